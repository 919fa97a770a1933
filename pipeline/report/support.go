package report

import (
	"context"
	"io"
	"slices"
	"strings"
)

// Office is whose list of support a workbook is.
type Office struct {
	Code, Name string
	// Named lists the households; otherwise they are counted only.
	Named bool
}

// Support writes the workbook of one office: how many households each of its
// policies should reach (rpt_841) and, where they may be named, which (rpt_842).
func Support(ctx context.Context, w io.Writer, src Source, options Options, office Office) error {
	layouts, err := readLayouts(supportLayouts)
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src)
	if err != nil {
		return err
	}
	layouts = slices.DeleteFunc(layouts, func(l layout) bool { return l.Named && !office.Named })
	for i := range layouts {
		layouts[i].office = office.Code
		layouts[i].Title += "\n" + strings.ToUpper(office.Name)
	}
	return bookOf(ctx, w, src, options, c, layouts, "Danh sách hỗ trợ, "+office.Name)
}
