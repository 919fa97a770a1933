#!/usr/bin/env python3
"""Writes the sample workbooks of the layouts beside it; every person is invented.
Needs openpyxl; the .xls and .csv need LibreOffice: make.py && make.py convert."""
import subprocess, sys
from openpyxl import Workbook

def save(book, name):
    for sheet in book:
        for column in "BCDE":
            sheet.column_dimensions[column].width = 18
    book.save(name)

def official_export():
    book = Workbook(); s = book.active; s.title = "Sheet1"
    s.append(["date", "family.hostName", "family.code", "family.coDanTocTaiCho", "family.hostGender", "family.numberOfMembers",
              "quickReview.result", "b1Point", "b2Point", "classify", "reviewer"])
    s.append(["Thời gian rà soát", "Chủ hộ", "Mã hộ", "Dân tộc tại chỗ", "Giới tính", "Số nhân khẩu", "Phiếu A", "Phiếu B1", "Phiếu B2", "Kết quả rà soát", "Người rà soát"])
    rows = [["10/10/2022", "HÀ THỊ MẪU MỘT", "1", "Có", "Nữ", "4", "--", 110, 40, "Hộ nghèo", "Người Rà Soát"],
            [None, "Lường Văn Mẫu Hai", "2", None, None, "3", "--", 130, 20, "Hộ cận nghèo", None],
            ["12/10/2022", "NÔNG VĂN MẪU BA", "1", None, "Nam", 5, "--", 120, 30, "Hộ nghèo", "Người Rà Soát"],
            ["12/10/2022", "Triệu Thị Mẫu Bốn", "3", "Có", "Nữ", "2", "--", 150, 20, "Hộ không nghèo", "Người Rà Soát"],
            ["12/10/2022", "Triệu Thị Mẫu Bốn", "3", "Có", "Nữ", "2", "--", 150, 20, "Hộ không nghèo", "Người Rà Soát"]]
    for r in rows: s.append(r)
    save(book, "official-export.xlsx")

HEAD = ["TT", "STT hộ", "Họ và tên chủ hộ", "Họ và tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD/CMND", "Tỉnh", "Huyện", "Mã huyện", "Xã", "Mã xã", "Thôn",
        "Dân tộc", "Phân loại hộ", "Quyết định công nhận", "Ngày ban hành QĐ", "Điểm B1", "Điểm B2", "Hộ DTTS", "Hộ không có khả năng lao động", "Hộ có thành viên là NCC với CM", "Nguyên nhân nghèo", None, "Tuổi", "Số nhân khẩu"]

def person(tt, stt, name, relation, birth, sex, national_id, ethnic, cls, b1, b2, cause, age, members, village="Nà Pái"):
    head = relation == "Chủ hộ"
    return [tt, stt, name if head else None, None if head else name, relation, birth, sex, national_id, "Bắc Kạn", "Bạch Thông", "063", "Vi Hương", "01975", village,
            ethnic, cls, "12/QĐ-UBND" if head else None, "20/12/2022" if head else None, b1, b2, "x" if head else None, None, None, cause, None, age, members]

