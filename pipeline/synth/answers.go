package synth

import (
	"slices"
	"strconv"
)

// Codes of list schooling beyond the compulsory bands.
const (
	notStudying    = "0"
	upperSecondary = "4"
	vocational     = "5"
	university     = "6"
)

// Codes of lists employment and labour_contract.
const (
	outOfLabour       = "0"
	working           = "1"
	jobless           = "2"
	contractYes       = "yes"
	contractNo        = "no"
	contractUnrelated = "not_applicable"
)

// educationMost is the highest code of list education.
const educationMost = 7

// answerMembers gives every member the answers that the indicators of the
// household call for, and no others.
func (b *builder) answerMembers(h *Household) {
	chosen := func(indicator int, fits func(Person) bool, others int) func(int) bool {
		return b.choose(h.Members, h.Deprived[indicator], fits, others)
	}
	noWork := chosen(lacksWork, b.canBeJobless, 8)
	hungry := chosen(lacksNutrition, b.growing, 15)
	uninsured := chosen(lacksInsurance, b.insurable, 25)
	untaught := chosen(lacksEducation, b.youngAdult, 30)
	outOfSchool := chosen(lacksSchooling, b.pupil, 15)
	for i := range h.Members {
		p := &h.Members[i]
		p.jobless, p.child = noWork(i), b.growing(*p)
		p.Undernourished = hungry(i)
		p.Insured = !uninsured(i)
		if !b.insurable(*p) {
			// The indicator counts from its age on; the youngest may be without.
			p.Insured = b.draw.percent(96)
		}
		switch {
		case b.pupil(*p):
			b.schooling(p, outOfSchool(i))
		case b.youngAdult(*p) && untaught(i):
			b.untaught(p)
		case b.youngAdult(*p):
			b.taught(p)
		case p.age > b.law.number(adultThrough):
			p.Education = strconv.Itoa(b.draw.weighted([]int{18, 30, 31, 12, 2, 3, 1, 2}))
		}
		b.employment(p)
	}
}

// choose picks who bears a deprivation: nobody when the household has none,
// else one of those it fits, and each other one with the given percentage.
func (b *builder) choose(members []Person, lacks bool, fits func(Person) bool, others int) func(int) bool {
	var open []int
	for i, p := range members {
		if fits(p) {
			open = append(open, i)
		}
	}
	if !lacks || len(open) == 0 {
		return func(int) bool { return false }
	}
	sure := pick(b.draw, open)
	bears := map[int]bool{}
	for _, i := range open {
		bears[i] = i == sure || b.draw.percent(others)
	}
	return func(i int) bool { return bears[i] }
}

// schooling puts a child into the level of its age, or out of it.
func (b *builder) schooling(p *Person, out bool) {
	p.Schooling = b.law.band(p.age)
	if !out {
		return
	}
	below := notStudying
	for _, band := range b.law.Schooling {
		if band.Level == p.Schooling {
			break
		}
		below = band.Level
	}
	p.Schooling = []string{notStudying, below}[b.draw.IntN(2)]
}

// enough is the education that ends the indicator for a young adult.
func (b *builder) enough(p *Person) int {
	if p.age < b.law.number(adultUpperFrom) {
		return b.law.number(adultLowerLevel)
	}
	return b.law.number(adultUpperLevel)
}

// untaught is a young adult who neither studies nor has the education of the age.
func (b *builder) untaught(p *Person) {
	p.Schooling = notStudying
	p.Education = strconv.Itoa(b.draw.between(0, b.enough(p)-1))
}

