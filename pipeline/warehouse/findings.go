package warehouse

import (
	"context"
	"fmt"
	"strings"
)

// collectFindings makes the table findings of what the reader found
// (raw_findings) and of every check that has run: one row a finding, worst
// first, with its cell in A1 notation.
func (db *DB) collectFindings(ctx context.Context, checks []script) error {
	found := readerFindings
	if len(checks) > 0 {
		var parts []string
		for _, check := range checks {
			parts = append(parts, checkFindings(check))
		}
		found += "\nunion all\nselect f.* from (\n" + strings.Join(parts, "\nunion all\n") + "\n) f" + unsaidByReader
	}
	statement := "create or replace table findings as\nselect * from (\n" + found +
		"\n)\norder by case severity when 'error' then 1 when 'warning' then 2 else 3 end, file, sheet, source_row, cell, code, value"
	if err := db.exec(ctx, statement); err != nil {
		return fmt.Errorf("collect findings: %w", err)
	}
	return db.comment(ctx, "table", "findings", "Phát hiện khi kiểm tra | Findings of the checks", []Column{
		{Name: "code", Comment: "Mã phát hiện | Code"},
		{Name: "severity", Comment: "Mức độ: error giữ hộ lại, warning và note thì không | error holds the household out, warning and note do not"},
		{Name: "file", Comment: "Tệp | File"},
		{Name: "sheet", Comment: "Sheet | Sheet"},
		{Name: "cell", Comment: "Ô, kiểu A1 | Cell in A1 notation"},
		{Name: "value", Comment: "Giá trị như đã ghi | Value as typed"},
		{Name: "message", Comment: "Nội dung | Message in Vietnamese"},
		{Name: "message_en", Comment: "Nội dung tiếng Anh | Message in English"},
		{Name: "remedy", Comment: "Cách sửa | Remedy in Vietnamese"},
		{Name: "remedy_en", Comment: "Cách sửa tiếng Anh | Remedy in English"},
		{Name: "commune_code", Comment: "Mã xã | Commune code"},
		{Name: "village", Comment: "Thôn | Village"},
		{Name: "household_no", Comment: "Mã hộ | Household number"},
		{Name: "household_key", Comment: "Khoá hộ | Household key"},
		{Name: "source_row", Comment: "Dòng | Row"},
	})
}

// KeepFindings leaves in the table findings those of the files, and of the
// files in read those of the communes.
func (db *DB) KeepFindings(ctx context.Context, files, read, communes []string) error {
	in := func(column string, values []string) string {
		quoted := []string{"''"}
		for _, value := range values {
			quoted = append(quoted, quote(value))
		}
		return column + " in (" + strings.Join(quoted, ", ") + ")"
	}
	return db.exec(ctx, fmt.Sprintf("delete from findings where not coalesce(%s or %s and %s, false)", in("file", files), in("file", read), in("commune_code", communes)))
}

// readerFindings takes over what the reader found and names the household of the row.
const readerFindings = `select f.code, f.severity, f.source_file as file, f.sheet, f.cell, f.value, f.message, f.message_en, f.remedy, f.remedy_en,
  coalesce(h.commune_code, m.commune_code, p.commune_code, b.commune_code) as commune_code, coalesce(h.village, m.village, p.village) as village,
  coalesce(h.household_no, m.household_no, p.household_no) as household_no, coalesce(h.household_key, m.household_key, p.household_key) as household_key,
  try_cast(regexp_extract(f.cell, '[0-9]+$') as integer) as source_row
from raw_findings f
left join stg_workbooks b on b.source_file = f.source_file
left join stg_households h on h.source_file = f.source_file and h.source_sheet = f.sheet and h.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$') as integer)
left join stg_members m on m.source_file = f.source_file and m.source_sheet = f.sheet and m.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$') as integer)
left join stg_previous p on p.source_file = f.source_file and p.source_sheet = f.sheet and p.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$') as integer)`

// unsaidByReader leaves out that a cell is empty where the reader has said why:
// its formula has no value, or a merged range covers it.
const unsaidByReader = `
left join (select distinct source_file, sheet, cell from raw_findings where severity = 'error' and cell is not null) r
  on r.source_file = f.file and r.sheet = f.sheet and r.cell = f.cell
where f.value is not null or r.cell is null`

// checkFindings fills the check's sentences from its rows: {value}, {detail},
// {label} (the column's label) and {filling} (what its cells may hold). The
// cell is the column's letter and the row.
func checkFindings(check script) string {
	sentence := func(key, label, filling string) string {
		return fmt.Sprintf("trim(replace(replace(replace(replace(%s, '{filling}', coalesce(%s, '')), '{value}', coalesce(c.value, '')), '{detail}', coalesce(c.detail, '')), '{label}', coalesce(%s, '')))", quote(check.header[key]), filling, label)
	}
	return fmt.Sprintf(`select %s as code, %s as severity, c.source_file as file, c.source_sheet as sheet,
  k."column" || c.source_row as cell, c.value, %s as message, %s as message_en, %s as remedy, %s as remedy_en,
  c.commune_code, c.village, c.household_no, c.household_key, c.source_row
from %s c
left join raw_columns k on k.source_file = c.source_file and k.source_sheet = c.source_sheet and k.key = c.column_key
left join ref_fields l on l.table_name = case c.source_sheet when 'Thông tin' then 'info' when 'Thành viên' then 'members' when 'Danh sách' then 'previous' else 'households' end and l.key = c.column_key`,
		quote(check.header["code"]), quote(check.header["severity"]),
		sentence("message", "l.label", "l.filling"), sentence("message_en", "c.column_key", "l.filling_en"), sentence("remedy", "l.label", "l.filling"), sentence("remedy_en", "c.column_key", "l.filling_en"),
		name(check.relation))
}
