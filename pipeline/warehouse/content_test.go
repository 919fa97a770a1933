package warehouse

import (
	"context"
	"testing"
)

func TestTheHashOfATableChangesWithItsContentAndNotWithItsOrder(t *testing.T) {
	const base = "select * from (values (1, 'Tày', null), (2, null, ''), (2, null, '')) as t(a, b, c)"
	for _, test := range []struct {
		says, rows string
		same       bool
	}{
		{"the same rows", base, true},
		{"the rows in another order", base + " order by a desc", true},
		{"a row less", base + " limit 2", false},
		{"an empty text for a null", "select a, b, coalesce(c, '') as c from (" + base + ")", false},
		{"a text moved to the next column", "select a, c as b, b as c from (" + base + ")", false},
		{"another type", "select cast(a as bigint) as a, b, c from (" + base + ")", false},
		{"another name", "select a as d, b, c from (" + base + ")", false},
		{"no rows", base + " limit 0", false},
	} {
		for _, ordered := range []int64{manyRows, 0} { // put in order, and added up
			if got := hashOf(t, base, ordered) == hashOf(t, test.rows, ordered); got != test.same {
				t.Errorf("%s, up to %d in order: same hash is %t, want %t", test.says, ordered, got, test.same)
			}
		}
	}
}

func TestHashesAddedUpChangeWithEveryRowAndNotWithTheirOrder(t *testing.T) {
	const many = "select range as a, range % 7 as b from range(1000)"
	for _, test := range []struct {
		says, rows string
		same       bool
	}{
		{"the rows in another order", many + " order by a desc", true},
		{"one other value", "select a, case when a = 500 then 9 else b end as b from (" + many + ")", false},
		{"two values that changed places", "select a, case a when 1 then 2 when 2 then 1 else b end as b from (" + many + ")", false},
		{"a row twice and another not", "select case a when 1 then 8 else a end as a, b from (" + many + ")", false},
		{"no rows", many + " limit 0", false},
	} {
		if got := hashOf(t, many, 10) == hashOf(t, test.rows, 10); got != test.same {
			t.Errorf("%s: same hash is %t, want %t", test.says, got, test.same)
		}
	}
}

func TestTextsThatRunIntoEachOtherHaveDifferentHashes(t *testing.T) {
	for _, ordered := range []int64{manyRows, 0} {
		for _, pair := range [][2]string{
			{"select '1:a' as x, '' as y", "select '' as x, '1:a' as y"}, {"select 'a1:b' as x, 'c' as y", "select 'a' as x, 'b1:c' as y"},
			{"select '1,1:a' as x, null as y", "select null as x, '1,1:a' as y"}, {"select ',' as x, ':' as y", "select ',:' as x, '' as y"},
		} {
			if hashOf(t, pair[0], ordered) == hashOf(t, pair[1], ordered) {
				t.Errorf("%s and %s have one hash, up to %d in order", pair[0], pair[1], ordered)
			}
		}
	}
}

// hashOf is the hash of a table of the rows of a select; up to so many rows are
// put in order.
func hashOf(t *testing.T, rows string, ordered int64) string {
	t.Helper()
	ctx := context.Background()
	db, err := open(ctx, "", offline)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.exec(ctx, "create table one as "+rows); err != nil {
		t.Fatal(err)
	}
	tables, err := db.columnsOfTables(ctx)
	if err != nil || len(tables) != 1 {
		t.Fatalf("got %v and %v, want one table", tables, err)
	}
	content, err := db.contentOf(ctx, tables[0], ordered)
	if err != nil {
		t.Fatal(err)
	}
	return content.SHA256
}
