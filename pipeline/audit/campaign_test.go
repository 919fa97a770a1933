package audit

import (
	"context"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rasoat/pipeline"
	"rasoat/pipeline/survey"
)

// campaignDir is where campaign has put its files.
var campaignDir string

// campaign runs the whole program once on a synthetic campaign and gives the
// folder of its workbooks.
var campaign = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rasoat-audit")
	if err != nil {
		return "", err
	}
	campaignDir = dir
	ctx := context.Background()
	if _, err := pipeline.Synth(ctx, pipeline.SynthOptions{Dir: filepath.Join(dir, "dot"), Seed: 11, Communes: 6, Households: 900}, pipeline.Silent{}); err != nil {
		return "", err
	}
	_, err = pipeline.Run(ctx, pipeline.RunOptions{Dir: filepath.Join(dir, "dot")}, pipeline.Silent{})
	return filepath.Join(dir, "dot", "out"), err
})

func TestMain(m *testing.M) {
	status := m.Run()
	if campaignDir != "" {
		os.RemoveAll(campaignDir)
	}
	os.Exit(status)
}

func TestTheProgramsOwnFormsPass(t *testing.T) {
	out, err := campaign()
	if err != nil {
		t.Fatal(err)
	}
	for file, tables := range map[string]int{pipeline.FormsFile: 10, pipeline.DetailFile: 1} {
		result, err := File(context.Background(), filepath.Join(out, file), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Tables) != tables || result.Checked < 100 {
			t.Errorf("%s: %d tables, %d constraints", file, len(result.Tables), result.Checked)
		}
		for _, f := range result.Failures {
			t.Errorf("%s: %+v", file, f)
		}
	}
}

// placed reads and places all forms of a workbook of the campaign.
func placed(t *testing.T, file string) []*placing {
	t.Helper()
	out, err := campaign()
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := readSheets(context.Background(), filepath.Join(out, file))
	if err != nil {
		t.Fatal(err)
	}
	placings, _, err := knownTables(file, sheets)
	if err != nil {
		t.Fatal(err)
	}
	return placings
}

