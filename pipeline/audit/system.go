package audit

import (
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
			if !now.printable(f) || !now.shares(c, f, s.known) {
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
