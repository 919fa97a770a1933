package pipeline

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"rasoat/rules/strict"
)

// allocationRules are the part allocation: of targets.yaml, what binds the
// distribution of the district's numbers over the communes. Nothing of it has
// a default that names a commune, a rate or a share.
type allocationRules struct {
	// FloorPercent is the least part of its list, in %, that a commune of the
	// plan's focus must reduce.
	FloorPercent strict.Exact `yaml:"floor_percent"`
	// FloorLists are the lists that have floors: poor where it is left out.
	FloorLists []string `yaml:"floor_lists"`
	// RegisteredExits says whether registered exits cap a commune's number.
	RegisteredExits string `yaml:"registered_exits"`
	// Registered are the numbers that communes gave; they take the place of
	// those counted in the survey.
	Registered []communeNumbers `yaml:"registered"`
	// Agreed are negotiated numbers that every later allocation keeps; --fix
	// says another for once.
	Agreed []communeNumbers `yaml:"agreed"`

	floorPercent *decimal.Decimal
}

// communeNumbers are households of one commune, of one or both lists.
type communeNumbers struct {
	Code     strict.Code `yaml:"code"`
	Poor     *int        `yaml:"poor"`
	NearPoor *int        `yaml:"near_poor"`
}

// How registered exits cap: always, where all of them are enough for the
// district's number (the default), or never.
const (
	exitsCap         = "cap"
	exitsWhereEnough = "where_enough"
	exitsIgnored     = "ignore"
)

// The lists that are shared out.
const (
	listPoor     = "poor"
	listNearPoor = "near_poor"
)

func (r *allocationRules) validate(doc *strict.Document, units []unit) {
	if r.RegisteredExits == "" {
		r.RegisteredExits = exitsWhereEnough
	}
	if r.FloorLists == nil {
		r.FloorLists = []string{listPoor}
	}
	oneOf := func(path, value string, words ...string) {
		if !slices.Contains(words, value) {
			doc.Fail(path, "%q không dùng được; chọn một trong: %s", "%q cannot be used; choose one of: %s", value, strings.Join(words, ", "))
		}
	}
	oneOf("$.allocation.registered_exits", r.RegisteredExits, exitsCap, exitsWhereEnough, exitsIgnored)
	for i, list := range r.FloorLists {
		oneOf("$.allocation.floor_lists["+strconv.Itoa(i)+"]", list, listPoor, listNearPoor)
	}
	r.floorPercent = percent(doc, "$.allocation.floor_percent", r.FloorPercent)
	r.validateCommunes(doc, units)
}

// percent reads a number between 0 and 100; nil when it is left out.
func percent(doc *strict.Document, path string, written strict.Exact) *decimal.Decimal {
	if written == "" {
		return nil
	}
	value, err := decimal.NewFromString(string(written))
	if err != nil || value.IsNegative() || value.GreaterThan(decimal.NewFromInt(100)) {
		doc.Fail(path, "%q không phải tỷ lệ từ 0 đến 100; viết như 10 hoặc \"12.5\"", "%q is no percentage from 0 to 100; write it as 10 or \"12.5\"", written)
		return nil
	}
	return &value
}

func knownCommune(doc *strict.Document, path, code string, units []unit) {
	if !slices.ContainsFunc(units, func(u unit) bool { return u.Code == code }) {
		doc.Fail(path, "mã xã %q không có trong danh sách xã", "the commune code %q is not in the list of units", code)
	}
}

func (r *allocationRules) validateCommunes(doc *strict.Document, units []unit) {
	for key, numbers := range map[string][]communeNumbers{"registered": r.Registered, "agreed": r.Agreed} {
		validateNumbers(doc, "$.allocation."+key, numbers, units)
	}
}

func validateNumbers(doc *strict.Document, list string, numbers []communeNumbers, units []unit) {
	for i, given := range numbers {
		path := list + "[" + strconv.Itoa(i) + "]"
		knownCommune(doc, path+".code", string(given.Code), units)
		if slices.ContainsFunc(numbers[:i], func(earlier communeNumbers) bool { return earlier.Code == given.Code }) {
			doc.Fail(path+".code", "mã xã %q ghi hai lần", "the commune code %q stands twice", given.Code)
		}
		for _, n := range []*int{given.Poor, given.NearPoor} {
			if n != nil && *n < 0 {
				doc.Fail(path, "số hộ không được âm", "a number of households is not negative")
			}
		}
	}
}
