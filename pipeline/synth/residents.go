package synth

// Sizes of households that were not surveyed, from one person on, in percent:
// 3.6 persons on average.
var sizeWeights = []int{8, 16, 22, 27, 16, 8, 3}

// The households that were not surveyed grew by this much in the year.
const (
	newHouseholdsPermille = 4
	newPersonsPermille    = 6
)

// residents counts everyone in the commune at the review and at the opening:
// the surveyed households as they are, the others as drawn figures.
func (b *builder) residents(households []Household) (now, opening Totals) {
	for _, h := range households {
		b.count(h, &now, &opening)
	}
	for range max(0, b.outline.households-now.Households) {
		size := 1 + b.draw.weighted(sizeWeights)
		one := Totals{1, size, 0, 0}
		if ethnicities[b.draw.weighted(b.outline.ethnicWeights)].code != codeKinh {
			one.MinorityHouseholds, one.MinorityPersons = 1, size
		}
		now.add(one)
		if b.draw.permille(newHouseholdsPermille) {
			continue
		}
		if size > 1 && b.draw.permille(newPersonsPermille*size) {
			one.Persons--
			one.MinorityPersons -= one.MinorityHouseholds
		}
		opening.add(one)
	}
	return now, opening
}

// count adds one surveyed household to the totals of both days.
func (b *builder) count(h Household, now, opening *Totals) {
	minority := 0
	if h.Minority() {
		minority = 1
	}
	persons, minorities, minorityBirths := h.Persons(), 0, 0
	for _, p := range h.Members {
		if p.Ethnicity == codeKinh {
			continue
		}
		minorities++
		if p.Birth.After(b.before) {
			minorityBirths++
		}
	}
	if !h.Gone() {
		now.add(Totals{1, persons, minority, minorities})
	}
	switch {
	case h.Gone():
		opening.add(Totals{1, h.Opening, minority, minorities})
	case h.Listed.onList():
		// Who died, left or joined is counted with the ethnicity of the head.
		opening.add(Totals{1, h.Opening, minority, minorities - minorityBirths + minority*(h.Deaths+h.Left-h.Joined)})
	case h.Reason == "":
		opening.add(Totals{1, persons - h.Births, minority, minorities - minorityBirths})
	}
}

func (t *Totals) add(u Totals) {
	t.Households += u.Households
	t.Persons += u.Persons
	t.MinorityHouseholds += u.MinorityHouseholds
	t.MinorityPersons += u.MinorityPersons
}
