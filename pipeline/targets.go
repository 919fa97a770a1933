package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"rasoat/rules/strict"
)

// targets is targets.yaml: what the plan of the year wants, each target with
// its place in the plan, and the part of each commune where the plan gives one.
type targets struct {
	Year     int             `yaml:"year"`
	Plan     string          `yaml:"plan"`
	Targets  []target        `yaml:"targets"`
	Communes []communeTarget `yaml:"communes"`
	Focus    focus           `yaml:"focus"`
	// Allocation is read by Allocate alone.
	Allocation allocationRules `yaml:"allocation"`
}

// target is one promise of the plan.
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

	value decimal.Decimal
}

// communeTarget is one commune's part, in households; nil where the plan gives
// none.
type communeTarget struct {
	Code              strict.Code `yaml:"code"`
	PoorReduction     *int        `yaml:"poor_reduction"`
	NearPoorReduction *int        `yaml:"near_poor_reduction"`
}

// measures are the figures that the warehouse computes for targets.
var measures = []string{
	"poor_households_reduced", "near_poor_households_reduced",
	"poor_rate_points_reduced", "near_poor_rate_points_reduced",
	"poor_and_near_poor_rate_points_reduced", "minority_poor_rate_points_reduced",
}

var comparators = []string{">=", "<=", ">", "<", "="}

// readTargets reads targets.yaml; a campaign without one has no targets.
func readTargets(name string, year int, units []unit) (targets, error) {
	content, err := os.ReadFile(name)
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
	ids := map[string]bool{}
	for i := range t.Targets {
		path := "$.targets[" + strconv.Itoa(i) + "]"
		t.Targets[i].validate(doc, path)
		if ids[t.Targets[i].ID] {
			doc.Fail(path+".id", "id %q đã dùng cho chỉ tiêu khác", "the id %q stands at another target too", t.Targets[i].ID)
		}
		ids[t.Targets[i].ID] = true
	}
	t.validateCommunes(doc, units)
	t.Focus.validate(doc, units)
	t.Allocation.validate(doc, units)
	return t, refusal(doc.Err())
}

func (t *target) validate(doc *strict.Document, path string) {
	for _, needed := range []struct{ key, value string }{{"id", t.ID}, {"place", t.Place}, {"text", t.Text}} {
		if strings.TrimSpace(needed.value) == "" {
			doc.Fail(path, "chỉ tiêu thiếu %s", "the target lacks %s", needed.key)
		}
	}
	if !slices.Contains(measures, t.Measure) {
		doc.Fail(path+".measure", "không có phép đo %q; gần nhất là %q", "there is no measure %q; the nearest is %q", t.Measure, strict.Nearest(t.Measure, measures))
	}
	if !slices.Contains(comparators, t.Comparator) {
		doc.Fail(path+".comparator", "dấu so sánh %q không có; chọn %s", "there is no comparator %q; choose one of %s", t.Comparator, strings.Join(comparators, " "))
	}
	value, err := decimal.NewFromString(string(t.Value))
	if err != nil {
		doc.Fail(path+".value", "giá trị %q không phải số; viết như \"361\" hoặc \"4.15\"", "the value %q is not a number; write it as \"361\" or \"4.15\"", t.Value)
	}
	t.value = value
}

func (t *targets) validateCommunes(doc *strict.Document, units []unit) {
	seen := map[strict.Code]bool{}
	for i, commune := range t.Communes {
		path := "$.communes[" + strconv.Itoa(i) + "].code"
		known := slices.ContainsFunc(units, func(u unit) bool { return u.Code == string(commune.Code) })
		switch {
		case !known:
			doc.Fail(path, "mã xã %q không có trong danh sách xã", "the commune code %q is not in the list of units", commune.Code)
		case seen[commune.Code]:
			doc.Fail(path, "mã xã %q ghi hai lần", "the commune code %q stands twice", commune.Code)
		}
		seen[commune.Code] = true
	}
}
