package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"rasoat/pipeline/report"
	"rasoat/rules/strict"
)

// validatePosting refuses a column of the public lists that is unknown, named
// twice, or marked sensitive where the columns are defined.
func (c *config) validatePosting(doc *strict.Document) {
	defined, err := report.PostingColumns()
	if err != nil {
		doc.Fail("$.report.posting", "không đọc được định nghĩa các cột: %v", "the definition of the columns cannot be read: %v", err)
		return
	}
	var allowed []string
	for _, column := range defined {
		if column.Sensitive == "" {
			allowed = append(allowed, column.Key)
		}
	}
	for i, key := range c.Report.Posting.Columns {
		at := fmt.Sprintf("$.report.posting.columns[%d]", i)
		found := slices.IndexFunc(defined, func(column report.PostingColumn) bool { return column.Key == key })
		switch {
		case found < 0:
			doc.Fail(at, "danh sách niêm yết không có cột %q; gần nhất là %q, các cột là %s", "a public list has no column %q; the nearest is %q, the columns are %s",
				key, strict.Nearest(key, allowed), strings.Join(allowed, ", "))
		case defined[found].Sensitive != "":
			doc.Fail(at, "cột %q (%s) là dữ liệu nhạy cảm (%s), không được niêm yết; hãy bỏ cột này", "the column %q (%s) is sensitive (%s) and may not be posted; leave it out",
				key, defined[found].Label, defined[found].Sensitive)
		case slices.Contains(c.Report.Posting.Columns[:i], key):
			doc.Fail(at, "cột %q ghi hai lần", "the column %q is named twice", key)
		}
	}
}
