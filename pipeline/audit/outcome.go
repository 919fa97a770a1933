package audit

import (
	"cmp"
	"context"
	"math/big"
	"slices"
	"strings"
)

// kindOrder is worst first.
var kindOrder = []string{KindBroken, KindTwice, KindTooLarge, KindSum, KindEquation, KindLink, KindRate, KindShare, KindShareSum}

// sortFailures puts the worst kind first, within a kind the farthest from what
// it should be; the order of the tables decides between equals.
func sortFailures(failures []Failure) {
	slices.SortStableFunc(failures, func(a, b Failure) int {
		if kinds := cmp.Compare(slices.Index(kindOrder, a.Kind), slices.Index(kindOrder, b.Kind)); kinds != 0 || a.gap == nil || b.gap == nil {
			return kinds
		}
		return b.gap.Cmp(a.gap)
	})
}

// shown is a figure as the table prints it.
func (f *figure) shown() Text {
	if f.value == nil {
		return Text{f.seen, f.seen}
	}
	return printed(f.value, f.decimals)
}

func (c *constraint) failure() Failure {
	return Failure{Kind: c.kind, Sheet: c.lhs.table.sheet.name, Cell: c.lhs.cell(), Seen: c.lhs.shown(), Expected: c.expected(), Rule: c.words, gap: c.gap()}
}

// gap is how far the left of a constraint is from where it should be.
func (c *constraint) gap() *big.Rat {
	none := values(nil)
	should := c.expect
	if should == nil && c.whole == nil {
		should = c.below[0].right
	}
	if should == nil {
		return new(big.Rat)
	}
	value := should.eval(none.of)
	if value == nil {
		return new(big.Rat).Abs(c.lhs.current())
	}
	gap := new(big.Rat).Sub(c.lhs.current(), value)
	return gap.Abs(gap)
}

// expected is what the left of a constraint should be by its right.
func (c *constraint) expected() Text {
	none := values(nil)
	switch {
	case c.whole != nil:
		return nearestShares(c.whole[0], c.whole[1])
	case c.expect != nil:
		value := c.expect.eval(none.of)
		if value == nil {
			return Text{"để trống", "blank"}
		}
		return printed(value, c.lhs.decimals)
	}
	most := c.below[0].right.eval(none.of)
	if most == nil {
		return Text{}
	}
	text := printed(most, c.lhs.decimals)
	return Text{"≤ " + text.VI, "≤ " + text.EN}
}

// nearestShares are the rates next to a printed one that whole numbers give.
func nearestShares(rate, base *figure) Text {
	n := base.current()
	if n.Sign() == 0 {
		return Text{"để trống", "blank"}
	}
	k := floor(new(big.Rat).Quo(new(big.Rat).Mul(rate.current(), n), big.NewRat(100, 1)))
	var vi, en []string
	for range 2 {
		share := new(big.Rat).SetInt(k)
		if share.Sign() >= 0 && share.Cmp(n) <= 0 {
			text := printed(share.Mul(share, big.NewRat(100, 1)).Quo(share, n), rate.decimals)
			vi, en = append(vi, text.VI), append(en, text.EN)
		}
		k = new(big.Int).Add(k, big.NewInt(1))
	}
	return Text{strings.Join(vi, " / "), strings.Join(en, " / ")}
}

// rowFailures are units that stand in the table twice.
func (t *table) rowFailures() []Failure {
	var failures []Failure
	for _, r := range t.twice {
		at := t.columns[keyUnit]
		failures = append(failures, Failure{Kind: KindTwice, Sheet: t.sheet.name, Cell: cellName(r.row, at), Seen: Text{r.label(), r.label()},
			Rule: say("%s: đơn vị này đã có ở một dòng trên", "%s: this unit has a row above already", r.label())})
	}
	return failures
}

// brokenFailures are the cells that hold no number.
func (e *explainer) brokenFailures(tables []*table) []Failure {
	s := newSystem(e, nil)
	conflict := s.solve()
	var failures []Failure
	for _, t := range tables {
		for _, r := range t.rows {
			for _, c := range t.form.columns {
				f := r.figures[c.key]
				if f == nil || !f.broken {
					continue
				}
				failure := Failure{Kind: KindBroken, Sheet: t.sheet.name, Cell: f.cell(), Seen: f.shown(),
					Rule: say("%[1]s, %[2]s: ô không phải số", "%[1]s, %[3]s: the cell is no number", r.label(), t.name(c.key).VI, t.name(c.key).EN)}
				if value := s.room[f].point(); value != nil && conflict == nil {
					failure.Expected = e.instead(f, value)
				}
				failures = append(failures, failure)
			}
		}
	}
	return failures
}

// instead is what a cell without a number must hold: nothing where its rate
// has no denominator.
func (e *explainer) instead(f *figure, value *big.Rat) Text {
	for _, c := range e.by[f] {
		if c.lhs == f && c.kind == KindRate && c.expect.eval(values{f: value}.of) == nil {
			return Text{"để trống", "blank"}
		}
	}
	return printed(value, f.decimals)
}

// report explains the failures group by group, the largest group first.
func (e *explainer) report(ctx context.Context, failed []*constraint) []Group {
	var out []Group
	for _, g := range e.groups(ctx, failed) {
		group := Group{Hint: g.hint, More: len(g.explanations) >= mostSets}
		for _, c := range g.failed {
			group.Failures = append(group.Failures, c.failure())
		}
		sortFailures(group.Failures)
		for _, x := range g.explanations {
			group.Explanations = append(group.Explanations, x.suspects())
		}
		out = append(out, group)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return len(b.Failures) - len(a.Failures) })
	return out
}

func (x explanation) suspects() []Suspect {
	var out []Suspect
	for _, s := range x {
		f := s.figure
		name := f.table.name(f.key)
		where := f.unit
		if f.line != "" {
			where += " (" + f.line + ")"
		}
		suspect := Suspect{Sheet: f.table.sheet.name, Cell: f.cell(), Seen: f.shown(),
			Where: Text{where + ", " + name.VI, where + ", " + name.EN}, Should: s.should()}
		if value := s.room.point(); value != nil {
			suspect.Only = true
			if f.value != nil {
				suspect.Remark = slip(f.value, value, f.decimals)
			}
		}
		out = append(out, suspect)
	}
	return out
}

// should says what would satisfy every equation.
func (s suspect) should() Text {
	number := func(r *big.Rat) Text { return printed(r, s.figure.decimals) }
	low, high := s.room.low, s.room.high
	switch {
	case s.room.point() != nil:
		return number(low)
	case low != nil && high != nil:
		a, b := number(low), number(high)
		return say("từ %[1]s đến %[2]s", "%[3]s to %[4]s", a.VI, b.VI, a.EN, b.EN)
	case high != nil:
		return Text{"≤ " + number(high).VI, "≤ " + number(high).EN}
	case low != nil && low.Sign() > 0:
		return Text{"≥ " + number(low).VI, "≥ " + number(low).EN}
	}
	return Text{}
}
