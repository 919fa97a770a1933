"""Opens a warehouse and the files of two answers as analysts do in Python, and prints what it sees."""
import decimal, json, sys
import duckdb, openpyxl

warehouse, parquet, workbook = sys.argv[1:]


def seen(value):
    return {"decimal": str(value)} if isinstance(value, decimal.Decimal) else value


client = duckdb.connect(warehouse, read_only=True)
ask = lambda query: [[seen(value) for value in row] for row in client.execute(query).fetchall()]
sheet = openpyxl.load_workbook(workbook).worksheets[0]
print(json.dumps({
    "version": duckdb.__version__,
    "tables": [name for name, in client.execute("select table_name from information_schema.tables order by 1").fetchall()],
    "comments": ask("select table_name, comment from duckdb_tables() where table_name = 'mart_communes' union all select column_name, comment from duckdb_columns() where table_name = 'mart_communes' and column_name = 'poor_rate'"),
    "rows": ask("select commune_name, poor_rate, poor_closing from mart_communes order by commune_code"),
    "unreadable": [name for name, in client.execute("select table_name from information_schema.tables").fetchall() if not client.execute(f'from "{name}" limit 1').description],
    "parquet": [[seen(value) for value in row] for row in duckdb.read_parquet(parquet).fetchall()],
    "workbook": [[cell.value for cell in row] for row in sheet.iter_rows()],
    "types": [cell.data_type for cell in sheet[2]],
}))
