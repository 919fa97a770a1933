package pipeline_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"rasoat/pipeline"
	"rasoat/pipeline/report"
	"rasoat/pipeline/warehouse"
)

const plainCampaign = "splits, merges, deaths, relapses"

// lineageCampaigns are campaigns that a figure may come from: splits, merges,
// deaths, relapses and newcomers are in each; then planted errors with
// households held out, a commune without last year's list, one without a
// survey workbook, and opening lists that are the result of the year before.
var lineageCampaigns = map[string]func(t *testing.T) string{
	plainCampaign: func(t *testing.T) string { return lineageDir(t, 21, 2023, false) },
	"planted errors, a list and a workbook missing": func(t *testing.T) string {
		dir := lineageDir(t, 23, 2023, true)
		removeFirst(t, dir, "previous", 0)
		removeFirst(t, dir, "survey", 2)
		return dir
	},
	"last year's result as the list": func(t *testing.T) string {
		before, dir := lineageDir(t, 25, 2022, false), lineageDir(t, 25, 2023, false)
		runCampaign(t, before)
		content, err := os.ReadFile(filepath.Join(before, "out", "approved", "2022.parquet"))
		if err != nil {
			t.Fatal(err)
		}
		approved := filepath.Join(dir, "out", "approved")
		if err := os.MkdirAll(approved, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(approved, "2022.parquet"), content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, "previous")); err != nil {
			t.Fatal(err)
		}
		return dir
	},
}

func lineageDir(t *testing.T, seed uint64, year int, defects bool) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "đợt")
	_, err := pipeline.Synth(t.Context(), pipeline.SynthOptions{Dir: dir, Seed: seed, Year: year, Communes: 3, Households: 600, Defects: defects}, pipeline.Silent{})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// removeFirst takes the workbook of one commune out of a campaign.
func removeFirst(t *testing.T, dir, folder string, at int) {
	t.Helper()
	books, err := filepath.Glob(filepath.Join(dir, folder, "*.xlsx"))
	if err != nil || at >= len(books) {
		t.Fatalf("%d workbooks in %s, %v", len(books), folder, err)
	}
	if err := os.Remove(books[at]); err != nil {
		t.Fatal(err)
	}
}

// TestTheHouseholdsThatEveryPrintedFigureLeadsToAddUpToIt counts every numeric
// cell of the ten forms, the detailed table and the targets again, as the
// workbooks of the run have them, from single households.
func TestTheHouseholdsThatEveryPrintedFigureLeadsToAddUpToIt(t *testing.T) {
	for name, make := range lineageCampaigns {
		t.Run(name, func(t *testing.T) {
			dir := make(t)
			db := runCampaign(t, dir)
			lineage := readLineage(t, db)
			compared := 0
			for file, sheets := range map[string]func() ([]report.Sheet, error){pipeline.FormsFile: report.FormSheets, pipeline.DetailFile: report.DetailSheets} {
				book, err := excelize.OpenFile(filepath.Join(dir, "out", file))
				if err != nil {
					t.Fatal(err)
				}
				defer book.Close()
				tables, err := sheets()
				if err != nil {
					t.Fatal(err)
				}
				for _, table := range tables {
					compared += holdFigures(t, db, book, table, lineage)
				}
			}
			if compared < 400 {
				t.Errorf("only %d figures compared", compared)
			}
			if name == plainCampaign {
				t.Run("each cell says why its household counts", func(t *testing.T) { holdSourceCells(t, dir, db) })
				t.Run("Trace gives the households and what is printed", func(t *testing.T) { holdTraces(t, dir, db) })
			}
		})
	}
}

// partSums are the sums of the parts of one figure, and how they make it.
type partSums struct {
	formula string
	sums    map[string]*big.Rat
}

type figureKey struct {
	relation string
	row      int64
	column   string
}

