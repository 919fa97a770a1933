package synth

// Positions of the indicators in deprived_01 … deprived_12.
const (
	lacksWork = iota
	lacksEarners
	lacksNutrition
	lacksInsurance
	lacksEducation
	lacksSchooling
	lacksSoundHouse
	lacksSpace
	lacksWater
	lacksToilet
	lacksInternet
	lacksDevices
)

// deprivationWeights say how often a household in want lacks each indicator;
// the second follows from the members and is not drawn.
var deprivationWeights = [indicators]int{20, 0, 20, 24, 42, 18, 22, 40, 8, 55, 28, 18}

// tooManyDependants tells whether the share of dependants is above the line.
func (b *builder) tooManyDependants(members []Person) bool {
	n := 0
	for _, p := range members {
		if b.dependent(p) {
			n++
		}
	}
	return n*100 > b.law.number(dependentAbove)*len(members)
}

// fitDependants adds grown relatives to a household whose dependants alone
// would be one deprivation more than its class allows.
func (b *builder) fitDependants(h *Household) {
	if h.Class != NearPoor || b.law.MinDeprived > 1 {
		return
	}
	for b.tooManyDependants(h.Members) {
		e := ethnicOf(h.Head().Ethnicity)
		age := b.draw.between(b.law.number(adultThrough)+1, b.law.number(elderFrom)-1)
		h.Members = append(h.Members, b.person(relationElse, pick(b.draw, e.surnames), e, b.draw.percent(50), age))
	}
}

// deprivations draws as many indicators as the class says, from those that
// the members make possible.
func (b *builder) deprivations(h *Household) [indicators]bool {
	var out [indicators]bool
	out[lacksEarners] = b.tooManyDependants(h.Members)
	if h.Screened {
		return out
	}
	left := b.lacking(h.Class)
	if out[lacksEarners] {
		left--
	}
	open := deprivationWeights
	for i := range open {
		if !b.possible(i, h.Members) {
			open[i] = 0
		}
	}
	for ; left > 0 && open != [indicators]int{}; left-- {
		i := b.draw.weighted(open[:])
		out[i], open[i] = true, 0
	}
	return out
}

// lacking draws the number of indicators a class lacks.
func (b *builder) lacking(class Class) int {
	k := b.law.MinDeprived
	switch {
	case class == Poor && b.onBorder(class):
		return k
	case class == Poor:
		return k + b.draw.weighted([]int{36, 30, 20, 10, 4})
	case class == NearPoor && b.onBorder(class):
		return k - 1
	case class == NearPoor:
		return k - 1 - min(k-1, b.draw.weighted([]int{52, 33, 15}))
	case b.onBorder(class):
		return k
	}
	return b.draw.weighted([]int{30, 34, 22, 9, 5})
}

// possible tells whether the members leave an indicator open to be lacked.
func (b *builder) possible(indicator int, members []Person) bool {
	some := func(fits func(Person) bool) bool {
		for _, p := range members {
			if fits(p) {
				return true
			}
		}
		return false
	}
	switch indicator {
	case lacksWork:
		return some(b.canBeJobless)
	case lacksEarners:
		return false
	case lacksNutrition:
		return some(b.growing)
	case lacksEducation:
		return some(b.youngAdult)
	case lacksSchooling:
		return some(b.pupil)
	}
	return true
}

// canBeJobless leaves out those young enough to be still at school.
func (b *builder) canBeJobless(p Person) bool {
	return b.able(p) && p.age >= b.law.number(adultUpperFrom)+2
}

// growing are the ages of the nutrition indicator.
func (b *builder) growing(p Person) bool { return p.age < b.law.number(undernourishBelow) }

// youngAdult are the ages of the adult education indicator.
func (b *builder) youngAdult(p Person) bool {
	return p.age >= b.law.number(adultFrom) && p.age <= b.law.number(adultThrough)
}

// pupil are the ages of compulsory schooling.
func (b *builder) pupil(p Person) bool { return b.law.band(p.age) != "" }

// insurable are the ages of the insurance indicator.
func (b *builder) insurable(p Person) bool { return p.age >= b.law.number(insuredFrom) }
