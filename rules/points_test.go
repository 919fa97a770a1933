package rules

import (
	"os"
	"strings"
	"testing"
)

const examplePoints = "../testdata/points/vi-du.yaml"

func TestTheShippedTableOfPointsSaysThatItIsAnInventedExample(t *testing.T) {
	content, err := os.ReadFile(examplePoints)
	if err != nil {
		t.Fatal(err)
	}
	table, err := LoadPoints("vi-du.yaml", content)
	if err != nil {
		t.Fatal(err)
	}
	if table.Status != "example" || !strings.Contains(table.Title, "không phải quy định") || table.Document != "" {
		t.Errorf("got status %q, title %q, document %q", table.Status, table.Title, table.Document)
	}
}

func TestEveryMistakeInATableOfPointsIsNamedWithItsPlace(t *testing.T) {
	content, err := os.ReadFile(examplePoints)
	if err != nil {
		t.Fatal(err)
	}
	good := string(content)
	for _, c := range []struct{ name, old, changed, want string }{
		{"a misspelt key", "answer: member_count", "anwser: member_count", `points.yaml:12:5: there is no key "anwser"; the nearest valid key is "answer"`},
		{"an answer that the survey does not ask", "answer: member_count", "answer: motorbikes", `there is no "motorbikes"`},
		{"points of no sane size", "points: 30}", "points: 3000}", "points must be given, within ±200"},
		{"an option without points", ", points: 30}", "}", "points must be given, within ±200"},
		{"a range for a code", `{code: "7", points: 0}`, `{from: 7, points: 0}`, `the item "nguon-nuoc" needs code`},
		{"a code for a range", "{from: 6, points: 10}", `{code: "6", points: 10}`, `the item "so-nhan-khau" needs from/below`},
		{"ranges that overlap", "{from: 3, below: 6", "{from: 2, below: 6", `this option overlaps an earlier one of the item "so-nhan-khau"`},
		{"a code that stands twice", `{code: "5", points: 15}`, `{code: "1", points: 15}`, `this option overlaps an earlier one of the item "phuong-tien"`},
		{"an item that stands twice", "item: dien-tich", "item: so-nhan-khau", `the item "so-nhan-khau" stands twice`},
		{"an official table without its law", "status: example", "status: official", "an official table needs document and article"},
		{"an unknown status", "status: example", "status: exampel", `there is no "exampel"; the nearest is "example"`},
		{"an unknown area", "area: rural, from: 0", "area: mountain, from: 0", `there is no area "mountain"`},
		{"a table without source", "source: \"chương trình bịa ra để thử trình đọc bảng điểm\"\n", "", "the table needs id, title and source"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(good, c.old, c.changed, 1)
			if changed == good {
				t.Fatalf("the example no longer contains %q", c.old)
			}
			_, err := LoadPoints("points.yaml", []byte(changed))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "points.yaml:") {
				t.Errorf("got %v; want the place and %q", err, c.want)
			}
		})
	}
}
