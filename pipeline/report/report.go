package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"
)

// Forms writes bieu-mau.xlsx: the contents, forms 7.1 to 7.10 from rpt_701 to
// rpt_710, one sheet each, and the charts. Equal relations give equal bytes. An
// error names the relation or the sheet.
func Forms(ctx context.Context, w io.Writer, src Source, options Options) error {
	options.framed = true
	return book(ctx, w, src, options, formLayouts, "Biểu mẫu rà soát hộ nghèo, hộ cận nghèo")
}

// Detail writes bieu-chi-tiet.xlsx: the contents, the commune table against the
// plan ("Biểu chi tiết", rpt_801), the plan's targets ("Theo dõi chỉ tiêu",
// rpt_802), those that are measured by commune (rpt_803), the rates taken apart
// (rpt_804), and the charts. A roll-up has the commune table and the charts: it
// knows no plan of its level.
func Detail(ctx context.Context, w io.Writer, src Source, options Options) error {
	options.framed = true
	return book(ctx, w, src, options, detailLayouts, "Biểu chi tiết giảm nghèo")
}

// Allocation writes phan-bo-chi-tieu.xlsx: the communes' targets and why each
// has its number, from rpt_901 and rpt_902. It needs no survey.
func Allocation(ctx context.Context, w io.Writer, src Source, options Options) error {
	c, err := readHeading(ctx, src)
	if err != nil {
		return err
	}
	layouts, err := readLayouts(allocationLayouts)
	if err != nil {
		return err
	}
	return bookOf(ctx, w, src, options, c, layouts, "Phân bổ chỉ tiêu giảm nghèo")
}

// Progress writes bao-cao-tien-do.xlsx: money and results by quarter, the money
// of the year by source, and what is overdue by office (rpt_821 to rpt_824).
func Progress(ctx context.Context, w io.Writer, src Source, options Options) error {
	return book(ctx, w, src, options, progressLayouts, "Báo cáo tiến độ giảm nghèo")
}

// Office writes the workbook of one office: its own targets, money, duties and
// reports and no other's (rpt_811 to rpt_813). A sheet without rows is left
// out.
func Office(ctx context.Context, w io.Writer, src Source, options Options, office OfficeName) error {
	options.only = office
	return book(ctx, w, src, options, officeLayouts, "Theo dõi chỉ tiêu giảm nghèo, "+office.Name)
}

func book(ctx context.Context, w io.Writer, src Source, options Options, folder, title string) error {
	layouts, err := readLayouts(folder)
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src, options)
	if err != nil {
		return err
	}
	if options.RolledUp {
		layouts = slices.DeleteFunc(layouts, func(l layout) bool { return l.ofPlan() })
		for i, l := range layouts {
			layouts[i] = l.rolledUp(c)
		}
	}
	return bookOf(ctx, w, src, options, c, layouts, title)
}

// bookOf writes one workbook of layouts, a sheet each, without those that have
// nothing of the office whose rows alone are printed.
func bookOf(ctx context.Context, w io.Writer, src Source, options Options, c campaign, layouts []layout, title string) (err error) {
	file, shared, err := newFile(c, options, title)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	if err := fillBook(ctx, file, shared, src, options, c, layouts, title); err != nil {
		return err
	}
	return save(file, w)
}

// fillBook writes the sheets of a workbook; a framed one has contents before
// them and charts behind.
func fillBook(ctx context.Context, file *excelize.File, shared styles, src Source, options Options, c campaign, layouts []layout, title string) error {
	sheets := sheetNames{file: file}
	if options.framed {
		if err := sheets.add(contentsSheet); err != nil {
			return err
		}
	}
	entries := make([]entry, 0, len(layouts)+1)
	for _, l := range layouts {
		l, err := l.fill(c.ethnicities)
		if err != nil {
			return err
		}
		t, err := readTable(ctx, src, l, options.only.ID)
		if err != nil {
			return err
		}
		if options.only.ID != "" && len(t.rows) == 0 {
			continue
		}
		if err := sheets.add(l.Sheet); err != nil {
			return err
		}
		if err := newSheet(file, shared, l, c, options, t).write(); err != nil {
			return err
		}
		entries = append(entries, entry{l.Sheet, l.Title})
	}
	if !options.framed {
		return nil
	}
	if err := sheets.add(chartsSheet); err != nil {
		return err
	}
	if err := charts(ctx, file, shared, c, options, src); err != nil {
		return err
	}
	return contents(file, shared, c, options, title, append(entries, entry{chartsSheet, chartsTitle}))
}

// sheetNames adds sheets to a new workbook, whose first sheet is there already.
type sheetNames struct {
	file  *excelize.File
	added int
}

func (s *sheetNames) add(name string) error {
	s.added++
	if s.added == 1 {
		return s.file.SetSheetName(s.file.GetSheetName(0), name)
	}
	if _, err := s.file.NewSheet(name); err != nil {
		return fmt.Errorf("sheet %q: %w", name, err)
	}
	return nil
}

// save writes a workbook. excelize lists the kinds of its parts in the order of
// a map as soon as there is a chart; sorted, equal workbooks are equal bytes.
func save(file *excelize.File, w io.Writer) error {
	kinds := file.ContentTypes.Defaults
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension })
	_, err := file.WriteTo(w)
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
