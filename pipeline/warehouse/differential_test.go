package warehouse

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rasoat/rules"
)

// family is one random household as the classification sees it.
type family struct {
	area            string
	score, income   *int64
	screened, farms bool
	deprived        [12]bool
}

// families draws households that stand mostly at the borders of a set: on each
// line, just under and just over it.
func families(set rules.Set, n int, seed uint64) []family {
	draw := rand.New(rand.NewPCG(seed, 1))
	around := func(lines []int64, spread int64) *int64 {
		value := draw.Int64N(2 * spread)
		if len(lines) > 0 && draw.IntN(3) > 0 {
			value = lines[draw.IntN(len(lines))] + draw.Int64N(5) - 2
		}
		return &value
	}
	all := make([]family, n)
	for i := range all {
		h := family{area: []string{"rural", "urban"}[draw.IntN(2)], farms: draw.IntN(2) == 0, screened: draw.IntN(20) == 0}
		var scores, incomes []int64
		for _, l := range set.ScoreLines {
			if l.Value != nil {
				scores = append(scores, *l.Value)
			}
		}
		for _, l := range set.IncomeLines {
			if l.Value != nil {
				incomes = append(incomes, *l.Value)
			}
		}
		if !h.screened {
			h.score = around(scores, 150)
		}
		if draw.IntN(4) > 0 {
			h.income = around(incomes, 2_000_000)
		}
		for k := range h.deprived {
			h.deprived[k] = draw.IntN(5) == 0
		}
		all[i] = h
	}
	return all
}

// line is one line of a trace: "" is null.
type line struct{ criterion, value, threshold, holds string }

// judge is a second, slow reading of the law, in Go and for tests alone. It
// returns the class, "" when the set leaves it open, and the trace.
func judge(set rules.Set, h family, assume bool) (string, []line) {
	known, open := 0, 0
	var flags []line
	for _, n := range set.Indicators {
		answer := n.AnsweredBy
		if answer == "" && assume {
			answer = n.Nearest
		}
		l := line{"indicator_" + n.Indicator, "", "1", ""}
		if answer == "" {
			open++
		} else {
			at, _ := strconv.Atoi(answer)
			l.value, l.holds = "0", "false"
			if h.deprived[at-1] {
				known++
				l.value, l.holds = "1", "true"
			}
		}
		flags = append(flags, l)
	}
	least := set.MinDeprived()
	cutoff, entry := set.Cutoff(h.area), set.Income(set.EntryLine(), h.area)
	average := set.Income(rules.LineAverageLiving, h.area)

	var trace []line
	poorWhateverTheCount := ""
	if set.Method == rules.IncomeAndCount {
		poverty := set.Income(rules.LinePoverty, h.area)
		poorWhateverTheCount = atMost(h.income, poverty)
		trace = append(trace, line{"within_poverty", text(h.income), fmt.Sprint(poverty), poorWhateverTheCount})
	}
	inside := ""
	if cutoff != 0 {
		inside = atMost(h.score, cutoff)
		if h.screened {
			inside = "false"
		}
		trace = append(trace, line{"within_entry", text(h.score), fmt.Sprint(cutoff), inside})
	} else {
		inside = atMost(h.income, entry)
		trace = append(trace, line{"within_entry", text(h.score), "", ""}, line{"income_within_entry", text(h.income), fmt.Sprint(entry), inside})
	}
	enough := ""
	switch {
	case int64(known) >= least:
		enough = "true"
	case int64(known+open) < least:
		enough = "false"
	}
	trace = append(trace, line{"deprived_count", fmt.Sprint(known), fmt.Sprint(least), enough})
	farms := line{"farming_household", "0", "1", "false"}
	if h.farms {
		farms = line{"farming_household", "1", "1", "true"}
	}
	above := atMost(h.income, entry)
	switch above {
	case "true":
		above = "false"
	case "false":
		above = "true"
	}
	within := atMost(h.income, average)
	bound := fmt.Sprint(average)
	if average == 0 {
		within, bound = "", ""
	}
	trace = append(trace, farms, line{"income_above_entry", text(h.income), fmt.Sprint(entry), above}, line{"income_within_average_living", text(h.income), bound, within})
	return outcome(poorWhateverTheCount, inside, enough, h.farms && above == "true", within), append(trace, flags...)
}

