"""Writes drawn workbooks with openpyxl and XlsxWriter: drawn.py DIR SEED"""
import datetime
import os
import random
import sys

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

folder, draw = sys.argv[1], random.Random(int(sys.argv[2]))
WORDS = ["Nà Cà", " hai  cách ", "01969", "x", "a & b < c > \"d\" 'e'", "dòng\nhai", "Đặng Thị Quý", "-", "1.500.000", "tab\tở giữa", "Bản Mún 😀", "_x0041_", "ộ" * 40, "]]>"]


def values():
    """Rows of cells of every kind, some of them left out."""
    for _ in range(draw.randint(1, 40)):
        yield [one() for _ in range(draw.randint(1, 30))]


def one():
    day = datetime.datetime(draw.randint(1950, 2030), draw.randint(1, 12), draw.randint(1, 28), draw.randint(0, 23), draw.randint(0, 59))
    return draw.choice([
        None, None, draw.choice(WORDS), draw.choice(WORDS), draw.randint(-5, 10**9), draw.random() * 10 ** draw.randint(-6, 9),
        draw.random() < 0.5, day, day.date(), day.time(), datetime.timedelta(hours=draw.randint(1, 99)), "=1+1", '="x"', "bold",
    ])


def with_openpyxl(path, epoch, write_only):
    book = openpyxl.Workbook(write_only=write_only)
    if epoch == 1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    if not write_only:
        book.remove(book.active)
    for title in ("Hộ", "Thành viên"):
        sheet = book.create_sheet(title)
        for row in values():
            if not write_only:
                row = [CellRichText("thường ", TextBlock(InlineFont(b=True), "đậm ")) if v == "bold" else v for v in row]
            sheet.append(row)
        if not write_only:
            sheet["A50"] = "Người lập"
            sheet["A50"].font = Font(bold=True)
            sheet["B50"].font = Font(bold=True)
            sheet.merge_cells("A50:C51")
            sheet.row_dimensions[3].hidden = True
    book.save(path)


def with_xlsxwriter(path, options):
    book = xlsxwriter.Workbook(path, options)
    formats = [book.add_format({"num_format": f}) for f in ("dd/mm/yyyy", "d/m/yy h:mm", "#,##0.00", "@", "[h]:mm:ss", '"năm" yyyy')]
    bold = book.add_format({"bold": True})
    for title in ("Hộ", "Thành viên"):
        sheet = book.add_worksheet(title)
        for i, row in enumerate(values()):
            for j, value in enumerate(row):
                shape = draw.choice(formats)
                if value == "bold":
                    sheet.write_rich_string(i, j, "thường ", bold, "đậm ")
                elif value == "=1+1":
                    sheet.write_formula(i, j, value, shape, draw.choice([2, "", "#DIV/0!", True]))
                elif value == '="x"':
                    sheet.write_formula(i, j, value, None, "x & y")
                elif value is None:
                    sheet.write_blank(i, j, None, shape)
                else:
                    sheet.write(i, j, value, shape)
        if not options.get("constant_memory"):
            sheet.merge_range("A50:C51", "Người lập")
        sheet.set_row(3, None, None, {"hidden": True})
    book.close()


for epoch in (1900, 1904):
    for write_only in (False, True):
        with_openpyxl(os.path.join(folder, f"openpyxl-{epoch}-{write_only}.xlsx"), epoch, write_only)
for n, options in enumerate(({}, {"constant_memory": True}, {"date_1904": True}, {"use_zip64": True, "strings_to_numbers": True})):
    with_xlsxwriter(os.path.join(folder, f"xlsxwriter-{n}.xlsx"), {**options, "default_date_format": "dd/mm/yyyy", "strings_to_formulas": False, "nan_inf_to_errors": True})
