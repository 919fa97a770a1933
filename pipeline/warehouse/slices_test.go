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

func TestSlicesAreCutBetweenCommunesWhereEnoughHouseholdsAreHeld(t *testing.T) {
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.exec(t.Context(), "create table stg_households as select * from (values ('01'), ('01'), ('02'), ('03'), (null), ('04')) as v(commune_code)"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		size int64
		want []string
	}{
		{2, []string{"", "02", "04"}},
		{1, []string{"", "02", "03", "04"}},
		{100, []string{""}},
	} {
		if got, err := db.sliceBounds(t.Context(), test.size); err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%d households a slice: slices from %q, want %q (%v)", test.size, got, test.want, err)
		}
	}
}

func TestARelationInSlicesOfAnotherColumnIsRefused(t *testing.T) {
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.build(t.Context(), script{folder: "20_checks", relation: "chk_x", header: map[string]string{"slices": "source_file"}, body: "select '1' as source_file"})
	if want := "sql/20_checks/chk_x.sql: slices are cut by household_key, not by source_file"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestSlicesAreSmallerWhereDuckDBHasLessMemoryThanTheyAreMadeFor(t *testing.T) {
	for megabytes, want := range map[int]int64{0: 2_000_000, 256: 500_000, 1024: 2_000_000, 65536: 2_000_000} {
		if got := sliceRowsFor(megabytes); got != want {
			t.Errorf("with %d MB slices of %d rows, want %d", megabytes, got, want)
		}
	}
}
