package report

import (
	"context"
	"io"
	"slices"
)

// Support writes the workbook of one office: how many households each of its
// policies should reach (rpt_841) and, when named, which (rpt_842).
func Support(ctx context.Context, w io.Writer, src Source, options Options, office OfficeName, named bool) error {
	layouts, err := readLayouts(supportLayouts)
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src, options)
	if err != nil {
		return err
	}
	layouts = slices.DeleteFunc(layouts, func(l layout) bool { return l.Named && !named })
	options.only = office
	return bookOf(ctx, w, src, options, c, layouts, "Danh sách hỗ trợ, "+office.Name)
}
