package audit

import (
	"maps"
	"math/big"
	"slices"
)

// A system is the constraints around some unknown figures.
type system struct {
	unknown     map[*figure]bool // not yet pinned
	known       values           // pinned
	room        map[*figure]interval
	narrowed    map[*figure][]*constraint // what bounds the room of a figure
	constraints []*constraint
	order       []*figure
	tries       *int // left to possible
}

// mostTries bounds the search for a witness; a set that runs out of them
// stands, as nothing speaks against it.
const mostTries = 300

// newSystem takes the figures of a set to be unknown; nil is all cells without
// a number.
func newSystem(e *explainer, set []*figure) *system {
	s := &system{unknown: map[*figure]bool{}, known: values{}, room: map[*figure]interval{}, narrowed: map[*figure][]*constraint{}}
	tries := mostTries
	s.tries = &tries
	if set == nil {
		set = e.broken
	}
	seen := map[*constraint]bool{}
	s.order = slices.Clone(set)
	for i := 0; i < len(s.order); i++ { // cells without a number that the set reaches come in
		f := s.order[i]
		s.unknown[f], s.room[f] = true, start(f)
		for _, c := range e.by[f] {
			if seen[c] {
				continue
			}
			seen[c] = true
			s.constraints = append(s.constraints, c)
			for _, other := range c.figures {
				if other.broken && !slices.Contains(s.order, other) {
					s.order = append(s.order, other)
				}
			}
		}
	}
	return s
}

// solve pins what can be pinned; it returns the cells of the constraints that
// contradict each other, nil when none do.
func (s *system) solve() []*figure {
	for {
		before := len(s.known)
		if conflict := s.propagate(); conflict != nil {
			return conflict
		}
		if len(s.known) > before {
			continue
		}
		if conflict := s.eliminate(); conflict != nil {
			return conflict
		}
		if len(s.known) == before {
			return nil
		}
	}
}

func (s *system) open(c *constraint) []*figure {
	var open []*figure
	for _, f := range c.figures {
		if s.unknown[f] {
			open = append(open, f)
		}
	}
	return open
}

// propagate narrows every figure that is the only unknown of a constraint.
func (s *system) propagate() []*figure {
	for _, c := range s.constraints {
		switch open := s.open(c); len(open) {
		case 0:
			if !c.holds(s.known) {
				return s.cells(c)
			}
		case 1:
			f := open[0]
			room, ok := c.allowed(f, s.known)
			s.narrowed[f] = append(s.narrowed[f], c)
			if !ok {
				return s.cells(c)
			}
			now := s.room[f]
			now.meet(room)
			if !now.printable(f) {
				return s.cells(s.narrowed[f]...)
			}
			if s.room[f] = now; now.point() != nil {
				s.pin(f, now.point())
			}
		}
	}
	return nil
}

func (s *system) pin(f *figure, value *big.Rat) {
	s.known[f] = value
	s.room[f] = interval{value, value}
	delete(s.unknown, f)
}

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
	if room.low != nil && room.high != nil {
		middle := new(big.Rat).Add(room.low, room.high)
		take(roundTo(middle.Quo(middle, big.NewRat(2, 1)), f.decimals))
	}
	if len(list) == 0 {
		take(new(big.Rat))
	}
	return list
}

// cells are those of constraints, and of all that pinned the values in them.
func (s *system) cells(conflict ...*constraint) []*figure {
	seen := map[*figure]bool{}
	var all []*figure
	for i := 0; i < len(conflict); i++ {
		for _, f := range conflict[i].figures {
			if seen[f] {
				continue
			}
			seen[f] = true
			all = append(all, f)
			for _, c := range s.narrowed[f] {
				if !slices.Contains(conflict, c) {
					conflict = append(conflict, c)
				}
			}
		}
	}
	return all
}

// eliminate solves the equations without rounding that have several unknowns.
func (s *system) eliminate() []*figure {
	var columns []*figure
	for _, f := range s.order {
		if s.unknown[f] {
			columns = append(columns, f)
		}
	}
	var rows [][]*big.Rat
	var used []*constraint
	for _, c := range s.constraints {
		if c.exact == nil || len(s.open(c)) == 0 {
			continue
		}
		if row, ok := s.coefficients(c.exact, columns); ok {
			rows = append(rows, row)
			used = append(used, c)
		}
	}
	for _, row := range reduce(rows, len(columns)) {
		lead := slices.IndexFunc(row[:len(columns)], func(r *big.Rat) bool { return r.Sign() != 0 })
		switch {
		case lead < 0 && row[len(columns)].Sign() != 0:
			return s.cells(used...)
		case lead >= 0 && !slices.ContainsFunc(row[lead+1:len(columns)], func(r *big.Rat) bool { return r.Sign() != 0 }):
			f := columns[lead]
			room := s.room[f]
			room.meet(interval{row[len(columns)], row[len(columns)]})
			s.narrowed[f] = append(s.narrowed[f], used...)
			if !room.printable(f) {
				return s.cells(s.narrowed[f]...)
			}
			s.pin(f, room.point())
		}
	}
	return nil
}

// coefficients writes an expression as a row of factors and what they must
// add up to; ok is false for one that is not linear in the unknowns.
func (s *system) coefficients(n *node, columns []*figure) ([]*big.Rat, bool) {
	trial := values(maps.Clone(s.known))
	for _, f := range columns {
		trial[f] = new(big.Rat)
	}
	base := n.eval(trial.of)
	if base == nil {
		return nil, false
	}
	row := make([]*big.Rat, len(columns)+1)
	together := new(big.Rat).Set(base)
	for i, f := range columns {
		trial[f] = big.NewRat(1, 1)
		value := n.eval(trial.of)
		if value == nil {
			return nil, false
		}
		row[i] = new(big.Rat).Sub(value, base)
		together.Add(together, row[i])
		trial[f] = new(big.Rat)
	}
	row[len(columns)] = new(big.Rat).Neg(base)
	for _, f := range columns {
		trial[f] = big.NewRat(1, 1)
	}
	all := n.eval(trial.of)
	return row, all != nil && all.Cmp(together) == 0
}

// reduce brings rows to reduced echelon form.
func reduce(rows [][]*big.Rat, columns int) [][]*big.Rat {
	done := 0
	for column := 0; column < columns && done < len(rows); column++ {
		i := done
		for i < len(rows) && rows[i][column].Sign() == 0 {
			i++
		}
		if i == len(rows) {
			continue
		}
		rows[done], rows[i] = rows[i], rows[done]
		lead := new(big.Rat).Set(rows[done][column])
		for k := range rows[done] {
			rows[done][k] = new(big.Rat).Quo(rows[done][k], lead)
		}
		for other := range rows {
			if factor := new(big.Rat).Set(rows[other][column]); other != done && factor.Sign() != 0 {
				for k := range rows[other] {
					rows[other][k] = new(big.Rat).Sub(rows[other][k], new(big.Rat).Mul(factor, rows[done][k]))
				}
			}
		}
		done++
	}
	return rows
}
