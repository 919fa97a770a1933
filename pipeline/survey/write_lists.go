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
	columns := codeLists()
	rows := 0
	for _, list := range columns {
		rows = max(rows, len(choices(list.name)))
	}
	if err := b.file.SetSheetDimension(listSheet, "A1:"+at(len(columns), 1+rows)); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(listSheet)
	if err != nil {
		return err
	}
	for row := range 1 + rows {
		cells := make([]any, len(columns))
		for i, list := range columns {
			switch words := choices(list.name); {
			case row == 0:
				cells[i] = excelize.Cell{StyleID: b.styles.key, Value: list.name}
			case row <= len(words):
				cells[i] = excelize.Cell{StyleID: b.styles.textColumn, Value: words[row-1]}
			}
		}
		if err := stream.SetRow(at(1, 1+row), cells); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return b.file.SetSheetVisible(listSheet, false)
}
