package warehouse

import (
	"context"
	"fmt"
	"strings"
)

// collectFindings makes the table findings of what the reader found
// (raw_findings) and of the checks that have rows: one row a finding, with its
// cell in A1 notation; worst first, unless many households were surveyed: the
// sentences of their findings would have to be sorted in memory.
func (db *DB) collectFindings(ctx context.Context, checks []script) error {
	statement := "create or replace table findings as\n" + findingsSelect(checks)
	if !db.many {
		statement += "\norder by case severity when 'error' then 1 when 'warning' then 2 else 3 end, file, sheet, source_row, cell, code, value"
	}
	if err := db.exec(ctx, statement); err != nil {
		return fmt.Errorf("collect findings: %w", err)
	}
	return nil
}

func findingsSelect(checks []script) string {
	return "with said_by_checks as (\n" + saidByChecks(checks) + "\n)\nselect * from (\n" + readerFindings + "\nunion all\n" + checkFindings + "\n)"
}

// describeFindings comments the table findings.
func (db *DB) describeFindings() {
	db.comment("table", "findings", "Phát hiện khi kiểm tra | Findings of the checks — one row per finding", []Column{
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
		{Name: "protects", Comment: "Điều khoản, biểu mà kiểm tra này giữ đúng | Article or form that the check protects"},
		{Name: "protects_en", Comment: "Điều khoản, biểu, tiếng Anh | Article or form, in English"},
	})
}

// collectChecks makes ref_checks: what each code is about in general words, for
// lists that name no household. It is the sentence of its check with … for every
// value.
func (db *DB) collectChecks(ctx context.Context, checks []script) error {
	general := strings.NewReplacer("{value}", "…", "{detail}", "…", "{label}", "…")
	var lines []string
	seen := map[string]bool{}
	for _, check := range checks {
		if !isCheck(check) {
			continue
		}
		code, severity := check.header["code"], check.header["severity"]
		if seen[code+severity] {
			continue // two checks may share a code, as they ask for the same mending
		}
		seen[code+severity] = true
		lines = append(lines, fmt.Sprintf("(%s, %s, %s, %s)", quote(code), quote(severity), quote(general.Replace(check.header["message"])), quote(general.Replace(check.header["message_en"]))))
	}
	if err := db.exec(ctx, "create or replace table ref_checks as\nselect * from (values "+strings.Join(lines, ",\n")+") as c(code, severity, message, message_en)"); err != nil {
		return fmt.Errorf("collect checks: %w", err)
	}
	db.comment("table", "ref_checks", "Các mã phát hiện của sql/ | Codes of the checks — one row per code and severity", []Column{
		{Name: "code", Comment: "Mã phát hiện | Code"},
		{Name: "severity", Comment: "Mức độ | Severity"},
		{Name: "message", Comment: "Nội dung, … ở chỗ của giá trị | Message, … in the place of values"},
		{Name: "message_en", Comment: "Nội dung tiếng Anh | Message in English"},
	})
	return nil
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

// What the reader's findings protect: figures come from workbooks read whole.
const (
	wholeFileVI = "'đọc đủ, đọc đúng bảng của xã; Mẫu 7.1–7.10'"
	wholeFileEN = "'that the workbook is read whole and right; forms 7.1–7.10'"
)

// readerFindings takes over what the reader found and names the household of the row.
const readerFindings = `select f.code, f.severity, f.source_file as file, f.sheet, f.cell, f.value, f.message, f.message_en, f.remedy, f.remedy_en,
  coalesce(h.commune_code, m.commune_code, p.commune_code, b.commune_code) as commune_code, coalesce(h.village, m.village, p.village) as village,
  coalesce(h.household_no, m.household_no, p.household_no) as household_no, coalesce(h.household_key, m.household_key, p.household_key) as household_key,
  try_cast(regexp_extract(f.cell, '[0-9]+$', 0) as integer) as source_row, ` + wholeFileVI + ` as protects, ` + wholeFileEN + ` as protects_en
from raw_findings f
left join stg_workbooks b on b.source_file = f.source_file
left join stg_households h on h.source_file = f.source_file and h.source_sheet = f.sheet and h.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$', 0) as integer)
left join stg_members m on m.source_file = f.source_file and m.source_sheet = f.sheet and m.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$', 0) as integer)
left join stg_previous p on p.source_file = f.source_file and p.source_sheet = f.sheet and p.source_row = try_cast(regexp_extract(f.cell, '[0-9]+$', 0) as integer)`

// saidByChecks are the rows of the checks with the sentences of their headers.
func saidByChecks(checks []script) string {
	parts := []string{`select cast(null as string) as code, cast(null as string) as severity, cast(null as string) as message, cast(null as string) as message_en,
  cast(null as string) as remedy, cast(null as string) as remedy_en, cast(null as string) as protects, cast(null as string) as protects_en,
  cast(null as string) as source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key,
  cast(null as string) as value, cast(null as string) as detail, cast(null as string) as commune_code, cast(null as string) as village,
  cast(null as string) as household_no, cast(null as string) as household_key where false`}
	for _, check := range checks {
		var said []string
		for _, key := range []string{"code", "severity", "message", "message_en", "remedy", "remedy_en", "protects", "protects_en"} {
			said = append(said, quote(check.header[key]))
		}
		parts = append(parts, "select "+strings.Join(said, ", ")+
			", source_file, source_sheet, source_row, column_key, value, detail, commune_code, village, household_no, household_key from "+name(check.relation))
	}
	return strings.Join(parts, "\nunion all\n")
}

// checkFindings fills the checks' sentences from their rows: {value}, {detail},
// {label} (the column's label) and {filling} (what its cells may hold). The
// cell is the column's letter and the row. That a cell is empty is left out
// where the reader has said why: its formula has no value, or a merged range
// covers it.
var checkFindings = `select c.code, c.severity, c.source_file as file, c.source_sheet as sheet, k."column" || c.source_row as cell, c.value,
  ` + filled("message", "l.label, k.label", "l.filling") + ` as message, ` + filled("message_en", "c.column_key", "l.filling_en") + ` as message_en,
  ` + filled("remedy", "l.label, k.label", "l.filling") + ` as remedy, ` + filled("remedy_en", "c.column_key", "l.filling_en") + ` as remedy_en,
  c.commune_code, c.village, c.household_no, c.household_key, c.source_row, c.protects, c.protects_en
from said_by_checks c
left join raw_columns k on k.source_file = c.source_file and k.source_sheet = c.source_sheet and k.key = c.column_key
left join ref_fields l on l.table_name = case c.source_sheet when 'Thông tin' then 'info' when 'Thành viên' then 'members' when 'Danh sách' then 'previous' when 'Báo cáo' then 'report' when 'Kết quả' then 'outputs' when 'Kinh phí' then 'money' else 'households' end and l.key = c.column_key
left join (select distinct source_file, sheet, cell from raw_findings where severity = 'error' and cell is not null) r
  on r.source_file = c.source_file and r.sheet = c.source_sheet and r.cell = k."column" || c.source_row
where c.value is not null or r.cell is null`

// filled is a sentence of said_by_checks with its places filled.
func filled(sentence, label, filling string) string {
	return fmt.Sprintf("trim(replace(replace(replace(replace(c.%s, '{filling}', coalesce(%s, '')), '{value}', coalesce(c.value, '')), '{detail}', coalesce(c.detail, '')), '{label}', coalesce(%s, '')))", sentence, filling, label)
}