func outcome(surely, inside, enough string, average bool, within string) string {
	switch {
	case surely == "true":
		return "poor"
	case inside == "true" && enough == "true":
		return "poor"
	case inside == "true" && enough == "false":
		return "near_poor"
	case inside == "true" || inside == "":
		return ""
	case !average || within == "false":
		return "not_poor"
	case within == "true":
		return "average_living"
	}
	return ""
}

func atMost(value *int64, line int64) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(*value <= line)
}

func text(value *int64) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(*value)
}

// classify puts households through the selects that classify and trace.
func classify(t *testing.T, set rules.Set, households []family, assume string) *DB {
	t.Helper()
	ctx := t.Context()
	db, err := Create(ctx, "", Options{Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	counted := Table{Name: "int_counted", Columns: []Column{{Name: "household_key", Type: "varchar"}, {Name: "rule_set", Type: "varchar"}, {Name: "derived_indicators", Type: "varchar"}, {Name: "commune_code", Type: "varchar"}, {Name: "area", Type: "varchar"},
		{Name: "b1_score", Type: "bigint"}, {Name: "b2_score", Type: "bigint"}, {Name: "income_per_capita", Type: "bigint"}, {Name: "farming_household", Type: "boolean"},
		{Name: "screened_out", Type: "boolean"}, {Name: "member_count", Type: "bigint"}}}
	for i := range 12 {
		counted.Columns = append(counted.Columns, Column{Name: fmt.Sprintf("deprived_%02d", i+1), Type: "boolean"})
	}
	rows := Table{Name: "int_households", Columns: []Column{{Name: "household_key", Type: "varchar"}, {Name: "commune_code", Type: "varchar"}, {Name: "source_file", Type: "varchar"}, {Name: "source_sheet", Type: "varchar"}, {Name: "source_row", Type: "bigint"}}}
	for i, h := range households {
		key := fmt.Sprintf("%07d", i)
		row := []any{key, set.ID, " ", "01975", h.area, optional(h.score), nil, optional(h.income), h.farms, h.screened, int64(4)}
		for _, d := range h.deprived {
			row = append(row, d)
		}
		counted.Rows = append(counted.Rows, row)
		rows.Rows = append(rows.Rows, []any{key, "01975", "survey/01975.xlsx", "Hộ", int64(i + 1)})
	}
	tables := []Table{counted, rows,
		{Name: "ref_campaign", Columns: []Column{{Name: "rule_set", Type: "varchar"}, {Name: "assume_unknown", Type: "varchar"}, {Name: "deprivations", Type: "varchar"}, {Name: "review_date", Type: "date"}}, Rows: [][]any{{set.ID, assume, "reported", "2023-10-05"}}},
		{Name: "raw_columns", Columns: []Column{{Name: "source_file", Type: "varchar"}, {Name: "source_sheet", Type: "varchar"}, {Name: "key", Type: "varchar"}, {Name: "column", Type: "varchar"}},
			Rows: [][]any{{"survey/01975.xlsx", "Hộ", "b1_score", "O"}}},
		{Name: "stg_members", Columns: []Column{{Name: "household_key", Type: "varchar"}, {Name: "source_file", Type: "varchar"}, {Name: "source_sheet", Type: "varchar"}, {Name: "source_row", Type: "bigint"}}},
		{Name: "int_b1_items", Columns: []Column{{Name: "household_key", Type: "varchar"}, {Name: "item", Type: "varchar"}, {Name: "position", Type: "bigint"}, {Name: "name", Type: "varchar"},
			{Name: "answer", Type: "varchar"}, {Name: "seen", Type: "varchar"}, {Name: "points", Type: "bigint"}}},
	}
	load(t, ctx, db, set, tables)
	return db
}

func load(t *testing.T, ctx context.Context, db *DB, set rules.Set, tables []Table) {
	t.Helper()
	if err := db.LoadRules(ctx, []rules.Set{set}); err != nil {
		t.Fatal(err)
	}
	if err := db.LoadPoints(ctx, rules.PointsTable{}); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if len(table.Rows) == 0 {
			if err := db.LoadTable(ctx, table); err != nil {
				t.Fatal(err)
			}
			continue
		}
		bulk(t, ctx, db, table)
	}
	for _, relation := range []string{"stg_law", "int_assessments", "int_classes", "int_decisions", "mart_trace", "mart_changes"} {
		if err := db.buildOne(ctx, relation); err != nil {
			t.Fatal(err)
		}
	}
}

// bulk loads a table of many rows through a file: LoadTable is for a few.
func bulk(t *testing.T, ctx context.Context, db *DB, table Table) {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), table.Name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := csv.NewWriter(file)
	for _, row := range table.Rows {
		fields := make([]string, len(row))
		for i, value := range row {
			if value != nil {
				fields[i] = fmt.Sprint(value)
			}
		}
		if err := out.Write(fields); err != nil {
			t.Fatal(err)
		}
	}
	if out.Flush(); out.Error() != nil {
		t.Fatal(out.Error())
	}
	var columns []string
	for _, c := range table.Columns {
		columns = append(columns, quote(c.Name)+": "+quote(c.Type))
	}
	if err := db.exec(ctx, fmt.Sprintf("create table %s as select * from read_csv(%s, header = false, nullstr = '', columns = {%s})", name(table.Name), quote(file.Name()), strings.Join(columns, ", "))); err != nil {
		t.Fatal(err)
	}
}

