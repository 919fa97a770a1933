package survey

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// listSheet is the hidden sheet that the drop-downs point at: one column a
// list, its name in the first row. Ranges are used for every list, since
// Excel limits a list written into the check to 255 characters, splits it at
// commas and compares it by case ("nam" would be refused for "Nam").
const listSheet = "Danh mục"

// choices are what a drop-down offers. A tick is written x on paper, so it is
// what yes/no columns offer.
func choices(list string) []string {
	if list == "yes_no" {
		return []string{"x", "Không"}
	}
	return Labels(list)
}

func listRanges() map[string]string {
	ranges := map[string]string{}
	for i, list := range codeLists() {
		column := columnName(i + 1)
		ranges[list.name] = fmt.Sprintf("'%s'!$%s$2:$%s$%d", listSheet, column, column, 1+len(choices(list.name)))
	}
	return ranges
}

func (b *builder) writeLists() error {
	lists := codeLists()
	columns, rows := make([][]string, len(lists)), 0
	for i, list := range lists {
		columns[i] = append([]string{list.name}, choices(list.name)...)
		rows = max(rows, len(columns[i]))
	}
	if err := b.file.SetSheetDimension(listSheet, "A1:"+at(len(columns), rows)); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(listSheet)
	if err != nil {
		return err
	}
	for row := range rows {
		cells := make([]any, len(columns))
		for i, words := range columns {
			if row < len(words) {
				cells[i] = excelize.Cell{StyleID: b.styles.textColumn, Value: words[row]}
			}
		}
		if err := stream.SetRow(at(1, 1+row), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}
