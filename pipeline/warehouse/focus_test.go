package warehouse

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	sqlfs "rasoat/sql"
)

// openingAndReduced are the poor and near-poor households of a commune at the
// start, and how many fewer there are at the end.
type openingAndReduced struct{ opening, reduced int64 }

// Of the communes that the plan sets apart the one whose share is the lowest
// stands for the district, also where two shares differ by one part in the
// product of their households, where none were reduced, or where more were added.
func TestTheCommuneWithTheLowestShareStandsForTheDistrict(t *testing.T) {
	campaigns := [][]openingAndReduced{
		{{0, 0}}, // none had poor households
		{{0, 0}, {3, 3}},
		{{40_000, 13_333}, {3, 1}, {39_998, 13_332}},          // 0,333325; 1/3; 0,3333166…
		{{46_368, 17_711}, {28_657, 10_946}, {17_711, 6_765}}, // neighbours: 1 / (46.368 × 28.657) apart
		{{17_711, 6_765}, {46_368, 17_711}, {28_657, 10_946}},
		{{28_657, 10_946}, {46_368, 17_711}, {50_000, 50_000}},
		{{10, 0}, {7, 0}, {9, 1}},           // the first of two equals
		{{2, -1}, {4, -2}, {3, -1}},         // more poor households than before
		{{5, 1}, {5, -1}, {50_000, -9_999}}, // -0,2 and -0,19998
	}
	draw := rand.New(rand.NewPCG(1, 8))
	for range 200 {
		communes := make([]openingAndReduced, 1+draw.IntN(8))
		for i := range communes {
			opening := draw.Int64N([]int64{4, 30, 60_000}[draw.IntN(3)])
			communes[i] = openingAndReduced{opening, draw.Int64N(2*opening+1) - opening}
		}
		campaigns = append(campaigns, communes)
	}
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, communes := range campaigns {
		var want []openingAndReduced
		for _, c := range communes {
			if c.opening > 0 && (want == nil || big.NewRat(c.reduced, c.opening).Cmp(big.NewRat(want[0].reduced, want[0].opening)) < 0) {
				want = []openingAndReduced{c}
			}
		}
		if got := lowestOf(t, db, communes); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("of %v the lowest is %v, not %v", communes, want, got)
		}
	}
}

// lowestOf are the rows of the district in mart_measure_focus, of which there
// is one or none.
func lowestOf(t *testing.T, db *DB, communes []openingAndReduced) (lowest []openingAndReduced) {
	t.Helper()
	var rows, codes []string
	for i, c := range communes {
		rows = append(rows, fmt.Sprintf("('%05d', %d::bigint, 0::bigint, %d::bigint, 0::bigint, true, 0::bigint, null::bigint)", i, c.opening, c.opening-c.reduced))
		codes = append(codes, fmt.Sprintf("('%05d')", i))
	}
	for _, table := range []string{
		"mart_communes as select * from (values " + strings.Join(rows, ", ") + ") as v(commune_code, poor_opening, near_poor_opening, poor_closing, near_poor_closing, has_workbook, pending_households, opening_households_total)",
		"plan_settings as select null::decimal(9, 2) as focus_rate_above",
		"plan_new_countryside as select * from (values " + strings.Join(codes, ", ") + ") as v(commune_code)",
	} {
		if err := db.exec(t.Context(), "create or replace table "+table); err != nil {
			t.Fatal(err)
		}
	}
	all, err := scripts(sqlfs.Files())
	if err != nil {
		t.Fatal(err)
	}
	_, found, err := db.Select(t.Context(), "select opening, reduced from (\n"+scriptOf(all, "mart_measure_focus").body+"\n) where commune_code is null")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range found {
		lowest = append(lowest, openingAndReduced{row[0].(int64), row[1].(int64)})
	}
	return lowest
}