func readLineage(t *testing.T, db *warehouse.DB) map[figureKey]partSums {
	t.Helper()
	found := map[figureKey]partSums{}
	for _, row := range rowsOf(t, db, `
select r.relation, r.row_no, c.column_key, c.formula, c.part, sum(x.weight)
from (select distinct relation, row_no, line from lin_rows) r
join (select distinct relation, line, column_key, formula, part from lin_columns) c on c.relation = r.relation and c.line = r.line
left join lin_cells x on x.relation = r.relation and x.row_no = r.row_no and x.column_key = c.column_key and x.part = c.part
group by all`) {
		key := figureKey{row[0].(string), row[1].(int64), row[2].(string)}
		if found[key].sums == nil {
			found[key] = partSums{row[3].(string), map[string]*big.Rat{}}
		}
		sum := new(big.Rat)
		if weight, counted := row[5].(decimal.Decimal); counted {
			sum = weight.Rat()
		}
		found[key].sums[row[4].(string)] = sum
	}
	return found
}

// figure computes what the parts make; nil where a denominator is 0.
func (p partSums) figure() *big.Rat {
	part := func(name string) *big.Rat {
		if sum := p.sums[name]; sum != nil {
			return sum
		}
		return new(big.Rat)
	}
	share := func(numerator, denominator string, times int64) *big.Rat {
		if part(denominator).Sign() == 0 {
			return nil
		}
		q := new(big.Rat).Quo(part(numerator), part(denominator))
		return q.Mul(q, big.NewRat(times, 1))
	}
	var made *big.Rat
	switch p.formula {
	case "sum":
		made = part("sum")
	case "difference":
		made = new(big.Rat).Sub(part("opening"), part("closing"))
	case "percent":
		made = rounded(share("numerator", "denominator", 100))
	case "ratio":
		made = rounded(share("numerator", "denominator", 1))
	case "share_off":
		if left := share("closing", "opening", 100); left != nil {
			made = rounded(left.Sub(big.NewRat(100, 1), left))
		}
	case "points", "from_list", "from_total":
		opening, closing := share("opening", "opening_base", 100), share("closing", "closing_base", 100)
		if opening == nil || closing == nil {
			return nil
		}
		points := rounded(opening.Sub(opening, closing))
		ofList := new(big.Rat).Add(new(big.Rat).Inv(part("opening_base")), new(big.Rat).Inv(part("closing_base")))
		ofList = rounded(ofList.Mul(ofList, big.NewRat(50, 1)).Mul(ofList, new(big.Rat).Sub(part("opening"), part("closing"))))
		made = map[string]*big.Rat{"points": points, "from_list": ofList, "from_total": new(big.Rat).Sub(points, ofList)}[p.formula]
	}
	if made == nil {
		return nil
	}
	return new(big.Rat).Add(made, part("target"))
}

// rounded is a rate with two decimals, half away from zero.
func rounded(rate *big.Rat) *big.Rat {
	if rate == nil {
		return nil
	}
	two, _ := new(big.Rat).SetString(rate.FloatString(2))
	return two
}

