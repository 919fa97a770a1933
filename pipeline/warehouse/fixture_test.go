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
	"rasoat/rules/support"
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
	support    support.Plan
	targets    [][]any
	communes   [][]any
	approved   []cells  // households of earlier years, see approvedRow
	successors [][]any  // rows of ref_unit_successors besides the two units
	confirmed  [][]any  // rows of ref_confirmations: household_key, opening_key, verdict
	absent     []string // columns of sheet Hộ that the workbooks do not have
	found      [][]any  // findings of the reader: file, code, severity, sheet, cell
	plan       plan
	outputs    []cells // rows of Kết quả, by file
	money      []cells // rows of Kinh phí, by file
}

// plan is what targets.yaml says beside its targets.
type plan struct {
	offices []string // ids; the name of each is "Phòng " and the id
	due     []any    // four days, null for none
	budget  [][]any  // id, office, total, central, local
	above   any      // focus.rate_above
	coming  []string // focus.new_countryside
	levels  []string // certificate_levels
}

// household is a good row of sheet Hộ in xã 01975; one member unless changed.
func household(no string, changes cells) cells {
	return cells{
		"file": "survey/01975.xlsx", "village": "Nà Pái", "household_no": no, "head_name": "Lường Thị Mẫu " + no,
		"head_national_id": fmt.Sprintf("006180%06s", no), "head_sex": "Nữ", "head_birth": "1980", "head_ethnicity": "Tày",
		"member_count": "1", "listed_as": "Không", "b1_score": "150", "b2_score": "0", "surveyed_on": "05/10/2023", "surveyor": "Nông Văn Mẫu",
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
	db := d.loaded(t)
	if err := db.Transform(t.Context(), through, func(warehouse.Step) {}); err != nil {
		t.Fatal(err)
	}
	return db
}

// loaded is the database before the selects run.
func (d district) loaded(t *testing.T) *warehouse.DB {
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
	if err := db.LoadSupport(ctx, d.support); err != nil {
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
		role, _, _ := strings.Cut(w["file"], "/")
		workbooks.Rows = append(workbooks.Rows, []any{w["file"], "0", "rasoat-1", role, "false", ""})
		row, sheet := 3, survey.SheetOf("info")
		if role == "progress" {
			sheet = survey.SheetOf("report")
		}
		for _, field := range sheet.Fields {
			if value := w[field.Key]; value != "" {
				info.Rows = append(info.Rows, []any{w["file"], sheet.Name, int64(row), field.Key, field.Label, typed(strings.TrimSpace(value))})
				row++
			}
		}
	}
	tables := []warehouse.Table{workbooks, info,
		sheetTable("households", d.households), sheetTable("members", d.members), sheetTable("previous", d.previous), sheetTable("outputs", d.outputs), sheetTable("money", d.money),
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
				if sheet.Table == "info" || sheet.Table == "report" {
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
	targets := plainTable("plan_targets", "id", "measure", "comparator", "value:decimal(18,4)", "unit", "office", "place", "text_vi", "population", "office_id", "source", "position:integer")
	for i, row := range d.targets {
		if len(row) == 9 { // computed from the survey, of no office
			row = append(slices.Clone(row), nil, "survey")
		}
		targets.Rows = append(targets.Rows, append(slices.Clone(row), int64(i+1)))
	}
	communes := plainTable("plan_communes", "commune_code", "poor_reduction:integer", "near_poor_reduction:integer")
	communes.Rows = d.communes
	given := plainTable("ref_workbook_communes", "source_file", "commune_code")
	return append(d.plan.tables(), campaign, units, successors, d.approvedTable(), confirmations, given, codes, fields, bounds, shown, targets, communes)
}

// tables are the plan_ tables but for targets and communes.
func (p plan) tables() []warehouse.Table {
	offices := plainTable("plan_offices", "office_id", "office", "place", "position:integer")
	for i, id := range p.offices {
		offices.Rows = append(offices.Rows, []any{id, "Phòng " + id, "VI." + fmt.Sprint(i+1), int64(i + 1)})
	}
	quarters := plainTable("plan_quarters", "quarter:integer", "due_on:date")
	for i := range 4 {
		var due any
		if p.due != nil {
			due = p.due[i]
		}
		quarters.Rows = append(quarters.Rows, []any{int64(i + 1), due})
	}
	budget := plainTable("plan_budget", "id", "place", "text_vi", "measure", "comparator", "unit", "office_id", "office", "total:decimal(18,4)", "central:decimal(18,4)", "local:decimal(18,4)", "position:integer")
	for i, b := range p.budget {
		budget.Rows = append(budget.Rows, []any{b[0], "III", "Dự án " + b[0].(string), "money_disbursed", ">=", "triệu đồng", b[1], "Phòng " + b[1].(string), b[2], b[3], b[4], int64(i + 1)})
	}
	coming := plainTable("plan_new_countryside", "commune_code")
	for _, code := range p.coming {
		coming.Rows = append(coming.Rows, []any{code})
	}
	settings := plainTable("plan_settings", "plan", "focus_rate_above:decimal(18,4)", "focus_configured:boolean")
	settings.Rows = [][]any{{"Kế hoạch", p.above, p.above != nil || p.coming != nil}}
	levels := plainTable("plan_certificate_levels", "code")
	for _, code := range p.levels {
		levels.Rows = append(levels.Rows, []any{code})
	}
	sections := plainTable("plan_sections", "place", "title", "position:integer")
	duties := plainTable("plan_duties", "office_id", "position:integer", "duty")
	return []warehouse.Table{offices, quarters, budget, coming, settings, levels, sections, duties}
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