def review_list():
    book = Workbook(); s = book.active; s.title = "Sau rà soát"
    s["A1"] = "UBND XÃ VI HƯƠNG"; s["A4"] = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"; s["A5"] = "(Dữ liệu mẫu, không có thật)"
    for i, label in enumerate(HEAD, 1): s.cell(7, i, label)
    rows = [person(1, 1, "Hà Thị Mẫu Một", "Chủ hộ", "05/03/1970", "Nữ", "006170000001", "2", "1", 110, 40, "2", 52, 3),
            person(2, None, "Hà Văn Mẫu Con", "Con", "11/09/2005", "Nam", None, "2", None, None, None, None, 17, None),
            person(3, None, "Hà Thị Mẫu Cháu", "Cháu", "01/02/2015", "Nữ", None, "2", None, None, None, None, 7, None),
            person(4, 2, "Lường Văn Mẫu Hai", "Chủ hộ", "1982", "Nam", "006082000002", "7", "2", 130, 20, "3", 40, 2, "Thủy Điện"),
            person(5, None, "Nông Thị Mẫu Vợ", "Vợ", "14/06/1984", "Nữ", None, "7", None, None, None, None, 38, None, "Thủy Điện"),
            person(6, 3, "Bàn Văn Mẫu Ba", "Chủ hộ", "20/10/1990", "Nam", None, "9", "1", 120, 30, "8", 32, 3)]
    for i, r in enumerate(rows):
        for j, value in enumerate(r, 1): s.cell(8 + i, j, value)
    s.merge_cells("P8:P10")
    for title, name, rows in [
        ("DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT", "Thoát nghèo", [[1, 1, "Triệu Thị Mẫu Bốn", "Chủ hộ", "Nữ", "02/02/1965", "006165000004", "9", "Nà Pái, Vi Hương", 150, 20, None, None, None, 57, 2],
                                                                [2, None, "Triệu Văn Mẫu Con", "Con", "Nam", "03/03/1995", None, "9", None, None, None, None, None, None, 27, None]]),
        ("DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT", "Thoát cận nghèo", [[1, 1, "Hoàng Văn Mẫu Năm", "Chủ hộ", "Nam", "1979", "006079000005", "2", "Nà Ít, Vi Hương", 160, 10, None, None, None, 43, 1]])]:
        s = book.create_sheet(name); s["B5"] = title
        for i, label in enumerate(["TT", "STT hộ", "Họ tên", "Quan hệ", "Giới tính", "Ngày sinh", "CCCD", "Dân tộc", "Địa chỉ", "B1", "B2", None, "Ghi chú", None, "Tuổi", "Số nhân khẩu"], 1): s.cell(9, i, label)
        for i, r in enumerate(rows):
            for j, value in enumerate(r, 1): s.cell(10 + i, j, value)
    save(book, "review-list.xlsx")

def household_import():
    book = Workbook(); s = book.active; s.title = "Hộ gia đình nhập"
    s["A2"] = "BẢNG NHẬP HỘ (dữ liệu mẫu, không có thật)"
    labels = ["Mã hộ", "Tỉnh", "Huyện", "Xã", "Thôn", "Địa chỉ", "Khu vực rà soát", "Phân loại hộ", "Đơn vị quản lý", "Họ tên chủ hộ", "CMND/CCCD", "Dân tộc", "Ngày sinh", "Giới tính", "Số nhân khẩu"]
    for i, label in enumerate(labels, 1): s.cell(9, i, label)
    for i, r in enumerate([["7", "Bắc Kạn", "Bạch Thông", "Vi Hương", "Nà Pái", None, "Khu vực nông thôn", "Hộ nghèo", "Xã Vi Hương", "Hà Thị Mẫu Một", "006170000001", "Tày", "05/03/1970", "Nữ", 3],
                           ["8", "Bắc Kạn", "Bạch Thông", "Vi Hương", "Thủy Điện", None, "Khu vực nông thôn", "2", "Xã Vi Hương", "Lường Văn Mẫu Hai", "006082000002", "Nùng", "1982", "Nam", 2]]):
        for j, value in enumerate(r, 1): s.cell(10 + i, j, value)
    save(book, "household-import.xlsx")

def convert():
    office = ["soffice", "-env:UserInstallation=file:///tmp/lo-layouts", "--headless", "--convert-to"]
    subprocess.run(office + ["xls", "review-list.xlsx"], check=True)
    for name, filters in [("comma", "44,34,76"), ("semicolon", "59,34,76"), ("tab-utf16", "9,34,65535")]:
        subprocess.run(office + ["csv:Text - txt - csv (StarCalc):" + filters, "official-export.xlsx"], check=True)
        subprocess.run(["mv", "official-export.csv", f"official-export-{name}.csv"], check=True)

if sys.argv[1:] == ["convert"]: convert()
else: official_export(); review_list(); household_import()
