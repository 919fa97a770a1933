package audit

import (
	"cmp"
	"context"
	"slices"
)

// Bounds of the search for an explanation of one group of failures.
const (
	mostCells = 4    // cells of one explanation
	mostSteps = 1500 // sets of cells that are tried
	mostSets  = 40   // explanations of one size that are kept
)

// A suspect is a cell with what it would have to be.
type suspect struct {
	figure *figure
	room   interval
}

// An explanation is a set of cells that, given other values, satisfies every
// constraint of the file.
type explanation []suspect

// A group is failures that share cells, with the smallest sets that explain
// them all; none when no small set does.
type group struct {
	failed       []*constraint
	explanations []explanation
	hint         Text // one slip that explains all of them
}

// explainer looks for explanations.
type explainer struct {
	by     map[*figure][]*constraint
	broken []*figure // wrong whatever they should be
	steps  int
	failed []*constraint // of the group that is explained
	tried  map[string]bool
	order  map[*figure]int
	found  []explanation
}

func newExplainer(all []*constraint) *explainer {
	e := &explainer{by: map[*figure][]*constraint{}, order: map[*figure]int{}}
	for _, c := range all {
		for _, f := range c.figures {
			if _, seen := e.by[f]; !seen {
				e.order[f] = len(e.order)
				if f.broken {
					e.broken = append(e.broken, f)
				}
			}
			e.by[f] = append(e.by[f], c)
		}
	}
	return e
}

// groups joins failures that share a cell and explains each group.
func (e *explainer) groups(ctx context.Context, failed []*constraint) []group {
	forgotten, failed := takeForgotten(failed)
	group := map[*constraint]int{}
	for i, c := range failed {
		group[c] = i
	}
	join := func(a, b int) {
		for x, g := range group {
			if g == a {
				group[x] = b
			}
		}
	}
	for _, c := range failed {
		for _, f := range e.near(c) {
			for _, other := range e.by[f] {
				if a, fails := group[other]; fails && a != group[c] {
					join(a, group[c])
				}
			}
		}
	}
	return append(forgotten, e.explainAll(ctx, failed, group)...)
}

// near are the figures of a constraint and those that a rate ties to them: a
// rate moves with its counts.
func (e *explainer) near(c *constraint) []*figure {
	all := slices.Clone(c.figures)
	for _, f := range c.figures {
		for _, other := range e.by[f] {
			if other.kind == KindRate {
				all = append(all, other.figures...)
			}
		}
	}
	return all
}

func (e *explainer) explainAll(ctx context.Context, failed []*constraint, of map[*constraint]int) []group {
	var groups []group
	at := map[int]int{}
	for _, c := range failed {
		i, seen := at[of[c]]
		if !seen {
			i = len(groups)
			at[of[c]] = i
			groups = append(groups, group{})
		}
		groups[i].failed = append(groups[i].failed, c)
	}
	if conflict := newSystem(e, nil).solve(); conflict != nil && !touches(failed, conflict) {
		groups = append(groups, group{}) // no numbers fill the cells without one
	}
	for i := range groups {
		if ctx.Err() != nil {
			break
		}
		groups[i].explanations = e.explain(groups[i].failed)
	}
	return groups
}

// touches tells whether a failure holds one of some cells.
func touches(failed []*constraint, cells []*figure) bool {
	return slices.ContainsFunc(failed, func(c *constraint) bool {
		return slices.ContainsFunc(c.figures, func(f *figure) bool { return slices.Contains(cells, f) })
	})
}

// explain finds all smallest sets, by deepening: whatever set explains the
// failures has a cell of each.
func (e *explainer) explain(failed []*constraint) []explanation {
	e.failed, e.steps, e.found = failed, 0, nil
	for size := 1; size <= mostCells && len(e.found) == 0 && e.steps < mostSteps; size++ {
		e.tried = map[string]bool{}
		e.extend(nil, size)
	}
	for _, x := range e.found {
		slices.SortFunc(x, func(a, b suspect) int { return cmp.Compare(e.order[a.figure], e.order[b.figure]) })
	}
	slices.SortStableFunc(e.found, func(a, b explanation) int { return b.slips() - a.slips() })
	return e.found
}

// extend adds cells to a set until it explains or is full.
func (e *explainer) extend(set []*figure, room int) {
	if e.steps++; e.steps > mostSteps || len(e.found) >= mostSets {
		return
	}
	suspects, conflict := e.try(set)
	if conflict == nil {
		e.found = append(e.found, suspects)
		return
	}
	if room == 0 {
		return
	}
	for _, f := range conflict {
		if slices.Contains(set, f) || f.broken {
			continue
		}
		next := append(slices.Clone(set), f)
		if key := e.key(next); !e.tried[key] {
			e.tried[key] = true
			e.extend(next, room-1)
		}
	}
}

func (e *explainer) key(set []*figure) string {
	var places []int
	for _, f := range set {
		places = append(places, e.order[f])
	}
	slices.Sort(places)
	key := ""
	for _, p := range places {
		key += itoa(p) + " "
	}
	return key
}

// try takes the figures of a set, and those that are broken, to be unknown,
// and gives what they would have to be, or the cells of constraints that then
// cannot all hold.
func (e *explainer) try(set []*figure) (explanation, []*figure) {
	for _, c := range e.failed {
		if !slices.ContainsFunc(c.figures, func(f *figure) bool { return f.broken || slices.Contains(set, f) }) {
			return nil, c.figures
		}
	}
	s := newSystem(e, set)
	if conflict := s.solve(); conflict != nil {
		return nil, conflict
	}
	if !s.possible() {
		return nil, s.cells(s.constraints...)
	}
	var suspects explanation
	for _, f := range set {
		suspects = append(suspects, suspect{f, s.room[f]})
	}
	return suspects, nil
}
