package synth

import (
	"fmt"
	"time"

	"rasoat/pipeline/survey"
)

// Label stands on everything that a synthetic campaign prints.
const Label = survey.SyntheticNotice

// Options say how large a campaign is and under which law it is built.
// A zero field takes its default, see Defaults.
type Options struct {
	Seed uint64
	// Communes up to the number of real units takes those in order; more takes
	// invented communes throughout.
	Communes int
	// Households is the number of resident households at the review.
	Households int
	// PoorOpening and NearPoorOpening are households on the opening lists.
	PoorOpening, NearPoorOpening int
	// PoorReduction and NearPoorReduction are the plan's reductions in
	// households; the outcome falls near them.
	PoorReduction, NearPoorReduction int
	// Year is the year of the review.
	Year int
	// Defects plants known errors, at most one per household.
	Defects bool
	// Slips is how many households of each kind of Slip a commune has; not with
	// Defects, whose cells they would move.
	Slips int
	// Law is the rule set of the review date; it has no default.
	Law Law
}

// The district of the plan: its fourteen units, its households (the total that
// agrees with 361 = 4,15 % and 383 = 4,41 %), and the plan's reductions. Other
// sizes scale from these.
const (
	planCommunes          = 14
	planHouseholds        = 8690
	planPoor              = 2000
	planNearPoor          = 900
	planPoorReduction     = 361
	planNearPoorReduction = 383
	planYear              = 2023
)

// Defaults fills every zero field but Law from the district of the plan,
// scaled to the number of communes or households that is given.
func (o Options) Defaults() Options {
	if o.Communes == 0 {
		o.Communes = planCommunes
	}
	if o.Households == 0 {
		o.Households = scale(planHouseholds, o.Communes, planCommunes)
	}
	fill := func(field *int, whole int) {
		if *field == 0 {
			*field = scale(whole, o.Households, planHouseholds)
		}
	}
	fill(&o.PoorOpening, planPoor)
	fill(&o.NearPoorOpening, planNearPoor)
	if o.PoorReduction == 0 {
		o.PoorReduction = scale(planPoorReduction, o.PoorOpening, planPoor)
	}
	if o.NearPoorReduction == 0 {
		o.NearPoorReduction = scale(planNearPoorReduction, o.NearPoorOpening, planNearPoor)
	}
	if o.Year == 0 {
		o.Year = planYear
	}
	return o
}

// scale is whole × part / of, rounded half up.
func scale(whole, part, of int) int {
	return (2*whole*part + of) / (2 * of)
}

// Unmet is an option, or a number of the law, with which no campaign can be
// built, said in both languages.
type Unmet struct{ VI, EN string }

// Error gives the English sentence.
func (u Unmet) Error() string { return u.EN }

func unmet(vi, en string, args ...any) error {
	return Unmet{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)}
}

// check names the first option that cannot be met.
func (o Options) check() error {
	switch {
	case o.Communes < 1:
		return unmet("số xã là %d, phải từ 1 trở lên", "communes is %d: at least 1", o.Communes)
	case o.Communes > maxCommunes:
		return unmet("số xã là %d, nhiều nhất là %d", "communes is %d: at most %d", o.Communes, maxCommunes)
	case o.Households < o.Communes*minHouseholds:
		return unmet("số hộ dân cư là %d, ít nhất là %d cho %d xã", "households is %d: at least %d for %d communes", o.Households, o.Communes*minHouseholds, o.Communes)
	case o.PoorOpening < 0 || o.PoorOpening > o.Households*poorMost/1000:
		return unmet("hộ nghèo đầu năm là %d trên %d hộ, chỉ tạo được nhiều nhất %d ‰", "poor at the opening are %d of %d households: at most %d ‰ can be built", o.PoorOpening, o.Households, poorMost)
	case o.NearPoorOpening < 0 || o.NearPoorOpening > o.Households*nearPoorMost/1000:
		return unmet("hộ cận nghèo đầu năm là %d trên %d hộ, chỉ tạo được nhiều nhất %d ‰", "near-poor at the opening are %d of %d households: at most %d ‰ can be built", o.NearPoorOpening, o.Households, nearPoorMost)
	case o.PoorReduction < 0 || o.PoorReduction > o.PoorOpening:
		return unmet("giảm %d trên %d hộ nghèo", "poor reduction is %d of %d households", o.PoorReduction, o.PoorOpening)
	case o.NearPoorReduction < 0 || o.NearPoorReduction > o.NearPoorOpening:
		return unmet("giảm %d trên %d hộ cận nghèo", "near-poor reduction is %d of %d households", o.NearPoorReduction, o.NearPoorOpening)
	case o.Slips < 0 || o.Slips > 0 && o.Defects:
		return unmet("slips là %d: từ 0 trở lên, và không đi cùng defects", "slips is %d: at least 0, and not with defects", o.Slips)
	case o.Year < 1990 || o.Year > 2100:
		return unmet("năm rà soát là %d, phải từ 1990 đến 2100", "year is %d: from 1990 to 2100", o.Year)
	}
	return o.Law.check()
}

// A commune of fewer households cannot hold its share of every movement; more
// communes than maxCommunes would need longer invented codes (inventedCode).
const (
	minHouseholds = 20
	maxCommunes   = 59_999
)

// ReviewDate is the day of the review: ages are counted on it.
func (o Options) ReviewDate() time.Time {
	return time.Date(o.Year, time.October, 5, 0, 0, 0, 0, time.UTC)
}
