package masking

import "slices"

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

// A network says by how much each count can rise and fall, and what it costs to
// hide it: nothing when it is hidden.
type network struct {
	counts   []count
	at       [][]Cell // the counts of each sum
	up, down []int64
	cost     []int64 // of a shown count; -1 for one that cannot guard
}

func (s *Sheet) network(r reader, guards []Cell) *network {
	n := &network{counts: s.counts, at: make([][]Cell, s.sums+1),
		up: make([]int64, len(s.counts)), down: make([]int64, len(s.counts)), cost: make([]int64, len(s.counts))}
	for i, c := range s.counts {
		n.at[c.from] = append(n.at[c.from], Cell(i))
		n.at[c.to] = append(n.at[c.to], Cell(i))
		if c.reason == Shown {
			n.cost[i] = c.value
			if c.value == 0 {
				n.cost[i] = -1
			}
			c.reason = Guard
		}
		low, high := r.bounds(c)
		n.up[i], n.down[i] = high-c.value, c.value-low
	}
	for _, cell := range guards {
		n.cost[cell] = 0
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
	if !s.rise {
		amount = -amount
	}
	n.up[s.cell] -= amount
	n.down[s.cell] += amount
}

// shift moves a hidden count as far as hidden counts let it, at most by wanted,
// and returns how far.
func (n *network) shift(cell Cell, rise bool, wanted int64) int64 {
	own := step{cell, rise}
	moved := int64(0)
	for moved < wanted && n.room(own) > 0 {
		path, cost := n.path(own)
		if path == nil || cost > 0 {
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
// further.
func (n *network) cheapest(cell Cell, rise bool) ([]Cell, int64) {
	own := step{cell, rise}
	if n.room(own) <= 0 {
		return nil, 0
	}
	path, cost := n.path(own)
	var guards []Cell
	for _, s := range path {
		if n.cost[s.cell] > 0 {
			guards = append(guards, s.cell)
		}
	}
	return guards, cost
}

// path is the cheapest way by which the sums balance again after a step, nil
// when there is none: Dijkstra over the few sums of a sheet.
func (n *network) path(own step) ([]step, int64) {
	c := n.counts[own.cell]
	start, end := c.to, c.from
	if !own.rise {
		start, end = end, start
	}
	const far = unlimited
	distance := slices.Repeat([]int64{far}, len(n.at))
	by := make([]step, len(n.at))
	done := make([]bool, len(n.at))
	distance[start] = 0
	for {
		at := -1
		for sum, d := range distance {
			if !done[sum] && d < far && (at < 0 || d < distance[at]) {
				at = sum
			}
		}
		if at < 0 {
			return nil, 0
		}
		if Sum(at) == end {
			return n.walk(by, start, end), distance[end]
		}
		done[at] = true
		for _, cell := range n.at[at] {
			s := step{cell, n.counts[cell].from == Sum(at)}
			next := n.far(s)
			if cell == own.cell || n.cost[cell] < 0 || n.room(s) <= 0 || done[next] {
				continue
			}
			if d := distance[at] + n.cost[cell]; d < distance[next] {
				distance[next], by[next] = d, s
			}
		}
	}
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
