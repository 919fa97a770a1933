"""Reads the reports as analysts' and offices' programs do and prints what they see."""
import json, sys, warnings
import docx, openpyxl, pandas

warnings.simplefilter("error")  # a workbook that a library mends is no good workbook
seen = {}
for file in sys.argv[1:]:
    if file.endswith(".docx"):
        document = docx.Document(file)
        seen[file] = {"paragraphs": [p.text for p in document.paragraphs if p.text], "tables": [[len(t.rows), len(t.columns)] for t in document.tables],
                      "author": document.core_properties.author}
        continue
    book = openpyxl.load_workbook(file, read_only=True)
    sheets = {}
    for sheet in book.worksheets:
        rows = [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        frame = pandas.read_excel(file, sheet_name=sheet.title, header=None, engine="openpyxl")
        sheets[sheet.title] = {"filled": sum(cell is not None for row in rows for cell in row), "rows": len(rows), "pandas": int(frame.notna().sum().sum())}
    full = openpyxl.load_workbook(file)
    seen[file] = {"sheets": sheets, "charts": sum(len(sheet._charts) for sheet in full.worksheets), "author": full.properties.creator}
print(json.dumps(seen, ensure_ascii=False))
