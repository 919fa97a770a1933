package synth

// shape is a kind of family.
type shape int

const (
	elderAlone shape = iota
	adultAlone
	oldCouple
	youngCouple
	nuclear
	loneParent
	threeGenerations
	elderWithGrandchildren
	extended
)

// shapeWeights, by shape. The poor have more lone parents and elders.
var (
	shapesPoor  = []int{8, 3, 5, 8, 40, 10, 14, 4, 10}
	shapesOther = []int{5, 3, 8, 9, 42, 4, 15, 1, 15}
)

// family makes the members of a household, the head first.
func (b *builder) family(s shape) []Person {
	d := b.draw
	e := ethnicities[d.weighted(b.outline.ethnicWeights)]
	surname := pick(d, e.surnames)
	switch s {
	case elderAlone:
		return []Person{b.head(surname, e, d.percent(65), d.between(60, 88))}
	case adultAlone:
		return []Person{b.head(surname, e, d.percent(40), d.between(32, 58))}
	case oldCouple:
		return b.couple(surname, e, d.between(58, 82))
	case youngCouple:
		return b.withChildren(b.couple(surname, e, d.between(22, 33)), d.between(0, 2))
	case loneParent:
		return b.withChildren([]Person{b.head(surname, e, d.percent(80), d.between(26, 50))}, d.between(1, 3))
	case threeGenerations:
		return b.withParents(b.withChildren(b.couple(surname, e, d.between(28, 46)), d.between(1, 3)))
	case elderWithGrandchildren:
		return b.withGrandchildren([]Person{b.head(surname, e, d.percent(70), d.between(56, 76))}, surname, d.between(1, 2))
	case extended:
		return b.withYoungFamily(b.couple(surname, e, d.between(50, 68)))
	}
	return b.withChildren(b.couple(surname, e, d.between(26, 54)), 1+d.weighted([]int{25, 45, 22, 8}))
}

// head is a first member whose name, birth year and sex no other head of the
// commune shares: lists of two years are matched by them.
func (b *builder) head(surname string, e ethnic, female bool, age int) Person {
	for {
		p := b.person(relationHead, surname, e, female, age)
		key := headKey{p.Name, p.Birth.Year(), p.Female}
		if !b.heads[key] {
			b.heads[key] = true
			return p
		}
	}
}

// couple is a head, more often the man, and a wife or husband.
func (b *builder) couple(surname string, e ethnic, age int) []Person {
	female := b.draw.percent(14)
	mate := e
	if b.draw.percent(9) {
		mate = ethnicities[b.draw.weighted(b.outline.ethnicWeights)]
	}
	gap := b.draw.between(-2, 6)
	if female {
		gap = -gap
	}
	return []Person{
		b.head(surname, e, female, age),
		b.person(relationWife, pick(b.draw, mate.surnames), mate, !female, max(19, age-gap)),
	}
}

// withChildren adds n children of the youngest parent, the eldest first; a
// child bears the father's surname.
func (b *builder) withChildren(parents []Person, n int) []Person {
	oldest := parents[0].age
	for _, p := range parents {
		oldest = min(oldest, p.age)
	}
	return b.descend(parents, relationKid, fatherName(parents), n, min(oldest-19, 24))
}

// withGrandchildren adds n school children.
func (b *builder) withGrandchildren(family []Person, surname string, n int) []Person {
	return b.descend(family, relationGrand, surname, n, min(family[0].age-42, 15))
}

// descend adds n young people of at most oldest years, two or more years apart.
func (b *builder) descend(family []Person, relation, surname string, n, oldest int) []Person {
	e := ethnicOf(family[0].Ethnicity)
	age := b.draw.between(max(0, oldest-9), oldest)
	for ; n > 0 && age >= 0; n-- {
		family = append(family, b.person(relation, surname, e, b.draw.percent(48), age))
		age -= b.draw.between(2, 5)
	}
	return family
}

// withParents adds one or both parents of the head.
func (b *builder) withParents(family []Person) []Person {
	e := ethnicOf(family[0].Ethnicity)
	age := min(88, family[0].age+b.draw.between(21, 30))
	if b.draw.percent(55) {
		family = append(family, b.person(relationOld, firstWord(family[0].Name), e, false, min(90, age+b.draw.between(0, 5))))
	}
	return append(family, b.person(relationOld, pick(b.draw, e.surnames), e, true, age))
}

// withYoungFamily adds a grown child, often with wife or husband and small
// children of theirs.
func (b *builder) withYoungFamily(parents []Person) []Person {
	e := ethnicOf(parents[0].Ethnicity)
	surname := fatherName(parents)
	age := b.draw.between(20, min(34, parents[0].age-22))
	female := b.draw.percent(20)
	family := append(parents, b.person(relationKid, surname, e, female, age))
	if b.draw.percent(30) {
		return family
	}
	family = append(family, b.person(relationElse, pick(b.draw, e.surnames), e, !female, max(19, age-b.draw.between(-2, 4))))
	return b.descend(family, relationGrand, surname, b.draw.between(0, 2), min(age-19, 8))
}

// fatherName is the surname that children of parents bear.
func fatherName(parents []Person) string {
	for _, p := range parents {
		if !p.Female {
			return firstWord(p.Name)
		}
	}
	return firstWord(parents[0].Name)
}
