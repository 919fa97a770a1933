package warehouse_test

import (
	"fmt"
	"strings"
	"testing"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// report is a good progress workbook of an office and quarter of 2023.
func report(office string, quarter int, changes cells) cells {
	return cells{"file": fmt.Sprintf("progress/%s-q%d.xlsx", office, quarter), "office_id": office, "report_year": "2023", "quarter": fmt.Sprint(quarter),
		"reported_on": fmt.Sprintf("05/%02d/2023", 3*quarter+1)}.with(changes)
}

func output(office string, quarter int, changes cells) cells {
	return cells{"file": fmt.Sprintf("progress/%s-q%d.xlsx", office, quarter)}.with(changes)
}

// money is a good row of sheet Kinh phí of Dự án 2.
func money(quarter int, changes cells) cells {
	return output("farm", quarter, cells{"line": "p2", "planned_central": "5465", "planned_local": "164", "planned_total": "5629",
		"allocated_central": "3000", "allocated_local": "100", "allocated_total": "3100",
		"disbursed_central": fmt.Sprint(500 * quarter), "disbursed_local": fmt.Sprint(20 * quarter)}).with(changes)
}

// reported is a campaign in which two offices report two quarters without a
// finding: models and money of farm, a share of job.
func reported() district {
	d := good()
	d.plan = plan{offices: []string{"farm", "job"}, due: []any{"2023-04-10", "2023-07-10", "2023-10-10", "2024-01-10"}, budget: [][]any{{"p2", "farm", "5629", "5465", "164"}}}
	d.targets = [][]any{
		{"models", "output_count", ">=", "8", "mô hình", "Phòng farm", "II.2.a", "08 mô hình", "Mô hình", "farm", "progress"},
		{"advice", "output_percent", ">=", "100", "%", "Phòng job", "II.2.b", "Tư vấn", "Người có nhu cầu", "job", "progress"},
	}
	for q := 1; q <= 2; q++ {
		d.info = append(d.info, report("farm", q, nil), report("job", q, nil))
		d.outputs = append(d.outputs, output("farm", q, cells{"line": "models", "done": fmt.Sprint(4 * q)}), output("job", q, cells{"line": "advice", "done": fmt.Sprint(30 * q), "eligible": "90"}))
		d.money = append(d.money, money(q, nil))
	}
	return d
}

func TestAGoodReportHasNoFinding(t *testing.T) {
	if found := codes(t, reported().build(t, warehouse.ThroughReviews)); len(found) != 0 {
		t.Errorf("findings on good reports: %v", found)
	}
}

// TestEveryDefectOfAReportIsFoundInItsCell plants one defect each; the good
// reports above are the passing rows.
func TestEveryDefectOfAReportIsFoundInItsCell(t *testing.T) {
	find := func(d *district, file string) int {
		for i, w := range d.info {
			if w["file"] == file {
				return i
			}
		}
		return -1
	}
	head := func(office string, quarter int, c cells) func(*district) {
		return func(d *district) {
			i := find(d, fmt.Sprintf("progress/%s-q%d.xlsx", office, quarter))
			d.info[i] = d.info[i].with(c)
		}
	}
	without := func(d *district, file string) {
		i := find(d, file)
		d.info = append(d.info[:i], d.info[i+1:]...)
		kept := d.outputs[:0]
		for _, o := range d.outputs {
			if o["file"] != file {
				kept = append(kept, o)
			}
		}
		d.outputs = kept
	}
	done := func(row int, c cells) func(*district) {
		return func(d *district) { d.outputs[row] = d.outputs[row].with(c) }
	}
	sums := func(c cells) func(*district) { return func(d *district) { d.money[1] = d.money[1].with(c) } }
	for _, x := range []struct {
		code, severity, defect string
		plant                  func(*district)
		cell                   string // key and row, "" for none
	}{
		{"TD-001", "warning", "no report of a quarter that is over", func(d *district) { without(d, "progress/job-q2.xlsx") }, ""},
		{"TD-001", "warning", "a quarter left out before a later one, no days set", func(d *district) {
			without(d, "progress/job-q1.xlsx")
			d.plan.due = nil
		}, ""},
		{"TD-002", "warning", "a report after its day", head("farm", 1, cells{"reported_on": "11/04/2023"}), "reported_on 6"},
		{"TD-003", "error", "an office that the plan has not", head("farm", 1, cells{"office_id": "farms"}), "office_id 3"},
		{"TD-004", "error", "a report of last year", head("farm", 1, cells{"report_year": "2022"}), "report_year 4"},
		{"TD-004", "error", "a fifth quarter", head("farm", 1, cells{"quarter": "5"}), "quarter 5"},
		{"TD-005", "error", "two reports of one quarter", head("farm", 1, cells{"quarter": "2"}), "quarter 5"},
		{"TD-006", "error", "a line of another office", done(0, cells{"line": "advice"}), "line 6"},
		{"TD-007", "error", "a line that the plan has not", done(0, cells{"line": "modles"}), "line 6"},
		{"TD-008", "error", "words for a number", done(0, cells{"done": "bốn"}), "done 6"},
		{"TD-008", "error", "fewer than none", done(0, cells{"done": "-4"}), "done 6"},
		{"TD-008", "error", "a sum that may be thousands or decimals", sums(cells{"allocated_central": "5.465"}), "allocated_central 6"},
		{"TD-009", "error", "fewer models than a quarter before", done(2, cells{"done": "3"}), "done 6"},
		{"TD-009", "error", "less money than a quarter before", sums(cells{"disbursed_local": "19,5"}), "disbursed_local 6"},
		{"TD-010", "error", "more disbursed than allocated", sums(cells{"disbursed_local": "100,5"}), "disbursed_local 6"},
		{"TD-011", "error", "a total that is not its parts", sums(cells{"allocated_total": "3101"}), "allocated_total 6"},
		{"TD-012", "warning", "another planned sum than the plan's", sums(cells{"planned_local": "165", "planned_total": "5630"}), "planned_local 6"},
		{"TD-013", "warning", "a line left blank", done(2, cells{"done": ""}), "done 6"},
		{"TD-013", "warning", "a share without those concerned", done(3, cells{"eligible": ""}), "eligible 6"},
		{"TD-014", "error", "a line twice", func(d *district) { d.outputs = append(d.outputs, d.outputs[2]) }, "line 6"},
		{"TD-015", "error", "more done than concerned", done(3, cells{"done": "91"}), "done 6"},
	} {
		t.Run(x.code+" "+x.defect, func(t *testing.T) {
			d := reported()
			x.plant(&d)
			found := map[string][]any{}
			_, rows, err := d.build(t, warehouse.ThroughReviews).Select(t.Context(), "select code, severity, cell, message, message_en, remedy, remedy_en from findings order by source_row desc, cell desc")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				found[row[0].(string)] = row
			}
			got, ok := found[x.code]
			if !ok {
				t.Fatalf("not found among %v", found)
			}
			if want := reportCell(x.cell); got[1] != x.severity || fmt.Sprint(got[2]) != want {
				t.Errorf("severity %v, cell %v; want %s, %s", got[1], got[2], x.severity, want)
			}
			for _, words := range got[3:] {
				if words == "" || strings.Contains(words.(string), "{") {
					t.Errorf("the finding says %q", words)
				}
			}
		})
	}
}

