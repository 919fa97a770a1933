package survey

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/names"
)

// Pair is a household of this year and one of last year's list that a person
// is asked to take for one or for two.
type Pair struct {
	HouseholdKey, OpeningKey string
	Commune, How             string // how they were matched, in words
	Score                    int64  // likeness, 0 to 100
	Now, Before              Side
	Verdict                  Verdict
}

// Side is one household of a pair.
type Side struct{ Village, HouseholdNo, HeadName, BirthYear string }

// Verdict is what a person says of a pair; "" is nothing yet.
type Verdict string

// A pair is the same household, or another one.
const (
	VerdictSame  Verdict = "same"
	VerdictOther Verdict = "other"
)

// Unfit says, in both languages, why a workbook of pairs cannot be read.
type Unfit struct{ VI, EN string }

// Error gives the English sentence.
func (u Unfit) Error() string { return u.EN }

func unfit(vi, en string, words ...any) error {
	return Unfit{fmt.Sprintf(vi, words...), fmt.Sprintf(en, words...)}
}

// The words of the column that people fill in.
var verdictWords = map[Verdict]string{VerdictSame: "Một hộ", VerdictOther: "Hai hộ"}

// Confirmation is a filled-in line of the workbook of pairs.
type Confirmation struct {
	Sheet                    string
	Row                      int
	HouseholdKey, OpeningKey string
	Verdict                  Verdict
}

// The sheet of pairs and those of its headers by which it is read back.
const (
	pairSheet     = "Xác nhận"
	headerNow     = "Khóa hộ năm nay"
	headerBefore  = "Khóa hộ năm trước"
	headerVerdict = "Người xác nhận ghi"
)

var pairHeaders = []struct {
	label string
	width float64
}{
	{"Xã, thị trấn", 20}, {"Thôn năm nay", 20}, {"Mã hộ năm nay", 10}, {"Chủ hộ năm nay", 24}, {"Năm sinh", 9},
	{"Thôn năm trước", 20}, {"Mã hộ năm trước", 10}, {"Chủ hộ năm trước", 24}, {"Năm sinh", 9},
	{"Giống nhau (0–100)", 11}, {"Đã nối", 22}, {headerVerdict, 14}, {headerNow, 32}, {headerBefore, 32},
}

// WritePairs writes the workbook in which a person confirms pairs. Every cell
// is text or a number, never a formula; the same pairs give the same bytes.
func WritePairs(w io.Writer, pairs []Pair) (err error) {
	file := excelize.NewFile()
	defer file.Close()
	if err := preparePairs(file); err != nil {
		return fmt.Errorf("write pairs: %w", err)
	}
	for i, p := range pairs {
		values := []any{p.Commune, p.Now.Village, p.Now.HouseholdNo, p.Now.HeadName, p.Now.BirthYear, p.Before.Village, p.Before.HouseholdNo, p.Before.HeadName, p.Before.BirthYear,
			p.Score, p.How, verdictWords[p.Verdict], p.HouseholdKey, p.OpeningKey}
		if err := file.SetSheetRow(pairSheet, "A"+strconv.Itoa(i+2), &values); err != nil {
			return fmt.Errorf("write pairs: %w", err)
		}
	}
	buffer, err := file.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("write pairs: %w", err)
	}
	return repack(w, buffer.Bytes())
}

func preparePairs(file *excelize.File) error {
	if err := file.SetDefaultFont(typeface); err != nil {
		return err
	}
	if err := file.SetSheetName("Sheet1", pairSheet); err != nil {
		return err
	}
	head, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: typeface, Size: 11}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E1F2"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}})
	if err != nil {
		return err
	}
	last, answer := "", ""
	for i, h := range pairHeaders {
		if last, err = excelize.ColumnNumberToName(i + 1); err != nil {
			return err
		}
		if h.label == headerVerdict {
			answer = last
		}
		if err := file.SetCellStr(pairSheet, last+"1", h.label); err != nil {
			return err
		}
		if err := file.SetColWidth(pairSheet, last, last, h.width); err != nil {
			return err
		}
	}
	if err := file.SetCellStyle(pairSheet, "A1", last+"1", head); err != nil {
		return err
	}
	choice := excelize.NewDataValidation(true)
	choice.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", answer, excelize.TotalRows))
	if err := choice.SetDropList([]string{verdictWords[VerdictSame], verdictWords[VerdictOther]}); err != nil {
		return err
	}
	if err := file.AddDataValidation(pairSheet, choice); err != nil {
		return err
	}
	landscape, a4, one, many, fit := "landscape", 9, 1, 0, true
	if err := file.SetSheetProps(pairSheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := file.SetPageLayout(pairSheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &many}); err != nil {
		return err
	}
	return file.SetPanes(pairSheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// ReadConfirmations reads the filled-in lines of a workbook of pairs, as
// strictly as a survey workbook: damage, a missing header and a word that is
// no verdict are errors with their place.
func ReadConfirmations(ctx context.Context, data []byte, limits Limits) ([]Confirmation, error) {
	book, err := readWorkbook(ctx, data, limits)
	var refused *refusal
	if errors.As(err, &refused) {
		return nil, Unfit{refused.finding.Message, refused.finding.MessageEN}
	}
	if err != nil {
		return nil, err
	}
	for _, g := range book.grids {
		if names.Fold(g.name) == names.Fold(pairSheet) {
			return g.confirmations()
		}
	}
	return nil, unfit("thiếu sheet %q", "there is no sheet %q", pairSheet)
}

func (g *grid) confirmations() ([]Confirmation, error) {
	if len(g.rows) == 0 {
		return nil, unfit("sheet %q trống", "the sheet %q is empty", g.name)
	}
	columns := map[string]int{}
	for _, c := range g.rows[0].cells {
		columns[names.Fold(c.value)] = c.column
	}
	for _, header := range []string{headerNow, headerBefore, headerVerdict} {
		if _, there := columns[names.Fold(header)]; !there {
			return nil, unfit("sheet %q, dòng %d: thiếu cột %q", "sheet %q, row %d: the column %q is missing", g.name, g.rows[0].number, header)
		}
	}
	var all []Confirmation
	for _, r := range g.rows[1:] {
		text := func(header string) string {
			c, _ := r.at(columns[names.Fold(header)])
			return strings.Join(strings.Fields(c.value), " ")
		}
		word := text(headerVerdict)
		if word == "" {
			continue
		}
		verdict, known := verdictOf(word)
		if !known {
			return nil, unfit("sheet %q, dòng %d: %q không phải %q hoặc %q", "sheet %q, row %d: %q is neither %q nor %q", g.name, r.number, word, verdictWords[VerdictSame], verdictWords[VerdictOther])
		}
		all = append(all, Confirmation{g.name, r.number, text(headerNow), text(headerBefore), verdict})
	}
	return all, nil
}

// verdictOf understands a word as it is typed.
func verdictOf(word string) (Verdict, bool) {
	for verdict, label := range verdictWords {
		if names.Fold(word) == names.Fold(label) {
			return verdict, true
		}
	}
	return "", false
}
