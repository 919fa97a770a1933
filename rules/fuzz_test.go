package rules

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzRuleSet reads any text as set.yaml and as cases.yaml: a set that is
// accepted has an id, a period and a source for each number.
func FuzzRuleSet(f *testing.F) {
	files := Embedded()
	for _, id := range []string{"qd-59-2015", "nd-07-2021", "nd-351-2025"} {
		set, err := fs.ReadFile(files, id+"/set.yaml")
		if err != nil {
			f.Fatal(err)
		}
		cases, err := fs.ReadFile(files, id+"/cases.yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(id, set, cases)
	}
	f.Add("x", []byte("id: x\nid: x\n"), []byte("- &a [*a]"))
	f.Fuzz(func(t *testing.T, id string, set, cases []byte) {
		if !fs.ValidPath(id) || strings.Contains(id, "/") || id == "." {
			return
		}
		given := fstest.MapFS{id + "/set.yaml": {Data: set}, id + "/cases.yaml": {Data: cases}}
		sets, err := Load(given)
		if err != nil {
			return
		}
		if len(sets) != 1 || sets[0].ID != id || len(sets[0].Content) != 64 {
			t.Fatalf("%d sets, %+v", len(sets), sets)
		}
		for _, entry := range sets[0].Entries() {
			if entry.Source == "" && entry.Article == "" {
				t.Fatalf("%s has neither source nor article", entry.Key)
			}
		}
		if read, err := Cases(given, sets[0]); err == nil {
			Uncovered(sets[0], read)
		}
	})
}

// FuzzPoints reads any text as a table of points: one that is accepted says
// what it is and gives points to every option.
func FuzzPoints(f *testing.F) {
	f.Add([]byte("id: vi-du\ntitle: Ví dụ\nstatus: example\nitems:\n  - item: \"1\"\n    name: Số người\n    answer: member_count\n    options:\n      - {from: 1, below: 4, points: 10}\n      - {from: 4, points: 0}\n"))
	f.Add([]byte("items: [{options: [{code: 01, points: 1e9}]}]"))
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := LoadPoints("b1.yaml", content)
		if err != nil {
			return
		}
		for _, item := range table.Items {
			for _, option := range item.Options {
				if option.Points == nil {
					t.Fatalf("an option of item %s has no points", item.Item)
				}
			}
		}
		if table.ID == "" || table.Status == "" {
			t.Fatalf("accepted: %+v", table)
		}
	})
}
