package warehouse_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// cells are the typed cells of one row, by key.
type cells map[string]string

// with returns the row with some cells changed; "" empties a cell.
func (c cells) with(changes cells) cells {
	changed := cells{}
	for key, value := range c {
		changed[key] = value
	}
	for key, value := range changes {
		changed[key] = value
	}
	return changed
}

// district is a small campaign held in memory: one xã (01975) and one thị
// trấn (01969), reviewed on 2023-10-05 under Decree 07/2021.
type district struct {
	info       []cells // one workbook each; " " is a line without a value
	households []cells
	members    []cells
	previous   []cells
	campaign   map[string]any // changes of ref_campaign
	sets       []string       // rule sets, nil is the one of Decree 07/2021
	points     rules.PointsTable
	targets    [][]any
	communes   [][]any
	approved   []cells  // households of earlier years, see approvedRow
	successors [][]any  // rows of ref_unit_successors besides the two units
	confirmed  [][]any  // rows of ref_confirmations: household_key, opening_key, verdict
	absent     []string // columns of sheet Hộ that the workbooks do not have
	found      [][]any  // findings of the reader: file, code, severity, sheet, cell
}

// household is a good row of sheet Hộ in xã 01975; one member unless changed.
func household(no string, changes cells) cells {
	return cells{
		"file": "survey/01975.xlsx", "village": "Nà Pái", "household_no": no, "head_name": "Lường Thị Mẫu " + no,
		"head_national_id": fmt.Sprintf("006180%06s", no), "head_sex": "Nữ", "head_birth": "1980", "head_ethnicity": "Tày",
		"member_count": "1", "listed_as": "Không", "b1_score": "150", "b2_score": "0",
	}.with(changes)
}

// flags marks n indicators, from the seventh on, and the B2 score they give.
func flags(n int) cells {
	marked := cells{"b2_score": fmt.Sprint(10 * n)}
	for i := 7; i < 7+n; i++ {
		marked[fmt.Sprintf("deprived_%02d", i)] = "x"
	}
	return marked
}

func workbook(file, commune string, changes cells) cells {
	return cells{"file": file, "commune_code": commune, "review_year": "2023", "total_households": "600", "total_persons": "2100",
		"minority_households": "550", "minority_persons": "1900"}.with(changes)
}

