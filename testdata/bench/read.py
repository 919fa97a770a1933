"""Reads the first sheet of a workbook, or all sheets of the workbooks of a
folder, into lists, and prints the number of cells: read.py calamine|openpyxl PATH"""
import glob
import os
import sys


def calamine(path, every):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names if every else book.sheet_names[:1]:
        yield book.get_sheet_by_name(name).to_python()


def openpyxl(path, every):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets if every else book.worksheets[:1]:
        sheet.reset_dimensions()  # excelize writes A1
        yield list(sheet.iter_rows(values_only=True))


reader, path = {"calamine": calamine, "openpyxl": openpyxl}[sys.argv[1]], sys.argv[2]
folder = os.path.isdir(path)
cells = 0
for file in sorted(glob.glob(os.path.join(path, "*.xlsx"))) if folder else [path]:
    for rows in reader(file, folder):
        cells += sum(len(row) for row in rows)
print(cells)
