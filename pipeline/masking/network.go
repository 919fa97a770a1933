package masking

import (
	"cmp"
	"container/heap"
	"slices"
)

// A reader is one against whom counts are hidden.
type reader struct {
	minimum int64
	told    bool // which counts are Small and which are Guards
}

// needed is by how much a count has to be movable.
func (r reader) needed(c count) int64 {
	low, high := r.bounds(c)
	if r.told {
		return 1
	}
	return max(1, min(r.minimum-1, high-low))
}

// bounds are the values of a hidden count that the reader thinks possible before
// any sum.
func (r reader) bounds(c count) (low, high int64) {
	switch {
	case c.reason == Group:
		return 0, c.atMost
	case !r.told:
		return 1, c.atMost
	case c.reason == Small:
		return 1, min(r.minimum-1, c.atMost)
	}
	return r.minimum, c.atMost
}

// A graph is the counts of a sheet by the sums that they stand in, and what it
// costs to hide each: nothing when it is hidden, and from then on.
type graph struct {
	counts []count
	at     [][]Cell // the counts of each sum, in their order
	hidden [][]Cell // those of them that cost nothing
	cost   []int64  // of a shown count; -1 for one that cannot guard
}

func (s *Sheet) graph() *graph {
	g := &graph{counts: s.counts, at: make([][]Cell, s.sums+1), hidden: make([][]Cell, s.sums+1), cost: make([]int64, len(s.counts))}
	for i, c := range s.counts {
		for _, sum := range []Sum{c.from, c.to} {
			g.at[sum] = append(g.at[sum], Cell(i))
			if c.reason != Shown {
				g.hidden[sum] = append(g.hidden[sum], Cell(i))
			}
		}
		if c.reason == Shown {
			g.cost[i] = c.value
			if c.value == 0 {
				g.cost[i] = -1
			}
		}
	}
	return g
}

// hide makes guards of counts.
func (g *graph) hide(guards []Cell) {
	for _, cell := range guards {
		g.cost[cell] = 0
		for _, sum := range []Sum{g.counts[cell].from, g.counts[cell].to} {
			place, _ := slices.BinarySearch(g.hidden[sum], cell)
			g.hidden[sum] = slices.Insert(g.hidden[sum], place, cell)
		}
	}
}

// A network says by how much each count of a graph can rise and fall against a
// reader; a shown one, if it were a guard. What was moved to see whether it can
// be is moved back.
type network struct {
	*graph
	reader   reader
	up, down []int64
	moved    []move // since the last back
	seen     []int  // the last search that came to each sum
	searches int
}

type move struct {
	step   step
	amount int64
}

func (g *graph) network(r reader) *network {
	n := &network{graph: g, reader: r, seen: make([]int, len(g.at)), up: make([]int64, len(g.counts)), down: make([]int64, len(g.counts))}
	for i, c := range g.counts {
		if c.reason == Shown {
			c.reason = Guard
		}
		low, high := r.bounds(c)
		n.up[i], n.down[i] = high-c.value, c.value-low
	}
	return n
}

// step crosses a count from one of its sums to the other.
type step struct {
	cell Cell
	rise bool
}

// room is how far a step can go.
func (n *network) room(s step) int64 {
	if s.rise {
		return n.up[s.cell]
	}
	return n.down[s.cell]
}

// take goes a step; the way back grows by as much.
func (n *network) take(s step, amount int64) {
	n.moved = append(n.moved, move{s, amount})
	n.change(s, amount)
}

func (n *network) change(s step, amount int64) {
	if !s.rise {
		amount = -amount
	}
	n.up[s.cell] -= amount
	n.down[s.cell] += amount
}

// back undoes all that was taken.
func (n *network) back() {
	for _, m := range n.moved {
		n.change(m.step, -m.amount)
	}
	n.moved = n.moved[:0]
}

// movable tells whether a hidden count has as many values as it needs. How far
// it moves does not depend on the ways, so any are taken.
func (n *network) movable(cell Cell) bool {
	needed := n.reader.needed(n.counts[cell])
	moved := int64(0)
	for _, rise := range []bool{true, false} {
		if moved < needed {
			moved += n.shift(step{cell, rise}, needed, n.anyWay)
			n.back()
		}
	}
	return moved >= needed
}

// widen returns the cheapest further guards that give a count which is not
// movable another value, and whether there are any.
func (n *network) widen(cell Cell) ([]Cell, bool) {
	more, costMore := n.cheapest(step{cell, true})
	less, costLess := n.cheapest(step{cell, false})
	switch {
	case more == nil && less == nil:
		return nil, false
	case less == nil || more != nil && costMore <= costLess:
		return more, true
	}
	return less, true
}

