package synth

import (
	"context"
	"fmt"
	"path"

	"rasoat/pipeline/survey"
)

// TruthPart is the name of the part with the truth of the households.
const TruthPart = "truth"

// communesTogether is how many communes are in memory at once when a campaign
// is written as parts: some 50.000 households.
const communesTogether = 20

// WriteParts writes a campaign of any size without spreadsheets. The frame goes
// into dir, which must be new or empty: rasoat.yaml, units.csv, targets.yaml and
// the offices' reports. What Land would make of the communes' workbooks, and the
// truth, goes to take, some communes at a time, numbered from 1 and in order; at
// most so many households as these have are in memory. done is told of every
// commune. It returns the campaign without its households.
func WriteParts(ctx context.Context, o Options, dir string, take func(number int, parts map[string]*survey.Part) error, done func()) (c Campaign, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("synth: %w", err)
		}
	}()
	c, plan, err := outlined(o)
	if err != nil {
		return Campaign{}, err
	}
	if c.Options.Defects || c.Options.Slips > 0 {
		return Campaign{}, unmet("defects và slips cần bảng tính; bỏ chúng hoặc bỏ parquet", "defects and slips need workbooks; leave them out, or parquet")
	}
	if err := mustBeEmpty(dir); err != nil {
		return Campaign{}, err
	}
	if err := c.writeFrame(ctx, dir, nil); err != nil {
		return Campaign{}, err
	}
	for from := 0; from < len(c.Communes); from += communesTogether {
		to := min(from+communesTogether, len(c.Communes))
		if err := c.build(ctx, plan, from, to); err != nil {
			return Campaign{}, err
		}
		parts, err := c.parts(from, to)
		if err != nil {
			return Campaign{}, err
		}
		if err := take(1+from/communesTogether, parts); err != nil {
			return Campaign{}, err
		}
		for i := from; i < to; i++ {
			c.Communes[i] = Commune{Unit: c.Communes[i].Unit}
			done()
		}
	}
	return c, nil
}

// parts are the landings of the communes from one to before another.
func (c Campaign) parts(from, to int) (map[string]*survey.Part, error) {
	truth := &survey.Part{Name: TruthPart, Columns: []string{"commune_code", "village", "household_no", "class", "previous_class", "movement", "movement_reason"}}
	parts := map[string]*survey.Part{TruthPart: truth}
	for _, commune := range c.Communes[from:to] {
		books := c.books(commune)
		for _, role := range []survey.Role{survey.RolePrevious, survey.RoleSurvey} {
			folder := string(role)
			if err := books[folder].Parts(path.Join(folder, commune.Unit.Code+".xlsx"), role, parts); err != nil {
				return nil, err
			}
		}
		for _, h := range commune.truth() {
			class, reason := "", ""
			if h.Class != nil {
				class = string(*h.Class)
			}
			if h.MovementReason != nil {
				reason = string(*h.MovementReason)
			}
			truth.Rows = append(truth.Rows, []string{h.CommuneCode, h.Village, h.HouseholdNo, class, string(h.PreviousClass), string(h.Movement), reason})
		}
	}
	return parts, nil
}
