package synth

// joinAndSplit moves persons between households of one village: a household
// that merged goes into one that stays, a new one leaves one that stays. Each
// staying household takes part once. Where a village has none left, the
// household leaves the commune, or came from outside, instead. Then the
// persons of the opening are known.
func (b *builder) joinAndSplit(households []*Household) {
	for _, h := range households {
		h.Births = b.bornSince(h.Members)
		if b.stays(h) && b.draw.permille(25) {
			h.Deaths = 1
		}
	}
	partner := b.partners(households)
	for _, h := range households {
		switch h.Reason {
		case Merged:
			if host := partner(h.Village, 0); host != nil {
				b.merge(h, host)
			} else {
				h.Reason = MovedAway
			}
		case Split:
			if host := partner(h.Village, splitHeadFrom); host != nil {
				b.split(h, host)
			} else {
				h.Reason = MovedIn
				h.Members = b.family(youngCouple)
			}
		}
	}
	for _, h := range households {
		b.open(h)
	}
}

// splitHeadFrom is the age from which a head has grown children to split off.
const splitHeadFrom = 42

// stays tells whether h is on the opening list and still there.
func (b *builder) stays(h *Household) bool { return h.Listed.onList() && !h.Gone() }

// partners hands out staying households of a village, each once, whose head
// has the age asked for.
func (b *builder) partners(households []*Household) func(village string, age int) *Household {
	taken := map[*Household]bool{}
	return func(village string, age int) *Household {
		for _, h := range households {
			if h.Village == village && b.stays(h) && !taken[h] && h.Head().age >= age {
				taken[h] = true
				return h
			}
		}
		return nil
	}
}

// merge moves the persons of gone to host.
func (b *builder) merge(gone, host *Household) {
	gone.origin = host
	host.Joined = len(gone.Members)
	for _, p := range gone.Members {
		p.Relation = relationElse
		if p.age >= host.Head().age+18 {
			p.Relation = relationOld
		}
		host.Members = append(host.Members, p)
	}
}

// split makes the members of a new household, who lived in host when the
// opening list was approved; children born since then did not.
func (b *builder) split(fresh, host *Household) {
	fresh.origin = host
	e := ethnicOf(host.Head().Ethnicity)
	age := b.draw.between(20, min(36, host.Head().age-20))
	female := b.draw.percent(15)
	family := []Person{b.head(fatherName(host.Members), e, female, age)}
	if b.draw.percent(80) {
		family = append(family, b.person(relationWife, pick(b.draw, e.surnames), e, !female, max(19, age-b.draw.between(-2, 4))))
	}
	fresh.Members = b.withChildren(family, b.draw.between(0, 2))
	fresh.Births = b.bornSince(fresh.Members)
	host.Left = len(fresh.Members) - fresh.Births
}

// bornSince counts who was born after the opening list was approved.
func (b *builder) bornSince(members []Person) int {
	n := 0
	for _, p := range members {
		if p.Birth.After(b.before) {
			n++
		}
	}
	return n
}

// open fixes the persons of the opening from those of now.
func (b *builder) open(h *Household) {
	switch {
	case h.Gone():
		h.Opening, h.Births = len(h.Members), 0
	case h.Listed.onList():
		h.Opening = len(h.Members) - h.Births + h.Deaths + h.Left - h.Joined
	}
}
