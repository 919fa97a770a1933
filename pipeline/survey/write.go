package survey

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Workbook is what Write puts into one workbook. Rows are maps from field key
// to value; dates are given as yyyy-mm-dd, numbers in digits with a decimal
// point, and every other value as it shall stand in the cell. A missing key is
// an empty cell.
type Workbook struct {
	Info       map[string]string
	Households []map[string]string
	Members    []map[string]string
	Previous   []map[string]string // not nil: the sheet Danh sách is written
	// Outputs and Money make a progress workbook: Info holds the lines of Báo
	// cáo, and a sheet is written for each that has rows.
	Outputs, Money []map[string]string
	Blank          int  // ruled empty rows under the households; Thành viên gets personsPerHousehold times as many
	Synthetic      bool // prints the notice that the data are invented
}

// personsPerHousehold sizes the empty part of Thành viên; the average
// household of the district has between 3.5 and 3.8 persons.
const personsPerHousehold = 4

// typeface is the one that Decree 30/2020 prescribes for administrative documents.
const typeface = "Times New Roman"

// Write writes a workbook of the format to w: Thông tin, then Hộ and Thành
// viên, or Danh sách when only the list of the year before is given, and the
// hidden sheet of the drop-downs; or a progress report, locked but for what the
// office fills in. The same workbook gives the same bytes.
//
// A value that does not fit its field's type is written as text, as a commune
// might have typed it. An unknown key and a text that no cell can hold are
// errors.
func Write(w io.Writer, wb Workbook) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write workbook: %w", err)
		}
	}()
	b, err := newBuilder(wb)
	if err != nil {
		return err
	}
	defer b.file.Close()
	if err := b.writeInfo(); err != nil {
		return err
	}
	for _, table := range wb.tables() {
		if err := b.writeTable(table); err != nil {
			return err
		}
	}
	if !wb.progress() {
		if err := b.writeLists(); err != nil {
			return err
		}
	}
	buffer, err := b.file.WriteToBuffer()
	if err != nil {
		return err
	}
	return repack(w, buffer.Bytes())
}

// table is one sheet with its rows and the number of empty ones under them.
type table struct {
	sheet Sheet
	rows  []map[string]string
	blank int
}

func (wb Workbook) tables() []table {
	var tables []table
	if wb.progress() {
		for _, t := range []table{{SheetOf("outputs"), wb.Outputs, 0}, {SheetOf("money"), wb.Money, 0}} {
			if t.rows != nil {
				tables = append(tables, t)
			}
		}
		return tables
	}
	if wb.Previous == nil || wb.Households != nil || wb.Members != nil {
		tables = append(tables,
			table{SheetOf("households"), wb.Households, wb.Blank},
			table{SheetOf("members"), wb.Members, wb.Blank * personsPerHousehold})
	}
	if wb.Previous != nil {
		tables = append(tables, table{SheetOf("previous"), wb.Previous, wb.Blank})
	}
	return tables
}

// progress says whether the workbook is an office's progress report.
func (wb Workbook) progress() bool { return wb.Outputs != nil || wb.Money != nil }

// infoSheet is the sheet of single lines: of a commune, or of a report.
func (wb Workbook) infoSheet() Sheet {
	if wb.progress() {
		return SheetOf("report")
	}
	return SheetOf("info")
}

// builder holds a workbook while it is written.
type builder struct {
	file   *excelize.File
	wb     Workbook
	styles styles
	lists  map[string]string // code list → its range on the sheet of lists
}

func newBuilder(wb Workbook) (*builder, error) {
	file := excelize.NewFile()
	b := &builder{file: file, wb: wb, lists: listRanges()}
	if err := b.prepare(); err != nil {
		file.Close()
		return nil, err
	}
	return b, nil
}

// prepare makes the sheets and styles and fixes the document's properties:
// they carry no clock. A sheet is hidden here because excelize, asked after a
// stream has ended, reads every sheet back.
func (b *builder) prepare() (err error) {
	if err := b.file.SetDefaultFont(typeface); err != nil {
		return err
	}
	if b.styles, err = newStyles(b.file); err != nil {
		return err
	}
	if err := b.file.SetSheetName("Sheet1", b.wb.infoSheet().Name); err != nil {
		return err
	}
	for _, table := range b.wb.tables() {
		if _, err := b.file.NewSheet(table.sheet.Name); err != nil {
			return err
		}
	}
	title := "Biểu báo cáo tiến độ " + ProgressFormat
	if !b.wb.progress() { // a report asks for no codes
		title = "Biểu rà soát " + Format
		if _, err := b.file.NewSheet(listSheet); err != nil {
			return err
		}
		if err := b.file.SetSheetVisible(listSheet, false); err != nil {
			return err
		}
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Creator: "rasoat", LastModifiedBy: "rasoat", Title: title, Language: "vi-VN",
		Created: "2021-01-27T00:00:00Z", Modified: "2021-01-27T00:00:00Z",
	})
}
