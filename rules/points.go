package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"rasoat/rules/strict"
)

// PointsTable is a table of B1 points (quy ước tính điểm) that a district
// gives as a data file: items, their options and the points of each. The
// official table of Thông tư 07/2021/TT-BLĐTBXH was not found and is not part
// of this program.
type PointsTable struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	// Status is official or example; an example is never law and is said to be
	// one wherever its points are shown.
	Status string `yaml:"status"`
	// Document and Article name the law of an official table.
	Document string `yaml:"document"`
	Article  string `yaml:"article"`
	Source   string `yaml:"source"`
	// Region is the region that the table is for; "" is every region.
	Region string       `yaml:"region"`
	Items  []PointsItem `yaml:"items"`

	// Content is the sha256 (hex) of the file.
	Content string `yaml:"-"`
}

// PointsItem is one item of the form: the answer that it looks at and the
// points, in điểm, of each option.
type PointsItem struct {
	Item    string         `yaml:"item"`
	Name    string         `yaml:"name"`
	Answer  string         `yaml:"answer"`
	Options []PointsOption `yaml:"options"`
}

// PointsOption gives points to one code, or to a range of numbers from From up
// to but without Below. Area "" is both areas.
type PointsOption struct {
	Area   string `yaml:"area"`
	Code   string `yaml:"code" strict:"code"`
	From   *int64 `yaml:"from"`
	Below  *int64 `yaml:"below"`
	Points *int64 `yaml:"points"`
}

// PointsKind is how the options of an answer are told apart.
type PointsKind string

// A number lies in one range, a code is one option, and of codes each adds its
// points.
const (
	PointsNumber PointsKind = "number"
	PointsCode   PointsKind = "code"
	PointsCodes  PointsKind = "codes"
)

// Kind is how the options of the item are told apart.
func (i PointsItem) Kind() PointsKind { return pointsAnswers[i.Answer] }

// LoadPoints reads a table of points strictly; the error is strict.Faults with
// file, line and the nearest valid key.
func LoadPoints(name string, content []byte) (PointsTable, error) {
	var table PointsTable
	doc, err := strict.Decode(name, content, &table)
	if err != nil {
		return PointsTable{}, err
	}
	sum := sha256.Sum256(content)
	table.Content = hex.EncodeToString(sum[:])
	c := checker{doc: doc}
	c.need(table.ID != "" && table.Title != "" && table.Source != "", "$.id", "bảng điểm thiếu id, title hoặc source", "the table needs id, title and source")
	c.oneOf("$.status", table.Status, []string{"official", "example"})
	c.need(table.Status != "official" || (table.Document != "" && table.Article != ""), "$.status", "bảng chính thức cần document và article", "an official table needs document and article")
	c.need(table.Region == "" || slices.Contains(regions, table.Region), "$.region", "không có vùng %q; gần nhất là %q", "there is no region %q; the nearest is %q", table.Region, strict.Nearest(table.Region, regions))
	c.need(len(table.Items) > 0, "$.items", "chưa có mục nào", "no item is listed")
	seen := map[string]bool{}
	for i, item := range table.Items {
		path := fmt.Sprintf("$.items[%d]", i)
		c.need(item.Item != "" && item.Name != "", path, "mục thiếu item hoặc name", "the item needs item and name")
		c.need(!seen[item.Item], path+".item", "mục %q ghi hai lần", "the item %q stands twice", item.Item)
		seen[item.Item] = true
		c.pointsItem(path, item)
	}
	return table, doc.Err()
}
