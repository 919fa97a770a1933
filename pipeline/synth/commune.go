package synth

import (
	"cmp"
	"slices"
	"time"
)

// Commune is one unit with everyone who was surveyed in it.
type Commune struct {
	Unit Unit
	// Households are those on the opening list and those who came or asked, in
	// the order of villages and numbers.
	Households []Household
	// Now and Opening count all residents, surveyed or not.
	Now, Opening Totals
	PreparedBy   string
	Defects      []Defect
	Slips        []Slip

	hand    hand
	changes []change // what the defects do to the sheets
}

// Totals are the figures of sheet Thông tin.
type Totals struct {
	Households, Persons, MinorityHouseholds, MinorityPersons int
}

// builder makes one commune from its own stream of choices.
type builder struct {
	draw     draw
	law      Law
	words    words
	outline  outline
	area     string
	day      time.Time // of the review
	before   time.Time // when the opening list was approved
	index    int       // of the commune
	communes int
	ids      map[string]map[int]bool
	heads    map[headKey]bool
	seen     map[Class]int // households scored, by class
}

// headKey is what the lists of two years are matched by when numbers fail.
type headKey struct {
	name   string
	year   int
	female bool
}

// buildCommune makes the commune that stands at index of the district.
func buildCommune(o Options, w words, c outline, index int) Commune {
	b := &builder{
		draw: newDraw(o.Seed, uint64(index)+1), law: o.Law, words: w, outline: c, area: o.Law.Area[c.unit.Kind],
		day: o.ReviewDate(), before: o.ReviewDate().AddDate(-1, 0, 0), index: index, communes: o.Communes,
		ids: map[string]map[int]bool{}, heads: map[headKey]bool{}, seen: map[Class]int{},
	}
	households := b.populate(fates(b.draw, c))
	villages := b.villages(households)
	b.settle(households, villages)
	b.joinAndSplit(households)
	for _, h := range households {
		b.review(h)
	}
	b.number(households, villages)
	return b.finish(households, villages)
}

// populate gives every fate a household with its members. A household split
// off gets its members later, from the surname of the one it leaves.
func (b *builder) populate(list []fate) []*Household {
	households := make([]*Household, len(list))
	for i, f := range list {
		h := &Household{Listed: f.listed, Class: f.class, Movement: f.movement, Reason: f.reason, Screened: f.screened}
		if f.reason != Split {
			h.Members = b.family(b.shapeOf(f))
		}
		households[i] = h
	}
	b.draw.Shuffle(len(households), func(i, j int) { households[i], households[j] = households[j], households[i] })
	return households
}

// shapeOf draws the kind of family that a fate can happen to: only a person
// living alone dies out of a list, and who merges is one or few.
func (b *builder) shapeOf(f fate) shape {
	switch {
	case f.reason == Died:
		return []shape{elderAlone, adultAlone}[b.draw.weighted([]int{9, 1})]
	case f.reason == Merged:
		return []shape{elderAlone, adultAlone, oldCouple, loneParent}[b.draw.weighted([]int{5, 1, 2, 2})]
	case f.listed.onList() || f.class.onList():
		return shape(b.draw.weighted(shapesPoor))
	}
	return shape(b.draw.weighted(shapesOther))
}

// finish sorts the rows and counts the residents.
func (b *builder) finish(households []*Household, villages []village) Commune {
	position := map[string]int{}
	for i, v := range villages {
		position[v.name] = i
	}
	slices.SortFunc(households, func(x, y *Household) int {
		return cmp.Or(cmp.Compare(position[x.Village], position[y.Village]), cmp.Compare(x.Number, y.Number))
	})
	c := Commune{Unit: b.outline.unit, PreparedBy: b.officer(), hand: handOf(b.index)}
	for _, h := range households {
		c.Households = append(c.Households, *h)
	}
	c.Now, c.Opening = b.residents(c.Households)
	return c
}

// officer is the invented name of someone who works for the commune.
func (b *builder) officer() string {
	e := ethnicities[b.draw.weighted(b.outline.ethnicWeights)]
	return e.fullName(b.draw, pick(b.draw, e.surnames), b.draw.percent(45))
}
