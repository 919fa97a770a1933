package warehouse

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestEveryValueIsInExactlyOneSlice(t *testing.T) {
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, bounds := range [][]string{{""}, {"", "01975"}, {"", "01969", "01975", "1'0"}} {
		var counted []string
		for _, condition := range sliceConditions("k", bounds) {
			counted = append(counted, fmt.Sprintf("(case when %s then 1 else 0 end)", condition))
		}
		query := "select k from (values (null), (''), ('0'), ('01969'), ('01969/nà pái/1'), ('01974/z'), ('01975'), ('01975/á/2'), ('1''0'), ('ổ')) as v(k) where " + strings.Join(counted, " + ") + " <> 1"
		if _, rows, err := db.Select(t.Context(), query); err != nil || len(rows) > 0 {
			t.Errorf("slices from %q: not in one slice: %v (%v)", bounds, rows, err)
		}
	}
}

func TestSlicesAreCutBetweenCommunesAndFilesWhereEnoughRowsAreHeld(t *testing.T) {
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range []string{
		"create table stg_households as select * from (values ('01', 's/1'), ('01', 's/1'), ('02', 's/2'), ('03', 's/3'), (null, 's/3'), ('04', 's/4')) as v(commune_code, source_file)",
		"create table stg_previous as select * from (values ('p/1'), ('p/2'), ('p/2')) as v(source_file)",
	} {
		if err := db.exec(t.Context(), table); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		column string
		size   int64
		want   []string
	}{
		{"household_key", 2, []string{"", "02", "04"}},
		{"household_key", 1, []string{"", "02", "03", "04"}},
		{"household_key", 100, []string{""}},
		{"source_file", 3, []string{"", "s/1", "s/3"}},
	} {
		if got, err := db.sliceBounds(t.Context(), test.column, test.size); err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s, %d rows a slice: slices from %q, want %q (%v)", test.column, test.size, got, test.want, err)
		}
	}
	if _, err := db.sliceBounds(t.Context(), "village", 1); err == nil {
		t.Error("a column that nothing is cut by: no error")
	}
}

func TestSlicesAreSmallerWhereDuckDBHasLessMemoryThanTheyAreMadeFor(t *testing.T) {
	for megabytes, want := range map[int]int64{0: 2_000_000, 256: 500_000, 1024: 2_000_000, 65536: 2_000_000} {
		if got := sliceRowsFor(megabytes); got != want {
			t.Errorf("with %d MB slices of %d rows, want %d", megabytes, got, want)
		}
	}
}