// drawn is how many random households stand against the second reading of each
// set.
const drawn = 100_000

func TestASecondReadingOfTheLawGivesEveryClassAndEveryLineOfTheTrace(t *testing.T) {
	for _, set := range everySet(t) {
		for _, assume := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, assume %v", set.ID, assume), func(t *testing.T) {
				mode, n := "no", drawn
				if assume {
					mode, n = "all", drawn/10
				}
				households := families(set, n, 7)
				compareTraces(t, set, households, assume, classify(t, set, households, mode))
			})
		}
	}
}

// compareTraces walks the trace in the order of the households and holds each
// against the judge.
func compareTraces(t *testing.T, set rules.Set, households []family, assume bool, db *DB) {
	t.Helper()
	next, differing, lines := 0, 0, 0
	var class string
	var seen []line
	compare := func() {
		if next == 0 {
			return
		}
		wantClass, want := judge(set, households[next-1], assume)
		if class != wantClass || !slices.Equal(seen, want) {
			if differing++; differing <= 3 {
				t.Errorf("household %d %+v: SQL says %q %v, the second reading %q %v", next-1, households[next-1], class, seen, wantClass, want)
			}
		}
	}
	last := ""
	err := db.Stream(t.Context(), `select household_key, coalesce(class, ''), criterion, coalesce(cast(value as varchar), ''), coalesce(cast(threshold as varchar), ''),
		coalesce(cast(holds as varchar), '') from mart_trace order by household_key, position`,
		func([]string) error { return nil },
		func(row []any) error {
			if key := row[0].(string); key != last {
				compare()
				last, class, seen = key, row[1].(string), seen[:0]
				next++
			}
			seen = append(seen, line{row[2].(string), row[3].(string), row[4].(string), row[5].(string)})
			lines++
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	compare()
	if next != len(households) {
		t.Errorf("%d households have a trace, want %d", next, len(households))
	}
	if differing > 0 {
		t.Errorf("%d of %d households differ", differing, len(households))
	}
	t.Logf("%d households, %d lines", next, lines)
}

func everySet(t *testing.T) []rules.Set {
	t.Helper()
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return sets
}

// classesOf reads the class of each household, "" for none.
func classesOf(t *testing.T, db *DB) []string {
	t.Helper()
	_, rows, err := db.Select(t.Context(), "select coalesce(class, '') from int_classes order by household_key")
	if err != nil {
		t.Fatal(err)
	}
	classes := make([]string, len(rows))
	for i, row := range rows {
		classes[i] = row[0].(string)
	}
	return classes
}

// wealth orders classes from poor upwards; average living and not poor are
// both off the lists.
func wealth(class string) int {
	return map[string]int{"poor": 1, "near_poor": 2, "average_living": 3, "not_poor": 3}[class]
}

func TestAFurtherDeprivationNeverMakesAHouseholdLessPoor(t *testing.T) {
	for _, set := range everySet(t) {
		households := families(set, 20_000, 11)
		more := slices.Clone(households)
		for i := range more {
			more[i].deprived[i%12] = true
		}
		before, after := classesOf(t, classify(t, set, households, "all")), classesOf(t, classify(t, set, more, "all"))
		for i := range before {
			if before[i] != "" && after[i] != "" && wealth(after[i]) > wealth(before[i]) {
				t.Fatalf("%s: %+v is %s, and %s with indicator %d", set.ID, households[i], before[i], after[i], i%12+1)
			}
		}
	}
}

func TestAHigherScoreOrIncomeNeverMakesAHouseholdPoorer(t *testing.T) {
	for _, set := range everySet(t) {
		households := families(set, 20_000, 13)
		richer := slices.Clone(households)
		for i, h := range richer {
			if h.score != nil {
				score := *h.score + int64(i%7)
				richer[i].score = &score
			}
			if h.income != nil {
				income := *h.income + int64(i%1000)
				richer[i].income = &income
			}
		}
		before, after := classesOf(t, classify(t, set, households, "all")), classesOf(t, classify(t, set, richer, "all"))
		for i := range before {
			if before[i] != "" && after[i] != "" && wealth(after[i]) < wealth(before[i]) {
				t.Fatalf("%s: %+v is %s, and %s with more", set.ID, households[i], before[i], after[i])
			}
		}
	}
}

func TestTheOrderOfTheIndicatorsInTheFileChangesNoClass(t *testing.T) {
	for _, set := range everySet(t) {
		households := families(set, 20_000, 17)
		turned := set
		turned.Indicators = slices.Clone(set.Indicators)
		slices.Reverse(turned.Indicators)
		for i := range turned.Indicators {
			turned.Indicators[i].Indicator = fmt.Sprintf("%02d", i+1)
		}
		before, after := classesOf(t, classify(t, set, households, "all")), classesOf(t, classify(t, turned, households, "all"))
		if !slices.Equal(before, after) {
			t.Errorf("%s: renumbered indicators change a class", set.ID)
		}
	}
}

func TestEveryNearestChangeGivesTheClassItPromisesAndNoSmallerOneDoes(t *testing.T) {
	for _, set := range everySet(t) {
		households := families(set, 5_000, 19)
		_, rows, err := classify(t, set, households, "all").Select(t.Context(), "select cast(household_key as bigint), changed, amount, new_class, class from mart_changes")
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) < 1000 {
			t.Fatalf("%s: only %d changes", set.ID, len(rows))
		}
		for _, row := range rows {
			h, changed, amount := households[row[0].(int64)], row[1].(string), row[2].(int64)
			got, _ := judge(set, changedBy(set, h, changed, amount), true)
			short, _ := judge(set, changedBy(set, h, changed, amount-int64(cmp.Compare(amount, 0))), true)
			if got != row[3] || short == row[3] {
				t.Errorf("%s: %+v, %v: %s %+d gives %s, one less %s; promised %v", set.ID, h, row[4], changed, amount, got, short, row[3])
			}
		}
	}
}

// changedBy is a household with a score, an income or a number of counted
// indicators changed.
func changedBy(set rules.Set, h family, what string, amount int64) family {
	switch what {
	case "b1_score":
		score := *h.score + amount
		h.score = &score
	case "income_per_capita":
		income := *h.income + amount
		h.income = &income
	case "deprived_count":
		for _, n := range set.Indicators {
			at, _ := strconv.Atoi(n.AnsweredBy + n.Nearest)
			if at == 0 || amount == 0 {
				continue
			}
			if add := amount > 0; h.deprived[at-1] != add {
				h.deprived[at-1] = add
				amount -= int64(cmp.Compare(amount, 0))
			}
		}
	}
	return h
}
