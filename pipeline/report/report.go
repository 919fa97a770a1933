package report

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Forms writes bieu-mau.xlsx: forms 7.1 to 7.10, one sheet each, from
// rpt_701 to rpt_710. Equal relations give equal bytes. An error names the
// relation or the sheet.
func Forms(ctx context.Context, w io.Writer, src Source, options Options) error {
	return book(ctx, w, src, options, formLayouts, "Biểu mẫu rà soát hộ nghèo, hộ cận nghèo")
}

// Detail writes bieu-chi-tiet.xlsx: the commune table against the plan
// ("Biểu chi tiết", rpt_801), the plan's targets ("Theo dõi chỉ tiêu",
// rpt_802), and those that are measured by commune (rpt_803).
func Detail(ctx context.Context, w io.Writer, src Source, options Options) error {
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
	options.office = office
	return book(ctx, w, src, options, officeLayouts, "Theo dõi chỉ tiêu giảm nghèo, "+office.Name)
}

func book(ctx context.Context, w io.Writer, src Source, options Options, folder, title string) error {
	layouts, err := readLayouts(folder)
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src)
	if err != nil {
		return err
	}
	return bookOf(ctx, w, src, options, c, layouts, title)
}

// bookOf writes one workbook of layouts, a sheet each.
func bookOf(ctx context.Context, w io.Writer, src Source, options Options, c campaign, layouts []layout, title string) (err error) {
	file, shared, err := newFile(c, title)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	written := 0
	for _, l := range layouts {
		if l, err = l.fill(c.ethnicities); err != nil {
			return err
		}
		t, err := readTable(ctx, src, l, options.office.ID)
		if err != nil {
			return err
		}
		if options.office.ID != "" && len(t.rows) == 0 {
			continue
		}
		if written++; written == 1 {
			err = file.SetSheetName(file.GetSheetName(0), l.Sheet)
		} else {
			_, err = file.NewSheet(l.Sheet)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", l.Sheet, err)
		}
		if err := newSheet(file, shared, l, c, options, t).write(); err != nil {
			return err
		}
	}
	_, err = file.WriteTo(w)
	return err
}

// newFile opens a workbook whose properties hold no time but the review's.
func newFile(c campaign, title string) (*excelize.File, styles, error) {
	file := excelize.NewFile()
	if err := file.SetDefaultFont(fontName); err != nil {
		return nil, styles{}, err
	}
	size := float64(normalSize)
	file.Styles.Fonts.Font[0].Sz.Val = &size
	stamp := c.reviewed.Format("2006-01-02T00:00:00Z")
	err := file.SetDocProps(&excelize.DocProperties{
		Title: fmt.Sprintf("%s năm %d, %s", title, c.year, c.unit), Subject: c.label,
		Creator: "rasoat", LastModifiedBy: "rasoat", Created: stamp, Modified: stamp, Language: "vi-VN"})
	return file, styles{file: file, ids: map[look]int{}}, err
}
