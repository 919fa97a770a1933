package warehouse

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	sqlfs "rasoat/sql"
)

// Of the communes that the plan sets apart the one whose share is the lowest
// stands for the district, also where two shares differ by one part in the
// product of their households, where none were reduced, or where more were added.
func TestTheCommuneWithTheLowestShareStandsForTheDistrict(t *testing.T) {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		t.Fatal(err)
	}
	var lowest string
	for _, s := range all {
		if s.relation == "mart_measure_focus" {
			lowest = "select * from (\n" + s.body + "\n) where commune_code is null"
		}
	}
	type commune struct{ opening, reduced int64 }
	district := func(communes []commune) (want commune) {
		db, err := Create(t.Context(), "", Options{Threads: 1})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var rows, codes []string
		for i, c := range communes {
			rows = append(rows, fmt.Sprintf("('%05d', %d::bigint, 0::bigint, %d::bigint, 0::bigint, true, 0::bigint, null::bigint)", i, c.opening, c.opening-c.reduced))
			codes = append(codes, fmt.Sprintf("('%05d')", i))
			if c.opening > 0 && (want.opening == 0 || big.NewRat(c.reduced, c.opening).Cmp(big.NewRat(want.reduced, want.opening)) < 0) {
				want = c
			}
		}
		for _, table := range []string{
			"mart_communes as select * from (values " + strings.Join(rows, ", ") + ") as v(commune_code, poor_opening, near_poor_opening, poor_closing, near_poor_closing, has_workbook, pending_households, opening_households_total)",
			"plan_settings as select null::decimal(9, 2) as focus_rate_above",
			"plan_new_countryside as select * from (values " + strings.Join(codes, ", ") + ") as v(commune_code)",
		} {
			if err := db.exec(t.Context(), "create table "+table); err != nil {
				t.Fatal(err)
			}
		}
		_, got, err := db.Select(t.Context(), lowest)
		if err != nil {
			t.Fatal(err)
		}
		if want.opening == 0 && len(got) == 0 {
			return want
		}
		if len(got) != 1 || got[0][1] != want.opening || got[0][2] != want.reduced {
			t.Errorf("of %v the lowest is %v, not %v", communes, want, got)
		}
		return want
	}
	for _, communes := range [][]commune{
		{{0, 0}},         // none had poor households
		{{0, 0}, {3, 3}}, //
		{{40_000, 13_333}, {3, 1}, {39_998, 13_332}},          // 0,333325; 1/3; 0,3333166…
		{{46_368, 17_711}, {28_657, 10_946}, {17_711, 6_765}}, // neighbours: 1 / (46.368 × 28.657) apart
		{{17_711, 6_765}, {46_368, 17_711}, {28_657, 10_946}},
		{{28_657, 10_946}, {46_368, 17_711}, {50_000, 50_000}},
		{{10, 0}, {7, 0}, {9, 1}},           // the first of two equals
		{{2, -1}, {4, -2}, {3, -1}},         // more poor households than before
		{{5, 1}, {5, -1}, {50_000, -9_999}}, //
	} {
		district(communes)
	}
	draw := rand.New(rand.NewPCG(1, 8))
	for range 200 {
		communes := make([]commune, 1+draw.IntN(8))
		for i := range communes {
			limit := []int64{4, 30, 60_000}[draw.IntN(3)]
			opening := draw.Int64N(limit)
			communes[i] = commune{opening, draw.Int64N(2*opening+1) - opening}
		}
		district(communes)
	}
}
