package mpi_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"rasoat/pipeline/mpi"
	"rasoat/pipeline/warehouse"
	"rasoat/rules/strict"
)

// openScratch opens a database for literal rows.
func openScratch(t testing.TB) *warehouse.DB {
	t.Helper()
	db, err := warehouse.Scratch(context.Background(), warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func spec(t testing.TB, yaml string) mpi.Spec {
	t.Helper()
	s, err := mpi.ReadSpec("spec.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func data(relation string) mpi.Data { return mpi.Data{Name: "rows", Relation: relation} }

func estimate(t testing.TB, relation, yaml string) mpi.Result {
	t.Helper()
	result, err := mpi.Estimate(context.Background(), openScratch(t), data(relation), spec(t, yaml))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// key names a value of the long table.
type key struct{ measure, indicator, k, subgroup, level, time string }

func keyOf(r mpi.Row) key { return key{r.Measure, r.Indicator, r.K, r.Subgroup, r.Level, r.Time} }

func table(t testing.TB, result mpi.Result) map[key]mpi.Row {
	t.Helper()
	all := map[key]mpi.Row{}
	for _, row := range result.Rows {
		if _, twice := all[keyOf(row)]; twice {
			t.Errorf("%+v stands twice", keyOf(row))
		}
		all[keyOf(row)] = row
	}
	return all
}

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

func shown(r *big.Rat) string {
	if r == nil {
		return "blank"
	}
	return r.RatString()
}

// want holds one value of a table; "blank" is none.
func want(t testing.TB, all map[key]mpi.Row, k key, value string) {
	t.Helper()
	row, there := all[k]
	switch {
	case !there:
		t.Errorf("%+v is not in the table", k)
	case value == "blank" && row.Value != nil, value != "blank" && (row.Value == nil || row.Value.Cmp(rat(value)) != 0):
		t.Errorf("%+v = %s, want %s", k, shown(row.Value), value)
	}
}

// wantFault holds that err is faults with a sentence in each language.
func wantFault(t testing.TB, err error, vi, en string) {
	t.Helper()
	var faults strict.Faults
	if !errors.As(err, &faults) {
		t.Errorf("got %v, want a fault with %q", err, en)
		return
	}
	var viAll, enAll []string
	for _, f := range faults {
		viAll, enAll = append(viAll, f.VI), append(enAll, f.EN)
	}
	if all := strings.Join(viAll, "\n"); !strings.Contains(all, vi) || strings.Contains(all, "%!") {
		t.Errorf("got %q, want %q", all, vi)
	}
	if all := strings.Join(enAll, "\n"); !strings.Contains(all, en) || strings.Contains(all, "%!") {
		t.Errorf("got %q, want %q", all, en)
	}
}

// fourDimensions is a spec of one indicator a dimension.
func fourDimensions(cutoffs string) string {
	return fmt.Sprintf("dimensions:\n  - {name: income, indicators: [d1]}\n  - {name: schooling, indicators: [d2]}\n  - {name: health, indicators: [d3]}\n  - {name: services, indicators: [d4]}\ncutoffs: [%s]\n", cutoffs)
}