// reportCell turns "key row" into the A1 cell of the sheet that has the key.
func reportCell(at string) string {
	key, row, found := strings.Cut(at, " ")
	if !found {
		return "<nil>"
	}
	for _, table := range []string{"outputs", "money"} {
		for i, f := range survey.SheetOf(table).Fields {
			if f.Key == key {
				return letters(i) + row
			}
		}
	}
	return "C" + row
}

func TestATargetReportedByAnOfficeHasItsLatestFigureItsTrendAndItsNote(t *testing.T) {
	db := reported().build(t, warehouse.ThroughMarts)
	table(t, db, `select id, cast(cast(actual as decimal(9, 2)) as varchar), status, cast(value_q1 as integer), cast(value_q2 as integer), value_q3, quarter from mart_targets where scope = 'district' order by id`,
		[]any{"advice", "66.67", "not_met", int64(33), int64(67), nil, int64(2)},
		[]any{"models", "8.00", "met", int64(4), int64(8), nil, int64(2)},
		[]any{"p2", "1040.00", "not_met", int64(520), int64(1040), nil, int64(2)})
	table(t, db, "select scope, cast(planned as integer), cast(disbursed as integer), cast(disbursed_q1 as integer), disbursed_q3, quarter from mart_money where scope <> 'office' order by scope desc",
		[]any{"line", int64(5629), int64(1040), int64(520), nil, int64(2)}, []any{"district", int64(5629), int64(1040), int64(520), nil, int64(2)})
}

