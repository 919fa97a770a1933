package audit

import (
	"maps"
	"math/big"
	"slices"
)

// possible tells whether values for all that is still unknown are found among
// the likely ones. Where none are, the constraints that join the unknowns
// contradict each other.
func (s *system) possible() bool {
	i := slices.IndexFunc(s.order, func(f *figure) bool { return s.unknown[f] })
	if i < 0 {
		return true
	}
	f := s.order[i]
	for _, value := range s.candidates(f) {
		if *s.tries--; *s.tries < 0 {
			return true
		}
		trial := &system{maps.Clone(s.unknown), maps.Clone(s.known), maps.Clone(s.room), map[*figure][]*constraint{}, s.constraints, s.order, s.tries}
		trial.pin(f, value)
		if trial.solve() == nil && trial.possible() {
			return true
		}
	}
	return false
}

// candidates are the printed value, the ends of a figure's room and what lies
// next to them.
func (s *system) candidates(f *figure) []*big.Rat {
	room, unit := s.room[f], new(big.Rat).SetFrac(big.NewInt(1), pow10(f.decimals))
	var list []*big.Rat
	take := func(value *big.Rat) {
		if (room.low == nil || value.Cmp(room.low) >= 0) && (room.high == nil || value.Cmp(room.high) <= 0) {
			list = append(list, value)
		}
	}
	if f.value != nil {
		take(f.value)
	}
	if room.low != nil {
		take(room.low)
		take(new(big.Rat).Add(room.low, unit))
	}
	if room.high != nil {
		take(room.high)
		take(new(big.Rat).Sub(room.high, unit))
	}
	for _, value := range s.sharesIn(f) {
		take(value)
	}
	if room.low != nil && room.high != nil {
		middle := new(big.Rat).Add(room.low, room.high)
		take(roundTo(middle.Quo(middle, big.NewRat(2, 1)), f.decimals))
	}
	if len(list) == 0 {
		take(new(big.Rat))
	}
	return list
}

// sharesIn are the first of the rates in a figure's room that whole numbers
// give, where it is a rate without its numerator.
func (s *system) sharesIn(f *figure) []*big.Rat {
	const most = 40
	room := s.room[f]
	if room.low == nil || room.high == nil {
		return nil
	}
	for _, c := range s.constraints {
		if c.whole == nil || c.whole[0] != f || s.unknown[c.whole[1]] {
			continue
		}
		base := s.known.of(c.whole[1])
		if base.Sign() <= 0 {
			return nil
		}
		var rates []*big.Rat
		k, largest := wholeNumbers(room.low, room.high, base, f.decimals)
		for ; k.Cmp(largest) <= 0 && len(rates) < most; k = new(big.Int).Add(k, big.NewInt(1)) {
			rates = append(rates, share(k, base, f.decimals))
		}
		return rates
	}
	return nil
}
