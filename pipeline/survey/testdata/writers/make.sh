#!/usr/bin/env bash
# Writes the sample workbooks of this folder anew, each by another program,
# with invented data. Needs soffice, python3 with openpyxl and xlsxwriter, and
# node with the package xlsx; the tests need none of them.
set -euo pipefail
cd "$(dirname "$0")"
"${PYTHON:-python3}" - <<'PY'
import datetime
import openpyxl, xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

head = ["Mã hộ", "Thôn", "Họ và tên chủ hộ", "Ngày sinh", "Điểm B1", "Có & không <x>", "Ghi chú"]
def rows():
    for i in range(40):
        yield [f"{i:03d}", f"Nà Cà {i % 4}", f"Đặng Thị Quý {i}", datetime.date(1950 + i, 1 + i % 12, 1 + i % 28), 100 + i / 3, i % 2 == 0, " hai  cách \nxuống dòng" if i % 5 == 0 else None]

for epoch in (1900, 1904):
    book = openpyxl.Workbook()
    if epoch == 1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Hộ"
    sheet.append(head)
    for row in rows():
        sheet.append(row)
    sheet["H2"] = "=E2*2"
    sheet["H3"] = CellRichText("thường ", TextBlock(InlineFont(b=True), "đậm"))
    sheet["H4"] = datetime.datetime(2023, 10, 5, 7, 30)
    sheet["H5"] = datetime.time(7, 30)
    sheet.merge_cells("A44:C45")
    sheet["A44"] = "Người lập"
    sheet.row_dimensions[10].hidden = True
    book.create_sheet("Trống")
    book.save(f"openpyxl-{epoch}.xlsx")

for name, options in (("xlsxwriter", {}), ("xlsxwriter-constant-memory", {"constant_memory": True}), ("xlsxwriter-1904", {"date_1904": True})):
    book = xlsxwriter.Workbook(name + ".xlsx", options)
    sheet = book.add_worksheet("Hộ")
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    sheet.write_row(0, 0, head)
    for i, row in enumerate(rows(), 1):
        for j, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write_datetime(i, j, datetime.datetime.combine(value, datetime.time()), day)
            else:
                sheet.write(i, j, value)
        if i == 2:
            sheet.write_formula(i, 7, "=E3*2", None, 5)
            sheet.write_formula(i, 8, '=A3&" x"', None, "002 x")
            sheet.write_formula(i, 9, "=1/0", None, "#DIV/0!")
        if i == 3:
            sheet.write_rich_string(i, 7, "thường ", bold, "đậm")
            sheet.write_blank(i, 8, None, bold)
            sheet.write(i, 9, "\x07 chuông _x0041_")
    sheet.set_row(9, None, None, {"hidden": True})
    if not options.get("constant_memory"):
        sheet.merge_range("A44:C45", "Người lập")
    sheet.conditional_format("E2:E41", {"type": "data_bar"})
    sheet.data_validation("F2:F41", {"validate": "list", "source": ["x", "-"]})
    book.close()
PY
soffice -env:UserInstallation="file://$(mktemp -d)" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir libreoffice xlsxwriter.xlsx openpyxl-1904.xlsx >/dev/null
mv libreoffice/xlsxwriter.xlsx libreoffice.xlsx
mv libreoffice/openpyxl-1904.xlsx libreoffice-1904.xlsx
rmdir libreoffice
node -e '
const XLSX = require("xlsx");
const rows = [["Mã hộ", "Thôn", "Họ và tên chủ hộ", "Ngày sinh", "Điểm B1", "Có & không <x>", "Ghi chú"]];
for (let i = 0; i < 40; i++) rows.push([String(i).padStart(3, "0"), "Nà Cà " + i % 4, "Đặng Thị Quý " + i, new Date(Date.UTC(1950 + i, i % 12, 1 + i % 28)), 100 + i / 3, i % 2 === 0, i % 5 === 0 ? " hai  cách \nxuống dòng" : null]);
for (const [name, options] of [["sheetjs", {}], ["sheetjs-shared", {bookSST: true}], ["sheetjs-dates", {cellDates: true}]]) {
  const sheet = XLSX.utils.aoa_to_sheet(rows, {cellDates: true});
  sheet["H2"] = {t: "n", f: "E2*2", v: 200};
  sheet["H3"] = {t: "e", v: 42};
  sheet["!ref"] = "A1:H45";
  sheet["!merges"] = [XLSX.utils.decode_range("A44:C45")];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "Hộ");
  XLSX.writeFile(book, name + ".xlsx", {compression: true, ...options});
}'
