package warehouse

import (
	"strings"
	"testing"
)

func TestARelationThatTwoThreadsHaveNoMemoryForIsMadeByOne(t *testing.T) {
	// 480 MB of hashes for each thread beyond the first, where 100 MB may be used and nothing be spilled
	body := "select hash(range) as n from range(60000000 * (current_setting('threads') - 1))"
	for _, test := range []struct {
		says, body string
		many, made bool
	}{
		{"with many households", body, true, true},
		{"in a transaction, which the error ended", body, false, false},
		{"too much for one thread", strings.Replace(body, "- 1", "+ 1", 1), true, false},
	} {
		db, err := Create(t.Context(), "", Options{Threads: 2, MemoryMegabytes: 100})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if err := db.exec(t.Context(), "set temp_directory = ''"); err != nil {
			t.Fatal(err)
		}
		db.many = test.many
		_, err = db.build(t.Context(), script{folder: "30_indicators", relation: "int_derived", header: map[string]string{}, body: test.body})
		if test.made != (err == nil) || err != nil && !outOfMemory(err) {
			t.Errorf("%s: made %t, want %t (%v)", test.says, err == nil, test.made, err)
		}
		var threads int
		if err := db.conn.QueryRowContext(t.Context(), "select current_setting('threads')").Scan(&threads); err != nil || threads != 2 {
			t.Errorf("%s: %d threads afterwards, want 2 (%v)", test.says, threads, err)
		}
	}
}

func TestASliceThatTwoThreadsHaveNoMemoryForIsMadeOnceByOne(t *testing.T) {
	// the slice from "5" on has three rows, and with two threads 480 MB more
	body := "select '5' as household_key, hash(range) as n from range(60000000 * (current_setting('threads') - 1)) union all select * from (values ('1', 1), ('5', 2), ('6', 3), ('6', 4)) as v(household_key, n)"
	db, err := Create(t.Context(), "", Options{Threads: 2, MemoryMegabytes: 100})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.exec(t.Context(), "set temp_directory = ''"); err != nil {
		t.Fatal(err)
	}
	db.many, db.bounds = true, []string{"", "5"}
	rows, err := db.build(t.Context(), script{folder: "30_indicators", relation: "int_derived", header: map[string]string{"slices": "household_key"}, body: body})
	var held int64
	if err := db.conn.QueryRowContext(t.Context(), "select count(*) from int_derived").Scan(&held); err != nil {
		t.Fatal(err)
	}
	if err != nil || rows != 4 || held != 4 {
		t.Errorf("%d rows told, %d held, want 4 (%v)", rows, held, err)
	}
}