// build runs the selects through the given layer over the district.
func (d district) build(t *testing.T, through string) *warehouse.DB {
	t.Helper()
	ctx := t.Context()
	db, err := warehouse.Create(ctx, "", warehouse.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if d.sets == nil {
		d.sets = []string{"nd-07-2021"}
	}
	sets = slices.DeleteFunc(sets, func(s rules.Set) bool { return !slices.Contains(d.sets, s.ID) })
	if err := db.LoadRules(ctx, sets); err != nil {
		t.Fatal(err)
	}
	if err := db.LoadPoints(ctx, d.points); err != nil {
		t.Fatal(err)
	}
	if len(d.info) == 0 {
		d.info = []cells{workbook("survey/01975.xlsx", "01975", nil)}
		if len(d.previous) > 0 {
			d.info = append(d.info, workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022"}))
		}
	}
	for _, table := range d.tables() {
		load(t, ctx, db, table)
	}
	if err := db.Transform(ctx, through, func(warehouse.Step) {}); err != nil {
		t.Fatal(err)
	}
	return db
}

func load(t *testing.T, ctx context.Context, db *warehouse.DB, table warehouse.Table) {
	t.Helper()
	if err := db.LoadTable(ctx, table); err != nil {
		t.Fatal(err)
	}
}

func (d district) tables() []warehouse.Table {
	workbooks := plainTable("raw_workbooks", "source_file", "sha256", "layout", "role", "date1904", "sheets")
	info := plainTable("raw_info", "source_file", "source_sheet", "source_row:integer", "key", "label", "value")
	for _, w := range d.info {
		role := w["file"][:len("survey")]
		if role != "survey" {
			role = "previous"
		}
		workbooks.Rows = append(workbooks.Rows, []any{w["file"], "0", "rasoat-1", role, "false", ""})
		row := 3
		for _, field := range survey.SheetOf("info").Fields {
			if value := w[field.Key]; value != "" {
				info.Rows = append(info.Rows, []any{w["file"], "Thông tin", int64(row), field.Key, field.Label, typed(strings.TrimSpace(value))})
				row++
			}
		}
	}
	tables := []warehouse.Table{workbooks, info,
		sheetTable("households", d.households), sheetTable("members", d.members), sheetTable("previous", d.previous),
		columnTable(d.info, d.absent),
		d.readerFindings()}
	return append(tables, d.references()...)
}

func (d district) readerFindings() warehouse.Table {
	t := plainTable("raw_findings", "source_file", "code", "severity", "sheet", "cell", "value", "message", "message_en", "remedy", "remedy_en")
	for _, f := range d.found {
		t.Rows = append(t.Rows, append(slices.Clone(f), nil, "", "", "", ""))
	}
	return t
}

// sheetTable is the raw_ table of a sheet; data rows begin at row 6.
func sheetTable(table string, rows []cells) warehouse.Table {
	sheet := survey.SheetOf(table)
	columns := []string{"source_file", "source_sheet", "source_row:integer"}
	for _, f := range sheet.Fields {
		columns = append(columns, f.Key)
	}
	for _, f := range sheet.Fields {
		if f.Fold {
			columns = append(columns, f.Key+"_folded")
		}
	}
	t := plainTable("raw_"+table, columns...)
	next := map[string]int64{}
	for _, r := range rows {
		file := r["file"]
		row := []any{file, sheet.Name, 6 + next[file]}
		next[file]++
		for _, f := range sheet.Fields {
			row = append(row, typed(r[f.Key]))
		}
		for _, f := range sheet.Fields {
			if f.Fold {
				row = append(row, typed(names.Fold(r[f.Key])))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func typed(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// columnTable places every key in the column of its order: A, B, …, Z, AA.
func columnTable(info []cells, absent []string) warehouse.Table {
	t := plainTable("raw_columns", "source_file", "source_sheet", "key", "column", "label", "header_row")
	for _, w := range info {
		for _, sheet := range survey.Sheets() {
			for i, f := range sheet.Fields {
				if sheet.Table == "households" && slices.Contains(absent, f.Key) {
					continue
				}
				letter := letters(i)
				if sheet.Table == "info" {
					letter = "C"
				}
				t.Rows = append(t.Rows, []any{w["file"], sheet.Name, f.Key, letter, f.Label, "5"})
			}
		}
	}
	return t
}

func (d district) references() []warehouse.Table {
	campaign := plainTable("ref_campaign", "year:integer", "province_code", "province_name", "district_code", "district_name", "review_date:date", "rule_set", "deprivations", "assume_unknown", "relapse_lookback_years:integer", "format", "label")
	row := []any{int64(2023), "06", "tỉnh Bắc Kạn", "063", "huyện Bạch Thông", "2023-10-05", "nd-07-2021", "reported", "no", nil, survey.Format, ""}
	for i, c := range campaign.Columns {
		if changed, ok := d.campaign[c.Name]; ok {
			row[i] = changed
		}
	}
	campaign.Rows = [][]any{row}
	units := plainTable("ref_units", "code", "name", "short_name", "kind", "zone", "valid_from:date", "valid_until:date", "aliases", "position:integer", "sort_key")
	units.Rows = [][]any{
		{"01969", "Thị trấn Phủ Thông", "Phủ Thông", "thị trấn", "", nil, nil, "", int64(1), "1"},
		{"01975", "Xã Vi Hương", "Vi Hương", "xã", "", nil, nil, "", int64(2), "2"},
	}
	successors := plainTable("ref_unit_successors", "code", "valid_from:date", "valid_until:date", "name", "successor_code")
	successors.Rows = append([][]any{{"01969", nil, nil, "Thị trấn Phủ Thông", "01969"}, {"01975", nil, nil, "Xã Vi Hương", "01975"}}, d.successors...)
	codes := plainTable("ref_codes", "list", "code", "word", "label")
	for _, c := range survey.Codes() {
		codes.Rows = append(codes.Rows, []any{c.List, c.Code, c.Word, c.Label})
	}
	fields := plainTable("ref_fields", "sheet", "table_name", "key", "label", "type", "list", "required:boolean", "feeds", "filling", "filling_en")
	for _, s := range survey.Sheets() {
		for _, f := range s.Fields {
			vi, en := f.Filling()
			fields.Rows = append(fields.Rows, []any{s.Name, s.Table, f.Key, f.Label, string(f.Type), f.List, f.Required, typed(f.Feeds), vi, en})
		}
	}
	bounds := plainTable("ref_bounds", "name", "value:bigint", "unit", "why")
	for _, l := range survey.Bounds() {
		bounds.Rows = append(bounds.Rows, []any{l.Name, l.Value, l.Unit, l.Why})
	}
	shown := plainTable("ref_ethnicities_shown", "code", "label", "position:integer")
	shown.Rows = [][]any{{"2", "Tày", int64(1)}, {"9", "Dao", int64(2)}}
	confirmations := plainTable("ref_confirmations", "source_file", "source_sheet", "source_row:integer", "household_key", "opening_key", "verdict")
	for i, row := range d.confirmed {
		confirmations.Rows = append(confirmations.Rows, append([]any{"xac-nhan.xlsx", "Xác nhận", int64(i + 2)}, row...))
	}
	targets := plainTable("plan_targets", "id", "measure", "comparator", "value:decimal(18,4)", "unit", "office", "place", "text_vi", "population")
	targets.Rows = d.targets
	communes := plainTable("plan_communes", "commune_code", "poor_reduction:integer", "near_poor_reduction:integer")
	communes.Rows = d.communes
	return []warehouse.Table{campaign, units, successors, d.approvedTable(), confirmations, codes, fields, bounds, shown, targets, communes}
}

// plainTable makes columns of "name" or "name:type"; text when no type is given.
func plainTable(table string, columns ...string) warehouse.Table {
	t := warehouse.Table{Name: table}
	for _, c := range columns {
		kind := "varchar"
		for i := range c {
			if c[i] == ':' {
				c, kind = c[:i], c[i+1:]
				break
			}
		}
		t.Columns = append(t.Columns, warehouse.Column{Name: c, Type: kind})
	}
	return t
}

// letters names the column of a position counted from 0: A, B, …, Z, AA.
func letters(i int) string {
	letter := string(rune('A' + i%26))
	if i >= 26 {
		return "A" + letter
	}
	return letter
}
