package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// allocator is one allocation on its way.
type allocator struct {
	campaign campaign
	options  AllocateOptions
	// agreed are the negotiated numbers by commune code and list.
	agreed map[[2]string]int64
	result Allocation
}

// allocated are the lists that can be shared out, with the measure whose
// target gives the district's number.
var allocated = []struct {
	list, measure, flag string
	label               Text
}{
	{listPoor, "poor_households_reduced", "--poor", Text{"hộ nghèo", "poor households"}},
	{listNearPoor, "near_poor_households_reduced", "--near-poor", Text{"hộ cận nghèo", "near-poor households"}},
}

// read finds the district's numbers and the negotiated ones.
func (a *allocator) read() error {
	c := a.campaign
	a.result = Allocation{Label: c.config.Label, Year: c.config.Year, Plan: c.targets.Plan}
	for _, l := range allocated {
		total := a.options.Poor
		if l.list == listNearPoor {
			total = a.options.NearPoor
		}
		if total == nil {
			var err error
			if total, err = c.targets.householdsToReduce(l.measure, l.flag); err != nil {
				return err
			}
		}
		switch {
		case total == nil:
		case *total < 0:
			return refuse("%s %d: số hộ phải giảm không được âm", "%s %d: the households to reduce are not negative", l.flag, *total)
		default:
			a.result.Lists = append(a.result.Lists, AllocatedList{l.list, l.label, *total})
		}
	}
	if len(a.result.Lists) == 0 {
		return refuse("%s: không có chỉ tiêu giảm số hộ nghèo, hộ cận nghèo (measure poor_households_reduced, near_poor_households_reduced); hãy ghi chỉ tiêu hoặc dùng --poor N, --near-poor N",
			"%s: there is no target of households to reduce (measure poor_households_reduced, near_poor_households_reduced); write the target or use --poor N, --near-poor N", c.path(c.config.Paths.Targets))
	}
	return a.readAgreed()
}

// householdsToReduce is the number of the target with a measure, nil without
// one. A target above a number (>) is the next whole one.
func (t targets) householdsToReduce(measure, flag string) (*int64, error) {
	var found *int64
	for _, target := range t.Targets {
		if target.Measure != measure {
			continue
		}
		n, fits := wholeTarget(target.Comparator, target.value)
		if !fits || found != nil && *found != n {
			return nil, refuse("chỉ tiêu %q không cho một số hộ cần giảm duy nhất (so sánh %s, giá trị %s); hãy ghi số bằng %s N",
				"the target %q gives no single number of households to reduce (comparator %s, value %s); give the number with %s N", target.ID, target.Comparator, target.Value, flag)
		}
		found = &n
	}
	return found, nil
}

func wholeTarget(comparator string, value *decimal.Decimal) (int64, bool) {
	switch {
	case value == nil || value.IsNegative() || !value.IsInteger() || !value.BigInt().IsInt64():
		return 0, false
	case comparator == ">=" || comparator == "=":
		return value.IntPart(), true
	case comparator == ">":
		return value.IntPart() + 1, true
	}
	return 0, false
}

func (a *allocator) readAgreed() error {
	a.agreed = map[[2]string]int64{}
	for _, l := range a.result.Lists {
		for _, given := range a.campaign.targets.Allocation.Agreed {
			if n := given.of(l.List); n != nil {
				a.agreed[[2]string{string(given.Code), l.List}] = *n
			}
		}
	}
	fixed := map[[2]string]int64{}
	for _, fix := range a.options.Fix {
		u, err := a.campaign.communeNamed(fix.Commune)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(a.result.Lists, func(l AllocatedList) bool { return l.List == fix.List }) {
			return refuse("--fix %s: danh sách %s không được phân bổ vì không có số của huyện; hãy thêm --poor N hoặc --near-poor N",
				"--fix %s: the list %s is not shared out, as the district has no number; add --poor N or --near-poor N", fix.Commune, fix.List)
		}
		at := [2]string{u.Code, fix.List}
		if earlier, twice := fixed[at]; twice && earlier != fix.Households {
			return refuse("--fix %s: %s được giữ hai số khác nhau (%d và %d); hãy bỏ một", "--fix %s: %s has two different numbers (%d and %d); leave one out", fix.Commune, u.FullName(), earlier, fix.Households)
		}
		fixed[at], a.agreed[at] = fix.Households, fix.Households
	}
	return nil
}

// communeNamed finds a unit of the review date by its code or by any of its
// names.
func (c campaign) communeNamed(word string) (unit, error) {
	var known []string
	for _, u := range c.units {
		if !u.validOn(c.config.reviewDay) {
			continue
		}
		known = append(known, u.Code+" "+u.Name)
		if u.Code == word || names.Fold(u.Name) == names.Fold(word) || names.Fold(u.FullName()) == names.Fold(word) {
			return u, nil
		}
	}
	return unit{}, refuse("--fix %s: không có xã này; các xã là: %s", "--fix %s: there is no such commune; the communes are: %s", word, strings.Join(known, ", "))
}

// bases reads the opening list of every commune, counted by the selects.
func (a *allocator) bases(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select commune_code, commune_name, list, opening_households_total, opening, without_labour, unanswered, base, registered
from int_allocation_bases order by position, commune_code, list desc`)
	if err != nil {
		return fault(err, "không đọc được danh sách đầu năm", "cannot read the opening lists")
	}
	at := map[string]int{}
	for _, row := range rows {
		code, list := row[0].(string), row[2].(string)
		if _, seen := at[code]; !seen {
			at[code] = len(a.result.Communes)
			a.result.Communes = append(a.result.Communes, AllocatedCommune{Code: code, Name: row[1].(string), Households: numberOrNil(row[3])})
		}
		a.result.Communes[at[code]].Listed += number(row[4])
		if !slices.ContainsFunc(a.result.Lists, func(l AllocatedList) bool { return l.List == list }) {
			continue
		}
		part := &AllocatedPart{Opening: number(row[4]), WithoutLabour: number(row[5]), Unanswered: number(row[6]), Base: number(row[7]), Registered: numberOrNil(row[8])}
		if given := a.campaign.targets.Allocation.registeredIn(code, list); given != nil {
			part.Registered = given
		}
		if commune := &a.result.Communes[at[code]]; list == listPoor {
			commune.Poor = part
		} else {
			commune.NearPoor = part
		}
	}
	return nil
}

// registeredIn is the number that the plan gives for a commune, nil when none.
func (r allocationRules) registeredIn(code, list string) *int64 {
	for _, given := range r.Registered {
		if n := given.of(list); string(given.Code) == code && n != nil {
			return n
		}
	}
	return nil
}

// of is the number for one list, nil when none is given.
func (n communeNumbers) of(list string) *int64 {
	given := n.Poor
	if list == listNearPoor {
		given = n.NearPoor
	}
	if given == nil {
		return nil
	}
	whole := int64(*given)
	return &whole
}

func numberOrNil(value any) *int64 {
	if value == nil {
		return nil
	}
	n := number(value)
	return &n
}