// holdFigures compares the figures of one sheet and returns their number.
func holdFigures(t *testing.T, db *warehouse.DB, book *excelize.File, table report.Sheet, lineage map[figureKey]partSums) int {
	t.Helper()
	located, err := table.Locate(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	figures := located.Figures()
	for cell, place := range figures {
		text, err := book.GetCellValue(table.Name, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		printed, isNumber := new(big.Rat).SetString(text)
		if !isNumber {
			t.Errorf("%s!%s holds %q, want a number", table.Name, cell, text)
			continue
		}
		parts, known := lineage[figureKey{place.Relation, place.RowNo, place.Key}]
		if !known {
			t.Errorf("%s!%s (%s, %s): lin_columns does not say what it is made of", table.Name, cell, place.Relation, place.Key)
			continue
		}
		if got := parts.figure(); got == nil || got.Cmp(printed) != 0 {
			t.Errorf("%s!%s (%s, %s) is printed %s, its parts %s %v make %v", table.Name, cell, place.Row, place.Key, text, parts.formula, parts.sums, got)
		}
	}
	holdNumbers(t, book, table, located, figures)
	return len(figures)
}

// holdNumbers asks that every number of the printed table is one of its figures.
func holdNumbers(t *testing.T, book *excelize.File, table report.Sheet, located report.Located, figures map[string]report.Place) {
	t.Helper()
	rows, err := book.GetRows(table.Name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j, text := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			place, inTable, err := located.At(cell)
			if _, isNumber := new(big.Rat).SetString(text); !isNumber || err != nil || !inTable || place.Kind == report.PlaceHeader || place.Key == "tt" {
				continue
			}
			if _, is := figures[cell]; !is {
				t.Errorf("%s!%s holds %s, which is located as %s of %q", table.Name, cell, text, place.Kind, place.Key)
			}
		}
	}
}

// holdSourceCells opens the communes' workbooks at the cells that lin_cells
// names.
func holdSourceCells(t *testing.T, dir string, db *warehouse.DB) {
	opened := map[string]*excelize.File{}
	at := func(file, sheet, cell string) string {
		if opened[file] == nil {
			book, err := excelize.OpenFile(filepath.Join(dir, file))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { book.Close() })
			opened[file] = book
		}
		text, err := opened[file].GetCellValue(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ToLower(text)
	}
	for measure, says := range map[string][]string{
		"poor_deprived_04": {"x", "có", "1", "true"}, "near_poor_deprived_05": {"x", "có", "1", "true"}, "other_out_poor": {"chết (hộ đơn thân)", "chuyển đi", "nhập hộ"}, "other_in_near_poor": {"tách hộ", "chuyển đến"},
		"relapse_poor": {"hộ nghèo"},
	} {
		holdCells(t, db, at, "survey", measure, says)
	}
	holdCells(t, db, at, "list", "poor_opening", []string{"hộ nghèo"})
	holdCells(t, db, at, "list", "near_poor_approved", []string{"hộ cận nghèo"})
	for _, row := range rowsOf(t, db, "select distinct survey_file, survey_sheet, survey_cell, weight from lin_cells where measure in ('households_total', 'opening_households_total')") {
		if got := at(row[0].(string), row[1].(string), row[2].(string)); got != row[3].(decimal.Decimal).StringFixed(0) {
			t.Errorf("%v says %q, want the total %v", row, got, row[3])
		}
	}
}

func holdCells(t *testing.T, db *warehouse.DB, at func(file, sheet, cell string) string, side, measure string, says []string) {
	t.Helper()
	rows := rowsOf(t, db, fmt.Sprintf("select distinct %[1]s_file, %[1]s_sheet, %[1]s_cell from lin_cells where measure = '%[2]s' and counted = 'households'", side, measure))
	if len(rows) == 0 {
		t.Errorf("no household counts as %s; the campaign shows nothing", measure)
	}
	for _, row := range rows {
		text := at(row[0].(string), row[1].(string), row[2].(string))
		fits := false
		for _, want := range says {
			fits = fits || text == want
		}
		if !fits {
			t.Errorf("%s: %v says %q, want one of %q", measure, row, text, says)
		}
	}
}

// holdTraces takes one figure of each sheet.
func holdTraces(t *testing.T, dir string, db *warehouse.DB) {
	traced := map[string]int{}
	for _, sheets := range []func() ([]report.Sheet, error){report.FormSheets, report.DetailSheets} {
		tables, err := sheets()
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			located, err := table.Locate(t.Context(), db)
			if err != nil {
				t.Fatal(err)
			}
			for cell, place := range located.Figures() {
				if place.Text == "0" || traced[table.Name] == 1 {
					continue
				}
				traced[table.Name]++
				l, err := pipeline.Trace(t.Context(), dir, table.Name+"!"+cell, pipeline.TraceOptions{})
				if err != nil {
					t.Fatal(err)
				}
				if !l.Agrees || l.Printed != place.Text || len(l.Parts) == 0 || len(l.Counted)+len(l.Given) == 0 {
					t.Errorf("%s!%s: %+v", table.Name, cell, l)
				}
				for _, h := range l.Counted {
					if h.HeadName != "" || h.HouseholdKey == "" || h.Place+h.ListPlace == "" {
						t.Errorf("%s!%s leads to %+v", table.Name, cell, h)
					}
				}
			}
		}
	}
	if len(traced) != 14 {
		t.Errorf("figures of %d sheets traced: %v", len(traced), traced)
	}
}
