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
		{"a code that the survey does not have", `{code: "7", points: 0}`, `{code: "8", points: 0}`, `points.yaml:47:16: water_source has no code "8"; choose one of 1, 2, 3, 4, 5, 6, 7`},
		{"a level of education that the survey does not have", `{code: "7", points: 30}`, `{code: "9", points: 30}`, `highest_education has no code "9"`},
		{"a code without quotes", `{code: "7", points: 0}`, `{code: 7, points: 0}`, `points.yaml:47:16: the code 7 must be quoted, write "7"`},
		{"a code that YAML reads as octal", `{code: "7", points: 0}`, `{code: 07, points: 0}`, `the code 07 must be quoted, write "07"`},
		{"points that YAML reads as octal", "points: 30}", "points: 030}", `"030" is not a whole number`},
		{"a range that ends before it begins", "{from: 3, below: 6", "{from: 6, below: 3", "from (6) must be less than below (3)"},
		{"a range of nothing", "{from: 3, below: 6", "{from: 3, below: 3", "from (3) must be less than below (3)"},
		{"a number below nothing", "{from: 1, below: 3", "{from: -1, below: 3", "points.yaml:14:16: from (-1) must not be negative"},
		{"a gap between ranges", "{from: 3, below: 6", "{from: 4, below: 6", `points.yaml:14:7: the item "so-nhan-khau" has no option for numbers from 3 to under 4; let the ranges follow each other`},
		{"a gap before the first range", "{from: 1, below: 3", "{from: 2, below: 3", "numbers from 1 to under 2;"},
		{"a gap after the last range", "{from: 6, points: 10}", "{from: 6, below: 20, points: 10}", "numbers from 20 on; leave below out of the last range"},
		{"a gap in one area", "{area: rural, from: 8,", "{area: rural, from: 9,", "numbers from 8 to under 9 (rural);"},
		{"an option that stands twice", `{code: "7", points: 0}`, `{code: "6", points: 0}`, `points.yaml:47:9: this option overlaps an earlier one of the item "nguon-nuoc"`},
		{"an item without options", "options:\n      - {code: \"1\", points: 5}\n      - {code: \"5\", points: 15}\n      - {code: \"7\", points: 10}\n", "options: []\n", `the item "phuong-tien" needs options`},
		{"an item without a name", "name: \"Số nhân khẩu\"", `name: ""`, "the item needs item and name"},
		{"an item with a blank name", "name: \"Số nhân khẩu\"", `name: "  "`, "points.yaml:11:11: this text is nothing but white space"},
		{"a misspelt area", "area: rural, from: 0", "area: rurl, from: 0", `points.yaml:21:16: there is no area "rurl"; the nearest is "rural"`},
		{"an unknown region", `region: ""`, `region: "Tây Nguyen"`, `points.yaml:8:9: there is no region "Tây Nguyen"; the nearest is "Tây Nguyên"`},
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

func TestATableOfPointsWithoutItemsIsNone(t *testing.T) {
	_, err := LoadPoints("points.yaml", []byte("id: x\ntitle: x\nstatus: example\nsource: x\nitems: []\n"))
	if err == nil || err.Error() != "points.yaml:5:8: no item is listed" {
		t.Errorf("got %v", err)
	}
}

func TestATableOfPointsMayBeForOneAreaAndOneRegion(t *testing.T) {
	_, err := LoadPoints("points.yaml", []byte("id: x\ntitle: x\nstatus: example\nsource: x\nregion: Tây Nguyên\nitems:\n"+
		"  - {item: a, name: a, answer: dependants, options: [{area: rural, below: 2, points: 5}, {area: rural, from: 2, points: 0}]}\n"+
		"  - {item: b, name: b, answer: uses_internet, options: [{code: \"yes\", points: 5}, {code: \"no\", points: 0}]}\n"))
	if err != nil {
		t.Error(err)
	}
}
