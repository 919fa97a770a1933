package pipeline

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"

	"rasoat/pipeline/report"
	"rasoat/rules/support"
)

// SupportFolder holds, in the results, one list for each office of the
// households that it should reach. The lists are personal data.
const SupportFolder = "ho-tro"

// How the lists show households.
const (
	supportNamed   = "named"
	supportCounted = "counted"
)

// readSupport reads what the plan promises to whom: the file that rasoat.yaml
// names, else the program's own for the campaign's year and district, if any.
func (c campaign) readSupport() (support.Plan, error) {
	name := c.config.Paths.Support
	if name == "" {
		plan, _, err := support.Find(c.config.Year, string(c.config.Unit.District.Code))
		return plan, refusal(err)
	}
	content, err := readSettled(c.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return support.Plan{}, refuse("%s: không có tệp này; hãy sửa paths.support hoặc bỏ khóa đó", "%s: there is no such file; correct paths.support or leave it out", c.path(name))
	}
	if err != nil {
		return support.Plan{}, fault(err, "không đọc được %s", "cannot read %s", c.path(name))
	}
	plan, err := support.Load(c.path(name), content)
	return plan, refusal(err)
}

// supportLists writes one workbook for each office that has a household to
// reach.
func supportLists(ctx context.Context, c campaign, src report.Source, put putReport) error {
	offices, err := officeNames(ctx, src, `
select o.office_id, o.office from ref_support_offices o
where exists (select 1 from mart_support s where s.office_id = o.office_id) order by o.position`)
	if err != nil {
		return err
	}
	for _, office := range offices {
		write := func(ctx context.Context, w io.Writer, src report.Source, options report.Options) error {
			return report.Support(ctx, w, src, options, office, c.config.SupportLists == supportNamed)
		}
		if err := oneFile(path.Join(SupportFolder, office.ID+".xlsx"), write)(ctx, c, src, put); err != nil {
			return err
		}
	}
	return nil
}
