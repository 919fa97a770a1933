package synth

import (
	"slices"
	"strconv"
	"time"
)

// review fills in what a surveyor would write of a household, to the class
// that it was meant to have.
func (b *builder) review(h *Household) {
	h.SurveyedOn = b.day.AddDate(0, 0, -b.draw.between(0, 30)).Format(time.DateOnly)
	if h.Gone() {
		return
	}
	b.lastListing(h)
	b.fitDependants(h)
	h.Deprived = b.deprivations(h)
	b.answerMembers(h)
	able := slices.ContainsFunc(h.Members, b.able)
	h.NoLabour = !able && !slices.ContainsFunc(h.Members, works)
	h.Farming = able && b.draw.percent(b.farmingPercent())
	b.score(h)
	h.B2 = b.law.number(pointsPerIndicator) * h.Lacks()
	b.income(h)
	h.Merit = b.draw.percent(3)
	h.Exit = h.Listed.onList() && b.draw.percent(exitPercent(h.Class))
	if h.Class.onList() {
		h.Causes = b.causes(h)
		h.Needs = b.needs(h)
	}
	if !h.Screened {
		h.Housing = b.housing(h)
	}
}

// works tells whether p has work, at whatever age.
func works(p Person) bool { return p.Employment == working }

func (b *builder) farmingPercent() int {
	if b.outline.unit.Kind == kindTown {
		return 45
	}
	return 92
}

// exitPercent is how many had registered to leave the list.
func exitPercent(class Class) int {
	if class.onList() {
		return 10
	}
	return 65
}

// lastListing draws the history of households outside the lists: those that
// fall back were listed in the same class before, a few of the others as well.
func (b *builder) lastListing(h *Household) {
	switch {
	case h.Movement == RelapsePoor:
		h.LastListed = Poor
	case h.Movement == RelapseNearPoor:
		h.LastListed = NearPoor
	case h.Movement == NotListed && h.Reason == "" && b.draw.percent(10):
		h.LastListed = []Class{Poor, NearPoor}[b.draw.IntN(2)]
	default:
		return
	}
	h.LastYear = b.day.Year() - b.draw.between(2, 7)
}

// borderEvery is the spacing of households that stand exactly on a border.
const borderEvery = 20

// onBorder tells whether the next household of a class is a border case: B1
// exactly at the line or one above it, and exactly as many indicators as decide.
func (b *builder) onBorder(class Class) bool { return b.seen[class]%borderEvery == 0 }

// score draws B1 on the class's side of the line, thinning out away from it.
func (b *builder) score(h *Household) {
	line := b.law.Cutoff[b.area]
	span := line * 4 / 7
	switch {
	case h.Screened:
		return
	case h.Class.onList() && b.onBorder(h.Class):
		h.B1 = line
	case h.Class.onList():
		h.B1 = line - min(b.draw.between(0, span), b.draw.between(0, span))
	case b.onBorder(h.Class):
		h.B1 = line + 1
	default:
		h.B1 = line + 1 + min(b.draw.between(0, span), b.draw.between(0, span))
	}
	b.seen[h.Class]++
}

// income draws đồng a person and month where it is asked: it decides mức sống
// trung bình for farming households, and for nobody else.
func (b *builder) income(h *Household) {
	low, high := b.law.AverageLow[b.area], b.law.AverageHigh[b.area]
	switch {
	case h.Class == AverageLiving:
		h.Farming = true
		h.Income = b.within(low, high)
	case h.Class.onList():
		if b.draw.percent(20) {
			h.Income = b.within(low*2/5, low)
		}
	case h.Farming && b.draw.percent(40):
		h.Income = b.within(high, 2*high)
		if b.draw.percent(20) {
			h.Income = b.within(low*4/5, low)
		}
	case !h.Farming && b.draw.percent(25):
		h.Income = b.within(low, high)
	}
}

// within is an income above low up to high in steps of ten thousand đồng, one
// in eight on either border.
func (b *builder) within(low, high int64) int64 {
	switch b.draw.IntN(16) {
	case 0:
		return low + 1
	case 1:
		return high
	}
	const step = 10_000
	return low + step*(1+b.draw.Int64N((high-low)/step))
}

// Causes of poverty as form 7.10 numbers them.
const (
	causeNoCapital = 2
	causeNoLabour  = 3
	causeOther     = 8
)

// causeWeights are the weights of causes 1 to 8.
var causeWeights = []int{18, 30, 4, 12, 16, 14, 20, 5}

// causes are one to three causes in order; a household without labour says so.
func (b *builder) causes(h *Household) []string {
	chosen := map[int]bool{causeNoLabour: h.NoLabour}
	for range 1 + b.draw.weighted([]int{45, 38, 17}) {
		cause := 1 + b.draw.weighted(causeWeights)
		chosen[cause] = cause != causeNoLabour || h.NoLabour
	}
	if list := codes(chosen); len(list) > 0 {
		return list
	}
	return []string{strconv.Itoa(causeNoCapital)}
}

// needOf is the support that answers each indicator, in the codes of list
// support_need.
var needOf = [indicators]int{7, 9, 1, 1, 2, 2, 3, 3, 4, 5, 6, 6}

// needs follow from what the household lacks, and often land and credit.
func (b *builder) needs(h *Household) []string {
	chosen := map[int]bool{}
	for i, lacks := range h.Deprived {
		if lacks && b.draw.percent(70) {
			chosen[needOf[i]] = true
		}
	}
	chosen[9] = chosen[9] || h.Farming && b.draw.percent(40)
	chosen[10] = b.draw.percent(35)
	return codes(chosen)
}

// codes are the chosen numbers in order.
func codes(chosen map[int]bool) []string {
	var numbers []int
	for n, yes := range chosen {
		if yes {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	out := make([]string, len(numbers))
	for i, n := range numbers {
		out[i] = strconv.Itoa(n)
	}
	return out
}
