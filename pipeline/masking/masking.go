package masking

import (
	"context"
	"fmt"
	"math"
)

// Reason says why a count is hidden, or that it is shown.
type Reason uint8

// The reasons, Shown being none.
const (
	Shown Reason = iota
	Small        // from 1 to the minimum less one
	Guard        // would give a hidden count away
	Group        // counts within a group whose size is hidden
)

// Sum is a place where counts balance: those that go in equal those that go out.
type Sum int

// Outside is where a count comes from or goes to that stands in one sum only.
const Outside Sum = 0

// Cell names a count of a sheet.
type Cell int

// A Sheet is a set of published counts and the sums that tie them.
type Sheet struct {
	counts []count
	sums   Sum
}

type count struct {
	value    int64
	from, to Sum
	atMost   int64
	reason   Reason
}

// unlimited is the bound of a count of which the reader knows no upper bound.
const unlimited = math.MaxInt64 / 4

// Sum adds a sum to the sheet.
func (s *Sheet) Sum() Sum {
	s.sums++
	return s.sums
}

// Count adds a count that goes out of one sum into another. The parts of a list
// go into its sum and the total goes out of it; a count that stands in no sum
// comes from Outside and goes there.
func (s *Sheet) Count(value int64, from, to Sum) Cell {
	s.counts = append(s.counts, count{value: value, from: from, to: to, atMost: unlimited})
	return Cell(len(s.counts) - 1)
}

// AtMost says that the reader knows an upper bound, such as the size of the
// group that the count is part of.
func (s *Sheet) AtMost(cell Cell, bound int64) { s.counts[cell].atMost = bound }

// Within says that the count is of a group whose size is hidden.
func (s *Sheet) Within(cell Cell) { s.counts[cell].reason = Group }

// Hide hides what has to be hidden under a minimum of at least 1. When the
// context ends before, all is hidden.
func (s *Sheet) Hide(ctx context.Context, minimum int64) error {
	var queue []Cell
	for i := range s.counts {
		c := &s.counts[i]
		if c.value < 0 || c.from == c.to && c.to != Outside || max(c.from, c.to) > s.sums || c.value > c.atMost {
			return fmt.Errorf("masking: count %d is %d (at most %d), from sum %d to sum %d of %d", i, c.value, c.atMost, c.from, c.to, s.sums)
		}
		if c.reason == Shown && c.value > 0 && c.atMost < minimum {
			return fmt.Errorf("masking: count %d is of a group of %d, under the minimum of %d: its size is hidden, so the count is Within", i, c.atMost, minimum)
		}
		if c.reason == Shown && c.value > 0 && c.value < minimum {
			c.reason = Small
		}
		if c.reason != Shown {
			queue = append(queue, Cell(i))
		}
	}
	g := s.graph()
	readers := []*network{g.network(reader{minimum: minimum, told: true}), g.network(reader{minimum: minimum})}
	for len(queue) > 0 {
		if err := ctx.Err(); err != nil {
			s.hideAll()
			return err
		}
		guards, ok := guards(queue[0], readers)
		if !ok {
			s.hideAll()
			return nil
		}
		for _, cell := range guards {
			s.counts[cell].reason = Guard
		}
		queue = append(queue[1:], guards...)
	}
	return nil
}

// Reason says whether and why a count is hidden.
func (s *Sheet) Reason(cell Cell) Reason { return s.counts[cell].reason }

// Hidden tells whether a count is hidden.
func (s *Sheet) Hidden(cell Cell) bool { return s.counts[cell].reason != Shown }

// hideAll hides even zeros, all for one reason: the counts that could guard are
// too few.
func (s *Sheet) hideAll() {
	for i := range s.counts {
		s.counts[i].reason = Group
	}
}

// guards returns the shown counts that have to be hidden with a hidden one, and
// whether that suffices.
func guards(cell Cell, readers []*network) (all []Cell, suffices bool) {
	for _, n := range readers {
		for !n.movable(cell) {
			found, ok := n.widen(cell)
			if !ok {
				return nil, false
			}
			n.hide(found)
			all = append(all, found...)
		}
	}
	return all, true
}

// Value is a count as it was added; the totals of a grid are sums of its values.
func (s *Sheet) Value(cell Cell) int64 { return s.counts[cell].value }