// taught is a young adult who studies, or is trained on the job, or has the
// education of the age.
func (b *builder) taught(p *Person) {
	lower, upper := b.law.number(adultLowerLevel), b.law.number(adultUpperLevel)
	p.Schooling, p.Education = notStudying, strconv.Itoa(b.enough(p))
	roll := b.draw.IntN(100)
	switch {
	case p.age < b.law.number(adultUpperFrom) && !p.jobless && roll < 80:
		p.Schooling = upperSecondary
	case p.age < b.law.number(adultUpperFrom) && !p.jobless && roll < 90:
		p.Schooling = vocational
	case p.age < b.law.number(adultUpperFrom):
	case p.age == b.law.number(adultUpperFrom) && roll < 40:
		p.Schooling, p.Education = upperSecondary, strconv.Itoa(lower)
	case p.age < b.law.number(adultUpperFrom)+5 && !p.jobless && roll < 55:
		p.Schooling = []string{vocational, university}[b.draw.IntN(2)]
	case !p.jobless && roll < 62:
		p.OnJobTraining, p.Education = true, strconv.Itoa(b.draw.between(1, lower))
	default:
		p.Education = strconv.Itoa(upper + b.draw.weighted([]int{60, 10, 12, 8, 10}[:educationMost-upper+1]))
	}
}

// employment follows from age, school, health and the indicator of work.
func (b *builder) employment(p *Person) {
	studies := p.Schooling != "" && p.Schooling != notStudying
	switch {
	case p.age < b.law.number(adultFrom):
		return
	case p.jobless && b.draw.percent(55):
		p.Employment = jobless
	case p.jobless:
		p.Employment, p.Contract = working, contractNo
	case p.OnJobTraining:
		p.Employment, p.Contract = working, contractYes
	case studies || p.Disabled || p.age >= b.law.number(elderFrom) && b.draw.percent(65):
		p.Employment = outOfLabour
	case p.age < b.law.number(elderFrom) && b.draw.percent(15):
		p.Employment, p.Contract = working, contractYes
	case b.draw.percent(3):
		p.Employment = outOfLabour
	default:
		p.Employment, p.Contract = working, contractUnrelated
	}
}

// housing answers the six indicators of the dwelling.
func (b *builder) housing(h *Household) Housing {
	out := Housing{Internet: !h.Deprived[lacksInternet]}
	weak := b.draw.between(0, b.law.number(weakStructures)-1)
	if h.Deprived[lacksSoundHouse] {
		weak = b.draw.between(b.law.number(weakStructures), structures)
	}
	order := b.draw.Perm(structures)
	sound := func(i int) bool { return slices.Index(order, i) >= weak }
	out.Wall, out.Frame, out.Roof = sound(0), sound(1), sound(2)
	out.AreaTenths = b.space(len(h.Members), h.Deprived[lacksSpace])
	out.Water = b.answer("water_source", h.Deprived[lacksWater])
	out.Toilet = b.answer("toilet_type", h.Deprived[lacksToilet])
	out.Devices = b.devices(h.Deprived[lacksDevices])
	return out
}

// structures of a house that may be durable: walls, frame, roof.
const structures = 3

// space is the living area in tenths of a m², one in twelve exactly at the line.
func (b *builder) space(persons int, lacks bool) int {
	line := b.law.number(areaPerPerson) * persons * 10
	switch {
	case lacks:
		return line - 5*b.draw.between(1, line/12)
	case b.draw.percent(8):
		return line
	}
	return max(line, 10*b.draw.between(36, 110)) + 5*b.draw.between(0, 20)
}

// answer is an accepted code of the list of key, or one that is not.
func (b *builder) answer(key string, lacks bool) string {
	if lacks {
		return pick(b.draw, b.words.refused(key, b.law))
	}
	return pick(b.draw, b.law.Accepted[key])
}

// devices is one or more of the accepted devices in order, or the code of none.
func (b *builder) devices(lacks bool) []string {
	accepted := b.law.Accepted["info_devices"]
	if lacks {
		return b.words.refused("info_devices", b.law)[:1]
	}
	sure := pick(b.draw, accepted)
	var out []string
	for _, device := range accepted {
		if device == sure || b.draw.percent(18) {
			out = append(out, device)
		}
	}
	return out
}
