package report

import (
	"context"
	"fmt"
	"io"
	"sort"

	"github.com/xuri/excelize/v2"
)

// Forms writes bieu-mau.xlsx: the contents, forms 7.1 to 7.10 from rpt_701 to
// rpt_710, one sheet each, and the charts. Equal relations give equal bytes. An
// error names the relation or the sheet.
func Forms(ctx context.Context, w io.Writer, src Source, options Options) error {
	return book(ctx, w, src, options, formLayouts, "Biểu mẫu rà soát hộ nghèo, hộ cận nghèo")
}

// Detail writes bieu-chi-tiet.xlsx: the contents, the commune table against the
// plan ("Biểu chi tiết", rpt_801), the plan's targets ("Theo dõi chỉ tiêu",
// rpt_802), and the charts.
func Detail(ctx context.Context, w io.Writer, src Source, options Options) error {
	return book(ctx, w, src, options, detailLayouts, "Biểu chi tiết giảm nghèo")
}

func book(ctx context.Context, w io.Writer, src Source, options Options, folder, title string) (err error) {
	layouts, err := readLayouts(folder)
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src)
	if err != nil {
		return err
	}
	file, shared, err := newFile(c, options, title)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	if err := addSheets(file, layouts); err != nil {
		return err
	}
	entries := make([]entry, 0, len(layouts)+1)
	for _, l := range layouts {
		if l, err = l.fill(c.ethnicities); err != nil {
			return err
		}
		t, err := readTable(ctx, src, l)
		if err != nil {
			return err
		}
		if err := newSheet(file, shared, l, c, options, t).write(); err != nil {
			return err
		}
		entries = append(entries, entry{l.Sheet, l.Title})
	}
	if err := charts(ctx, file, shared, c, options, src); err != nil {
		return err
	}
	entries = append(entries, entry{chartsSheet, chartsTitle})
	if err := contents(file, shared, c, options, title, entries); err != nil {
		return err
	}
	return save(file, w)
}

// save writes a workbook. excelize lists the kinds of its parts in the order of
// a map as soon as there is a chart; sorted, equal workbooks are equal bytes.
func save(file *excelize.File, w io.Writer) error {
	kinds := file.ContentTypes.Defaults
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension })
	_, err := file.WriteTo(w)
	return err
}

// addSheets names the sheets in their order: contents, layouts, charts.
func addSheets(file *excelize.File, layouts []layout) error {
	if err := file.SetSheetName(file.GetSheetName(0), contentsSheet); err != nil {
		return err
	}
	for _, l := range layouts {
		if _, err := file.NewSheet(l.Sheet); err != nil {
			return fmt.Errorf("sheet %q: %w", l.Sheet, err)
		}
	}
	_, err := file.NewSheet(chartsSheet)
	return err
}

// newFile opens a workbook whose properties hold no time but the review's.
func newFile(c campaign, options Options, title string) (*excelize.File, styles, error) {
	file := excelize.NewFile()
	if err := file.SetDefaultFont(fontName); err != nil {
		return nil, styles{}, err
	}
	size := float64(normalSize)
	file.Styles.Fonts.Font[0].Sz.Val = &size
	stamp := c.reviewed.Format("2006-01-02T00:00:00Z")
	err := file.SetDocProps(&excelize.DocProperties{
		Title: fmt.Sprintf("%s năm %d, %s", title, c.year, c.unit), Subject: c.label,
		Creator: options.office(c), LastModifiedBy: options.office(c), Created: stamp, Modified: stamp, Language: "vi-VN"})
	if err == nil {
		err = file.SetAppProps(&excelize.AppProperties{Application: "rasoat", Company: options.office(c)})
	}
	return file, styles{file: file, ids: map[look]int{}}, err
}