// numbersOf lists the cells of figures that hold a number.
func numbersOf(placings []*placing) []*figure {
	var all []*figure
	for _, p := range placings {
		t := readTable(p)
		for _, r := range t.rows {
			for _, c := range t.form.columns {
				if f := r.figures[c.key]; f != nil && f.value != nil {
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// slipped is a number of the same cell with a slip of the hand in it.
func slipped(random *rand.Rand, f *figure) string {
	text := []byte(f.value.FloatString(f.decimals))
	var at []int
	for i, b := range text {
		if b >= '0' && b <= '9' {
			at = append(at, i)
		}
	}
	for {
		changed := slices.Clone(text)
		i, j := at[random.IntN(len(at))], at[random.IntN(len(at))]
		if random.IntN(2) == 0 {
			changed[i], changed[j] = changed[j], changed[i]
		} else {
			changed[i] = byte('0' + random.IntN(10))
		}
		value, _ := new(big.Rat).SetString(string(changed))
		if value.Cmp(f.value) != 0 {
			return string(changed)
		}
	}
}

// overwrite puts a number into the cell of a figure and returns how to take
// it back.
func overwrite(f *figure, value string) (restore func()) {
	at := [2]int{f.row, f.column}
	cells := f.table.sheet.cells
	before := cells[at]
	cells[at] = survey.PlainCell{Row: f.row, Column: f.column, Value: value, Number: true}
	return func() { cells[at] = before }
}

func auditPlacings(placings []*placing) Result {
	var tables []*table
	for _, p := range placings {
		tables = append(tables, readTable(p))
	}
	return check(context.Background(), tables)
}

// place is how a suspect and a figure are compared.
func place(sheet, cell string) string { return sheet + "!" + cell }

func (f *figure) place() string { return place(f.table.sheet.name, f.cell()) }

func suspected(set []Suspect) []string {
	var all []string
	for _, s := range set {
		all = append(all, place(s.Sheet, s.Cell))
	}
	return all
}

func TestOneWrongCellIsAmongTheSmallestExplanations(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, file := range []string{pipeline.FormsFile, pipeline.DetailFile} {
		trials, caught, alone := spoil(t, random, placed(t, file), 150)
		t.Logf("%s: %d changes, %d caught, %d of them with one explanation", file, trials, caught, alone)
		if caught < trials*9/10 || alone < caught*9/10 {
			t.Errorf("%s: of %d changes %d were caught, %d with one explanation", file, trials, caught, alone)
		}
	}
}

func TestOneWrongCellOfAFormByItselfIsAmongTheSmallestExplanations(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, p := range placed(t, pipeline.FormsFile) {
		trials, caught, alone := spoil(t, random, []*placing{p}, 40)
		t.Logf("%s: %d changes, %d caught, %d of them with one explanation", p.form.Form, trials, caught, alone)
		if caught < trials/2 {
			t.Errorf("%s: of %d changes only %d were caught", p.form.Form, trials, caught)
		}
	}
}

// spoil changes one random cell after another and holds the audit against it.
func spoil(t *testing.T, random *rand.Rand, placings []*placing, trials int) (tried, caught, alone int) {
	t.Helper()
	all, tied := numbersOf(placings), exactlyTied(placings)
	for range trials {
		f := all[random.IntN(len(all))]
		value := slipped(random, f)
		restore := overwrite(f, value)
		result := auditPlacings(placings)
		restore()
		what := f.place() + " " + f.value.FloatString(f.decimals) + " made " + value
		if result.OK() {
			if tied[f.place()] {
				t.Errorf("%s: an equation without rounding holds the cell, and nothing failed", what)
			}
			continue
		}
		caught++
		if len(result.Groups) != 1 {
			t.Errorf("%s: %d groups for one slip: %v", what, len(result.Groups), result.Failures)
			continue
		}
		found := result.Groups[0].Explanations
		if !slices.ContainsFunc(found, func(x []Suspect) bool { return len(x) == 1 && suspected(x)[0] == f.place() }) {
			t.Errorf("%s: explained by %v", what, found)
			continue
		}
		if len(found) == 1 {
			alone++
			if s := found[0][0]; s.Only && s.Should.EN != printed(f.value, f.decimals).EN {
				t.Errorf("%s: should be %s", what, s.Should.EN)
			}
		}
	}
	return trials, caught, alone
}

// exactlyTied lists the cells that stand in an equation without rounding: a
// change of one of them is always seen.
func exactlyTied(placings []*placing) map[string]bool {
	var tables []*table
	for _, p := range placings {
		tables = append(tables, readTable(p))
	}
	tied := map[string]bool{}
	for _, c := range build(tables) {
		for _, f := range c.figures {
			tied[f.place()] = tied[f.place()] || c.exact != nil
		}
	}
	return tied
}

func TestTwoWrongCellsAreBothNamed(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	placings := placed(t, pipeline.FormsFile)
	all := numbersOf(placings)
	tied := exactlyTied(placings)
	both, trials := 0, 0
	for range 60 {
		a, b := all[random.IntN(len(all))], all[random.IntN(len(all))]
		if a == b || !tied[a.place()] || !tied[b.place()] {
			continue
		}
		trials++
		undoA := overwrite(a, slipped(random, a))
		undoB := overwrite(b, slipped(random, b))
		result := auditPlacings(placings)
		undoB()
		undoA()
		var named []string
		cells := 0
		for _, g := range result.Groups {
			if len(g.Explanations) == 0 {
				t.Errorf("%s and %s: a group without explanation: %v", a.place(), b.place(), g.Failures)
				continue
			}
			cells += len(g.Explanations[0])
			for _, x := range g.Explanations {
				named = append(named, suspected(x)...)
			}
		}
		if cells > 2 {
			t.Errorf("%s and %s: explained by %d cells: %v", a.place(), b.place(), cells, named)
		}
		if slices.Contains(named, a.place()) && slices.Contains(named, b.place()) {
			both++
		}
	}
	t.Logf("%d pairs, both named in %d", trials, both)
	if trials < 30 || both < trials*9/10 {
		t.Errorf("of %d pairs both cells were named in %d", trials, both)
	}
}

func TestABrokenCellIsNamedWithTheValueItMustHave(t *testing.T) {
	placings := placed(t, pipeline.FormsFile)
	all := numbersOf(placings)
	f := all[slices.IndexFunc(all, func(f *figure) bool {
		return strings.HasPrefix(f.table.form.Form, "7.2") && f.key == "c9" && f.value.Sign() > 0
	})]
	for _, broken := range []string{"#REF!", "NaN%", "12a"} {
		at := [2]int{f.row, f.column}
		before := f.table.sheet.cells[at]
		f.table.sheet.cells[at] = survey.PlainCell{Row: f.row, Column: f.column, Value: broken}
		result := auditPlacings(placings)
		f.table.sheet.cells[at] = before
		if len(result.Failures) != 1 || result.Failures[0].Kind != KindBroken || result.Failures[0].Expected.EN != printed(f.value, 0).EN {
			t.Errorf("%s: %+v, want %s", broken, result.Failures, f.value)
		}
	}
}

func TestATableOfRubbishEndsSoon(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	placings := placed(t, pipeline.FormsFile)
	for i, f := range numbersOf(placings) {
		switch {
		case i%7 == 0:
			f.table.sheet.cells[[2]int{f.row, f.column}] = survey.PlainCell{Row: f.row, Column: f.column, Value: "#REF!", Failed: true}
		case i%3 == 0:
			overwrite(f, itoa(random.IntN(1000)))
		}
	}
	started := time.Now()
	result := auditPlacings(placings)
	if took := time.Since(started); took > 30*time.Second || len(result.Failures) < 300 {
		t.Errorf("%d failures in %v", len(result.Failures), took)
	}
}

func TestNaNWithoutADenominatorMustBeBlank(t *testing.T) {
	result := auditCSV(t, strings.Replace(results, ",Tổng cộng", "3,Xã Mới,0,0,0,NaN%,0,NaN%,0,NaN%,0,NaN%,0,NaN%,0,NaN%\n,Tổng cộng", 1))
	if len(result.Failures) != 6 || result.Failures[0].Kind != KindBroken || result.Failures[0].Expected.VI != "để trống" || len(result.Groups) != 0 {
		t.Errorf("%+v", result)
	}
}
