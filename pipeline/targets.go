package pipeline

import (
	"errors"
	"io/fs"
	"time"

	"github.com/shopspring/decimal"
	"rasoat/rules/strict"
)

// targets is targets.yaml: the plan of the year as data. Offices answer for
// targets and budget lines; both are named by id, and each has its place in
// the plan.
type targets struct {
	Year     int       `yaml:"year"`
	Plan     string    `yaml:"plan"`
	Sections []section `yaml:"sections"`
	Reports  reports   `yaml:"reports"`
	Focus    focus     `yaml:"focus"`
	Offices  []office  `yaml:"offices"`
	// CertificateLevels are the codes of "Bằng cấp cao nhất" that count as a
	// vocational certificate.
	CertificateLevels []string        `yaml:"certificate_levels" strict:"code"`
	Targets           []target        `yaml:"targets"`
	Budget            budget          `yaml:"budget"`
	Communes          []communeTarget `yaml:"communes"`
	// Allocation is read by Allocate alone.
	Allocation allocationRules `yaml:"allocation"`
}

// section is a part of the plan under which targets are shown: a target belongs
// to the section whose place begins its own, the longest of several.
type section struct {
	Place string `yaml:"place"`
	Title string `yaml:"title"`
}

// reports says by which day the report of each quarter is due; without days no
// report is late, and only a gap before a later report is missed.
type reports struct {
	Due []string `yaml:"due"`

	due []time.Time
}

// focus are the communes that the plan sets apart: those whose rate of poor
// and near-poor households is above a line, and those that are to reach the
// new-countryside standard this year.
type focus struct {
	RateAbove      strict.Exact `yaml:"rate_above"` // in %, "" is no line
	NewCountryside []string     `yaml:"new_countryside" strict:"code"`

	rateAbove *decimal.Decimal
}

// configured tells whether the campaign says which communes these are.
func (f focus) configured() bool { return f.rateAbove != nil || len(f.NewCountryside) > 0 }

// office is one of the offices of the plan's last section.
type office struct {
	ID     string   `yaml:"id"`
	Name   string   `yaml:"name"`
	Place  string   `yaml:"place"`
	Duties []string `yaml:"duties"` // what the plan asks of it, in short
}

// target is one promise of the plan, or a result that is followed without a
// number in the plan: then it has neither comparator nor value.
type target struct {
	ID         string       `yaml:"id"`
	Place      string       `yaml:"place"`
	Text       string       `yaml:"text"`
	Measure    string       `yaml:"measure"`
	Comparator string       `yaml:"comparator"`
	Value      strict.Exact `yaml:"value"`
	Unit       string       `yaml:"unit"`
	Office     string       `yaml:"office"`
	Population string       `yaml:"population"`
	Source     string       `yaml:"source"`

	value *decimal.Decimal
}

// The sources of a target's result: computed from the survey, reported by the
// office, or computed and held against what was reported.
const (
	sourceSurvey   = "survey"
	sourceProgress = "progress"
	sourceBoth     = "both"
)

// budget is the money of the plan. Each line and the whole foot: the total is
// the central and the local part.
type budget struct {
	Unit  string       `yaml:"unit"`
	Place string       `yaml:"place"`
	Sums  sums         `yaml:",inline"`
	Lines []budgetLine `yaml:"lines"`
}

// sums are one total and its parts, in the budget's unit.
type sums struct {
	Total   strict.Exact `yaml:"total"`
	Central strict.Exact `yaml:"central"`
	Local   strict.Exact `yaml:"local"`

	total, central, local decimal.Decimal
}

// budgetLine is the money of one project.
type budgetLine struct {
	ID         string `yaml:"id"`
	Place      string `yaml:"place"`
	Text       string `yaml:"text"`
	Measure    string `yaml:"measure"`
	Comparator string `yaml:"comparator"`
	Office     string `yaml:"office"`
	Sums       sums   `yaml:",inline"`
}

// communeTarget is one commune's part, in households; nil where the plan gives
// none.
type communeTarget struct {
	Code              strict.Code `yaml:"code"`
	PoorReduction     *int        `yaml:"poor_reduction"`
	NearPoorReduction *int        `yaml:"near_poor_reduction"`
}

// readTargets reads targets.yaml; a campaign without one has no targets.
func readTargets(name string, year int, units []unit) (targets, error) {
	content, err := readSettled(name)
	if errors.Is(err, fs.ErrNotExist) {
		return targets{}, nil
	}
	if err != nil {
		return targets{}, fault(err, "không đọc được %s", "cannot read %s", name)
	}
	var t targets
	doc, err := strict.Decode(name, content, &t)
	if err != nil {
		return targets{}, refusal(err)
	}
	if t.Year != year {
		doc.Fail("$.year", "year là %d nhưng đợt rà soát là năm %d; hãy dùng kế hoạch của đúng năm", "year is %d but the campaign is of %d; use the plan of that year", t.Year, year)
	}
	t.validate(doc, units)
	t.Allocation.validate(doc, units)
	return t, refusal(doc.Err())
}

// officeName is the name of an office by its id.
func (t targets) officeName(id string) string {
	for _, o := range t.Offices {
		if o.ID == id {
			return o.Name
		}
	}
	return ""
}