func TestAFigureWithAnErrorIsHeldBackAndNeverZero(t *testing.T) {
	d := reported()
	d.outputs[2] = d.outputs[2].with(cells{"done": "3"}) // below the four of quarter 1
	db := d.build(t, warehouse.ThroughMarts)
	got := one(t, db, "select actual, met, status, note_vi from mart_targets where id = 'models'")
	if got[0] != nil || got[1] != nil || got[2] != "no_data" || got[3] != "Chưa có số liệu: báo cáo quý 2 còn lỗi, số bị giữ lại" {
		t.Errorf("got %v", got)
	}
	table(t, db, "select what, quarter, line from mart_overdue", []any{"line_held", int64(2), "models"})
}

// Two projects of one office: the second does not say what local money it was
// given, so no sum does.
func TestASumOfMoneyIsBlankWhereALineLacksItsPart(t *testing.T) {
	d := reported()
	d.plan.budget = append(d.plan.budget, []any{"p3", "farm", "1000", "900", "100"})
	d.money = append(d.money, money(2, cells{"line": "p3", "planned_central": "900", "planned_local": "100", "planned_total": "1000",
		"allocated_central": "800", "allocated_local": "", "allocated_total": "", "disbursed_central": "7", "disbursed_local": "3"}))
	table(t, d.build(t, warehouse.ThroughMarts), "select scope, cast(allocated_central as integer), cast(allocated_local as integer), cast(allocated as integer), cast(disbursed as integer) from mart_money where coalesce(id, '') <> 'p2' order by position",
		[]any{"line", int64(800), nil, nil, int64(10)}, []any{"office", int64(3800), nil, nil, int64(1050)}, []any{"district", int64(3800), nil, nil, int64(1050)})
}

// The second project has figures of quarter 1 alone, so the district has too.
func TestASumOfMoneyStopsAtTheQuarterThatEveryLineHas(t *testing.T) {
	d := reported()
	d.plan.budget = append(d.plan.budget, []any{"p3", "farm", "5629", "5465", "164"})
	d.money = append(d.money, money(1, cells{"line": "p3"}))
	table(t, d.build(t, warehouse.ThroughMarts), "select quarter, cast(disbursed as integer), cast(disbursed_q1 as integer), cast(disbursed_q2 as integer) from mart_money where scope = 'district'",
		[]any{int64(1), int64(1040), int64(1040), nil})
}

func TestALineThatNobodyReportedSaysSo(t *testing.T) {
	d := reported()
	d.info, d.outputs, d.money = d.info[:3], nil, nil // the workbooks of communes alone
	got := one(t, d.build(t, warehouse.ThroughMarts), "select actual, status, note_vi from mart_targets where id = 'models'")
	if got[0] != nil || got[1] != "no_data" || got[2] != "Chưa có số liệu: chưa có báo cáo quý nào dùng được của cơ quan" {
		t.Errorf("got %v", got)
	}
}

func TestOfficesAndQuartersSayWhichReportsAreThere(t *testing.T) {
	d := reported()
	for i, w := range d.info {
		if w["file"] == "progress/job-q1.xlsx" {
			d.info[i] = w.with(cells{"reported_on": "20/04/2023"})
		}
	}
	table(t, d.build(t, warehouse.ThroughMarts), "select office_id, quarter, state from int_reports order by position, quarter",
		[]any{"farm", int64(1), "received"}, []any{"farm", int64(2), "received"}, []any{"farm", int64(3), "pending"}, []any{"farm", int64(4), "pending"},
		[]any{"job", int64(1), "late"}, []any{"job", int64(2), "received"}, []any{"job", int64(3), "pending"}, []any{"job", int64(4), "pending"})
}
