package survey

import "github.com/xuri/excelize/v2"

// styles are the numbers of the workbook's cell styles.
type styles struct {
	authority, motto, title, guide, notice int
	required, optional, key                int
	text, number, money, decimal, date     int
	tick, year                             int
	textColumn, tickColumn, lineLabel      int
	lineGuide                              int
	amount, body                           int
	// what an office fills into a locked sheet
	openText, openTick, openNumber, openAmount int
}

// Colours: a column that must be filled has a warm header, the others a grey
// one, so that the two remain apart on a black-and-white printer by shade.
const (
	requiredFill = "FCE4A8"
	optionalFill = "E7ECEF"
	inputFill    = "FFF8E1"
	ruleColour   = "8C959C"
	guideColour  = "555555"
	noticeColour = "B00020"
)

// asText is Excel's format "@": what is typed stays text, with its zeros.
const asText = 49

func newStyles(file *excelize.File) (styles, error) {
	var s styles
	dateFormat, moneyFormat, decimalFormat, countFormat := "dd/mm/yyyy", "#,##0", "#,##0.##", "0"
	rule := []excelize.Border{
		{Type: "left", Color: ruleColour, Style: 1}, {Type: "right", Color: ruleColour, Style: 1},
		{Type: "top", Color: ruleColour, Style: 1}, {Type: "bottom", Color: ruleColour, Style: 1},
	}
	font := func(size float64, bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: typeface, Size: size, Bold: bold, Color: colour}
	}
	align := func(horizontal string, wrap bool) *excelize.Alignment {
		alignment := &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: wrap}
		if horizontal != "center" {
			alignment.Indent = 1
		}
		return alignment
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	guide := font(11, false, guideColour)
	guide.Italic = true
	body := font(11, false, "000000")
	amountFormat, open := "#,##0.0##", &excelize.Protection{Locked: false}
	for _, each := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.authority, excelize.Style{Font: font(12, true, "000000"), Alignment: align("center", false)}},
		{&s.body, excelize.Style{Font: font(12, true, "000000"), Alignment: align("center", true)}},
		{&s.motto, excelize.Style{Font: &excelize.Font{Family: typeface, Size: 12, Bold: true, Underline: "single"}, Alignment: align("center", false)}},
		{&s.title, excelize.Style{Font: font(14, true, "000000"), Alignment: align("center", false)}},
		{&s.guide, excelize.Style{Font: guide, Alignment: align("left", false)}},
		{&s.notice, excelize.Style{Font: font(12, true, noticeColour), Alignment: align("center", false)}},
		{&s.required, excelize.Style{Font: font(11, true, "000000"), Alignment: align("center", true), Border: rule, Fill: fill(requiredFill)}},
		{&s.optional, excelize.Style{Font: font(11, true, "000000"), Alignment: align("center", true), Border: rule, Fill: fill(optionalFill)}},
		{&s.key, excelize.Style{Font: guide, NumFmt: asText}},
		{&s.text, excelize.Style{Font: body, Alignment: align("left", true), Border: rule, NumFmt: asText}},
		{&s.tick, excelize.Style{Font: body, Alignment: align("center", true), Border: rule, NumFmt: asText}},
		{&s.number, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, CustomNumFmt: &countFormat}},
		{&s.year, excelize.Style{Font: body, Alignment: align("center", false), Border: rule, CustomNumFmt: &countFormat}},
		{&s.money, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, CustomNumFmt: &moneyFormat}},
		{&s.decimal, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, CustomNumFmt: &decimalFormat}},
		{&s.date, excelize.Style{Font: body, Alignment: align("center", false), Border: rule, CustomNumFmt: &dateFormat}},
		{&s.amount, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, CustomNumFmt: &amountFormat}},
		{&s.openText, excelize.Style{Font: body, Alignment: align("left", true), Border: rule, NumFmt: asText, Fill: fill(inputFill), Protection: open}},
		{&s.openTick, excelize.Style{Font: body, Alignment: align("center", true), Border: rule, NumFmt: asText, Fill: fill(inputFill), Protection: open}},
		{&s.openNumber, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, CustomNumFmt: &moneyFormat, Fill: fill(inputFill), Protection: open}},
		{&s.openAmount, excelize.Style{Font: body, Alignment: align("right", false), Border: rule, Fill: fill(inputFill), Protection: open}},
		{&s.textColumn, excelize.Style{Font: body, Alignment: align("left", true), NumFmt: asText}},
		{&s.tickColumn, excelize.Style{Font: body, Alignment: align("center", true), NumFmt: asText}},
		{&s.lineLabel, excelize.Style{Font: body, Alignment: align("left", true), Border: rule}},
		{&s.lineGuide, excelize.Style{Font: guide, Alignment: align("left", true), Border: rule}},
	} {
		id, err := file.NewStyle(&each.style)
		if err != nil {
			return styles{}, err
		}
		*each.id = id
	}
	return s, nil
}

// of returns the style of a field's cells. Empty cells for dates are text: a
// spreadsheet in an English locale would take 05/10/2023 for the tenth of May.
func (s styles) of(field Field) int {
	switch field.Type {
	case Integer:
		return s.number
	case Money:
		return s.money
	case Decimal:
		return s.decimal
	case Amount:
		return s.amount
	case YesNo, Birth, Date:
		return s.tick
	}
	return s.text
}

// ofInput returns the style of a field's cells that an office fills in.
func (s styles) ofInput(field Field) int {
	switch field.Type {
	case Integer:
		return s.openNumber
	case Amount:
		return s.openAmount
	case Date:
		return s.openTick
	}
	return s.openText
}

// ofColumn returns the style of cells that nobody has ruled yet, 0 for none:
// a code typed below the last ruled row keeps its zeros.
func (s styles) ofColumn(field Field) int {
	switch field.Type {
	case Text, OneCode, Several:
		return s.textColumn
	case YesNo, Birth, Date:
		return s.tickColumn
	}
	return 0
}

func (s styles) header(field Field) int {
	if field.Required {
		return s.required
	}
	return s.optional
}
