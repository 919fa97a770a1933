package survey

import "sync"

// Format names the workbook format; it stands in the key "format" of the
// sheet Thông tin.
const Format = "rasoat-1"

// Type says how the cells of a field are written and read.
type Type string

// The types of fields. A birth is a date or a year alone; codes holds several
// codes of one list, separated by "," or ";". Money is in whole đồng, an amount
// in million đồng or any unit, with decimals.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Decimal Type = "decimal"
	Money   Type = "money"
	Amount  Type = "amount"
	Date    Type = "date"
	Birth   Type = "birth"
	YesNo   Type = "yes_no"
	OneCode Type = "code"
	Several Type = "codes"
)

// Field is one column of a sheet, or one line of Thông tin.
type Field struct {
	Key      string   // the name in the key row, in landing files, SQL and Go
	Label    string   // what people read above the column
	Aliases  []string // other labels and keys that real files carry
	Type     Type
	List     string  // the code list of yes_no, code and codes fields
	Required bool    // a workbook without the column is refused
	Fold     bool    // landing adds <key>_folded, made by names.Fold
	Width    float64 // of the column, in characters
	Note     string  // how to fill the column, in Vietnamese
	// Prefilled and Hidden are of progress workbooks: the program fills the cell
	// in and locks it, or keeps the column out of sight.
	Prefilled, Hidden bool
	Feeds             string // the printed figures that have no other source, in Vietnamese; empty when there are none
}

// Sheet is one sheet of the format.
type Sheet struct {
	Name    string
	Aliases []string
	Table   string // info, households, members, previous, report, outputs or money
	Fields  []Field
}

// Sheets returns the sheets of the formats in their order: Thông tin, Hộ,
// Thành viên, Danh sách; Báo cáo, Kết quả, Kinh phí. A commune's survey workbook
// holds the first three; a workbook of the approved list of the year before
// holds Thông tin and Danh sách; a progress workbook of an office holds Báo cáo
// and one or both of the last two. The caller may change what it gets.
func Sheets() []Sheet {
	return []Sheet{
		{Name: "Thông tin", Aliases: []string{"Thông tin chung"}, Table: "info", Fields: infoFields()},
		{Name: "Hộ", Aliases: []string{"Hộ gia đình", "Danh sách hộ rà soát"}, Table: "households", Fields: householdFields()},
		{Name: "Thành viên", Aliases: []string{"Thành viên hộ", "Nhân khẩu"}, Table: "members", Fields: memberFields()},
		{Name: "Danh sách", Aliases: []string{"Danh sách hộ nghèo, hộ cận nghèo"}, Table: "previous", Fields: previousFields()},
		{Name: "Báo cáo", Table: "report", Fields: reportFields()},
		{Name: "Kết quả", Aliases: []string{"Kết quả thực hiện"}, Table: "outputs", Fields: outputFields()},
		{Name: "Kinh phí", Aliases: []string{"Kinh phí thực hiện"}, Table: "money", Fields: moneyFields()},
	}
}

// formatSheets are Sheets, made once; nobody changes them.
var formatSheets = sync.OnceValue(Sheets)

// SheetOf returns the sheet that lands in the given table, and the zero Sheet
// for any other name.
func SheetOf(table string) Sheet { return sheetIn(Sheets(), table) }

// sheetOf is SheetOf for those who change nothing of it.
func sheetOf(table string) Sheet { return sheetIn(formatSheets(), table) }

func sheetIn(sheets []Sheet, table string) Sheet {
	for _, sheet := range sheets {
		if sheet.Table == table {
			return sheet
		}
	}
	return Sheet{}
}