// shift moves a hidden count as far as hidden counts let it, at most by wanted,
// and returns how far. A way is of hidden counts alone, nil when there is none.
func (n *network) shift(own step, wanted int64, way func(own step) []step) int64 {
	moved := int64(0)
	for moved < wanted && n.room(own) > 0 {
		path := way(own)
		if path == nil {
			break
		}
		amount := min(wanted-moved, n.room(own))
		for _, s := range path {
			amount = min(amount, n.room(s))
		}
		for _, s := range append(path, own) {
			n.take(s, amount)
		}
		moved += amount
	}
	return moved
}

// cheapest returns the shown counts which, hidden, let a hidden count move
// further than hidden counts let it, and what they cost.
func (n *network) cheapest(own step) ([]Cell, int64) {
	defer n.back()
	n.shift(own, n.reader.needed(n.counts[own.cell]), n.nearestWay)
	if n.room(own) <= 0 {
		return nil, 0
	}
	path, cost := n.path(own, n.at)
	var guards []Cell
	for _, s := range path {
		if n.cost[s.cell] > 0 {
			guards = append(guards, s.cell)
		}
	}
	return guards, cost
}

// ends are the sums between which a way makes a step balance again.
func (n *network) ends(own step) (start, end Sum) {
	return n.far(own), n.far(step{own.cell, !own.rise})
}

// anyWay is some way of hidden counts by which the sums balance again after a
// step, nil when there is none. It is sought from the end with fewer counts: in
// a table of many rows that is the row.
func (n *network) anyWay(own step) []step {
	start, end := n.ends(own)
	if start == end {
		return []step{}
	}
	n.searches++
	if len(n.hidden[start]) <= len(n.hidden[end]) {
		return n.reach(start, end, own.cell, true, []step{})
	}
	return n.reach(end, start, own.cell, false, []step{})
}

// reach goes on from a sum to the goal, along steps or against them.
func (n *network) reach(at, goal Sum, own Cell, along bool, path []step) []step {
	n.seen[at] = n.searches
	for _, cell := range n.hidden[at] {
		if cell == own {
			continue
		}
		s := step{cell, (n.counts[cell].from == at) == along}
		next := n.far(step{cell, s.rise == along})
		if n.seen[next] == n.searches || n.room(s) <= 0 {
			continue
		}
		if next == goal {
			return append(path, s)
		}
		if found := n.reach(next, goal, own, along, append(path, s)); found != nil {
			return found
		}
	}
	return nil
}

// nearestWay is the way of hidden counts that path finds, nil when there is none.
func (n *network) nearestWay(own step) []step {
	path, _ := n.path(own, n.hidden)
	return path
}

// path is the cheapest way, through some of the counts of each sum, by which the
// sums balance again after a step, nil when there is none: Dijkstra over the
// sums of a sheet, the first of equally near ones first.
func (n *network) path(own step, open [][]Cell) ([]step, int64) {
	start, end := n.ends(own)
	distance := slices.Repeat([]int64{unlimited}, len(n.at))
	by := make([]step, len(n.at))
	done := make([]bool, len(n.at))
	distance[start] = 0
	next := &nearest{{0, start}}
	for next.Len() > 0 {
		at := heap.Pop(next).(place).sum
		if at == end {
			return n.walk(by, start, end), distance[end]
		}
		if done[at] {
			continue
		}
		done[at] = true
		for _, cell := range open[at] {
			s := step{cell, n.counts[cell].from == at}
			far := n.far(s)
			if n.cost[cell] < 0 || cell == own.cell || n.room(s) <= 0 || done[far] {
				continue
			}
			if d := distance[at] + n.cost[cell]; d < distance[far] {
				distance[far], by[far] = d, s
				heap.Push(next, place{d, far})
			}
		}
	}
	return nil, 0
}

// far is the sum at the end of a step.
func (n *network) far(s step) Sum {
	if s.rise {
		return n.counts[s.cell].to
	}
	return n.counts[s.cell].from
}

// walk gathers the steps from start to end.
func (n *network) walk(by []step, start, end Sum) []step {
	path := []step{}
	for at := end; at != start; {
		s := by[at]
		path = append(path, s)
		at = n.far(step{s.cell, !s.rise})
	}
	return path
}

// nearest is a heap of the sums that a search has come to.
type nearest []place

type place struct {
	distance int64
	sum      Sum
}

func (h nearest) Len() int      { return len(h) }
func (h nearest) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *nearest) Push(p any)   { *h = append(*h, p.(place)) }
func (h nearest) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[i].distance, h[j].distance), cmp.Compare(h[i].sum, h[j].sum)) < 0
}
func (h *nearest) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
