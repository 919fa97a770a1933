package synth

import (
	"fmt"
	"time"
)

// Person is one member of a household, with what sheet Thành viên says of it.
type Person struct {
	Name       string
	Relation   string // code of list relation
	Female     bool
	Birth      time.Time
	YearOnly   bool // only the year of birth is known
	NationalID string
	Ethnicity  string // code of list ethnicity

	Schooling, Education string // codes; "" where not asked
	Employment, Contract string // code; yes, no, not_applicable; "" where not asked
	OnJobTraining        bool
	Insured              bool
	Allowance            bool // monthly social allowance
	Disabled             bool
	Undernourished       bool

	age     int
	child   bool // of an age at which nutrition is asked
	jobless bool // must not study: it is the one without work
}

// Codes of list relation.
const (
	relationHead  = "1"
	relationWife  = "2" // wife or husband
	relationKid   = "3"
	relationOld   = "4" // father or mother
	relationGrand = "5"
	relationElse  = "7"
)

// ageOn is the age in completed years on day.
func ageOn(birth, day time.Time) int {
	age := day.Year() - birth.Year()
	if day.Month() < birth.Month() || day.Month() == birth.Month() && day.Day() < birth.Day() {
		age--
	}
	return age
}

// bornAged is a date of birth of someone who is age on the review day; one in
// forty has the birthday on that very day.
func (b *builder) bornAged(age int) time.Time {
	latest := b.day.AddDate(-age, 0, 0)
	if b.draw.permille(25) {
		return latest
	}
	earliest := b.day.AddDate(-age-1, 0, 1)
	days := int(latest.Sub(earliest).Hours() / 24)
	return earliest.AddDate(0, 0, b.draw.between(0, days))
}

// person makes someone of an age, under a surname.
func (b *builder) person(relation, surname string, e ethnic, female bool, age int) Person {
	p := Person{Relation: relation, Female: female, Ethnicity: e.code, age: age, Name: e.fullName(b.draw, surname, female), Birth: b.bornAged(age)}
	p.YearOnly = b.yearSuffices(age) && b.draw.percent(12)
	p.Disabled = b.draw.permille(25)
	p.Allowance = b.allowance(age, p.Disabled)
	p.NationalID = b.nationalID(p)
	return p
}

// yearSuffices tells whether a year alone leaves no indicator in doubt: the
// age it may stand for lies one or two years either way within one bracket.
func (b *builder) yearSuffices(age int) bool {
	elder := b.law.number(elderFrom)
	return age > b.law.number(adultThrough)+2 && (age < elder-2 || age > elder+2)
}

// allowance draws who is paid monthly: the very old, many disabled, a few of
// the elderly.
func (b *builder) allowance(age int, disabled bool) bool {
	elder := b.law.number(elderFrom)
	switch {
	case age >= elder+20:
		return b.draw.percent(90)
	case disabled:
		return b.draw.percent(60)
	case age >= elder:
		return b.draw.percent(8)
	}
	return false
}

// dependent tells whether the law counts p as a dependant.
func (b *builder) dependent(p Person) bool {
	return p.age < b.law.number(childBelow) || p.Allowance && (p.Disabled || p.age >= b.law.number(elderFrom))
}

// able tells whether p is of working age and able to work.
func (b *builder) able(p Person) bool {
	return p.age >= b.law.number(adultFrom) && p.age < b.law.number(elderFrom) && !p.Disabled
}

// An identity number has the province of first registration (006 is Bắc Kạn),
// a digit for century and sex, two digits of the birth year, and six that are
// drawn. Synthetic ones are drawn from idFirst upwards.
const (
	idProvince   = 6
	idFirst      = 900_000
	idSpan       = 100_000
	idSpanAll    = 1_000_000
	idBlockLeast = 500 // a campaign whose blocks would be smaller uses all six digits, then more provinces
	idFromAge    = 14
)

// idBlock is the province and the six digits, from first on, of which only the
// commune of that index draws: only a whole country needs more provinces than one.
func idBlock(index, communes int) (province, first, block int) {
	if block = idSpan / communes; block >= idBlockLeast {
		return idProvince, idFirst + index*block, block
	}
	provinces := (communes*idBlockLeast + idSpanAll - 1) / idSpanAll
	block = idSpanAll / ((communes + provinces - 1) / provinces)
	return idProvince + index%provinces, index / provinces * block, block
}

// nationalID is a number that no other person of the campaign has: every
// commune draws from its own block of the six digits. Most children and a few
// adults have none, and so has whoever comes when the block is used up.
func (b *builder) nationalID(p Person) string {
	missing := 30
	if p.age < idFromAge {
		missing = 700
	}
	if b.draw.permille(missing) {
		return ""
	}
	centurySex := (p.Birth.Year() - 1900) / 100 * 2
	if p.Female {
		centurySex++
	}
	province, first, block := idBlock(b.index, b.communes)
	prefix := fmt.Sprintf("%03d%d%02d", province, centurySex, p.Birth.Year()%100)
	if b.ids[prefix] == nil {
		b.ids[prefix] = map[int]bool{}
	}
	if 2*len(b.ids[prefix]) >= block {
		return ""
	}
	tail := b.draw.IntN(block)
	for b.ids[prefix][tail] {
		tail = (tail + 1) % block
	}
	b.ids[prefix][tail] = true
	return fmt.Sprintf("%s%06d", prefix, first+tail)
}
