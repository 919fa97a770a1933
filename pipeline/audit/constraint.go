package audit

import (
	"math/big"
	"slices"
	"strings"

	"rasoat/pipeline/names"
)

// Kinds of constraint, which are the kinds of failure too, worst first.
const (
	KindBroken   = "broken"    // NaN, #REF!, no number
	KindTwice    = "twice"     // one unit has two rows
	KindTooLarge = "too_large" // a rate above 100 %, a part above its whole
	KindSum      = "sum"       // total and parts
	KindEquation = "equation"  // columns, flows
	KindLink     = "link"      // two forms
	KindRate     = "rate"      // a printed rate and its counts
	KindShare    = "share"     // a printed rate that no whole number gives
	KindShareSum = "share_sum" // rates of parts and of the whole
)

// A constraint is something that must hold between figures: every expression
// of below is at most nought, or, for a share, some whole number gives it.
type constraint struct {
	kind    string
	below   []*node
	whole   []*figure // of a share: the rate and what it is a share of
	lhs     *figure   // where a failure is shown
	expect  *node     // what lhs should be, nil where there is no one value
	exact   *node     // of an equation without rounding: nought
	figures []*figure
	words   Text
}

// builder writes down the constraints of all tables of a file.
type builder struct {
	tables []*table
	all    []*constraint
}

func build(tables []*table) []*constraint {
	b := &builder{tables: tables}
	for _, t := range tables {
		b.footing(t)
		b.rules(t)
		b.ceilings(t)
		b.shares(t)
	}
	return b.all
}

// add keeps a constraint that says something: not all of its cells are blank.
func (b *builder) add(c *constraint) {
	seen := map[*figure]bool{}
	collect := func(n *node) {
		if n.op == 'f' && !seen[n.figure] {
			seen[n.figure] = true
			c.figures = append(c.figures, n.figure)
		}
	}
	for _, n := range c.below {
		n.walk(collect)
	}
	for _, f := range c.whole {
		c.figures = append(c.figures, f)
	}
	if slices.ContainsFunc(c.figures, func(f *figure) bool { return !f.blank() }) {
		b.all = append(b.all, c)
	}
}

// equal adds lhs = right; what is rounded in print may differ by half a unit
// for every figure that is.
func (b *builder) equal(kind string, lhs *figure, right *node, words Text) {
	difference := binary('-', of(lhs), right)
	tolerance := new(big.Rat)
	difference.walk(func(n *node) {
		if n.op == 'f' && n.figure.rate {
			tolerance.Add(tolerance, half(n.figure.decimals))
		}
	})
	c := &constraint{kind: kind, lhs: lhs, expect: right, words: words}
	c.below = within(difference, rational(tolerance))
	if tolerance.Sign() == 0 {
		c.exact = difference
	}
	b.add(c)
}

// within is |n| <= tolerance.
func within(n, tolerance *node) []*node {
	return []*node{binary('-', n, tolerance), binary('-', binary('-', number(0), n), tolerance)}
}

// name is how a reader knows a column.
func (t *table) name(key string) Text {
	c, _ := t.form.column(key)
	if c.token != "" {
		return Text{"cột " + c.token, "column " + c.token}
	}
	return Text{"«" + c.label + "»", "“" + c.label + "”"}
}

// rules adds the equations, rates and limits of the form for every row.
func (b *builder) rules(t *table) {
	for _, list := range []struct {
		kind  string
		rules []rule
	}{{KindEquation, t.form.equations}, {KindRate, t.form.rates}, {KindTooLarge, t.form.limits}} {
		for _, r := range list.rules {
			for _, row := range t.rows {
				b.rule(t, row, list.kind, r)
			}
		}
	}
}

// rule adds one rule for one row; a rule that names columns the print lacks,
// or forms that are not in the file, says nothing.
func (b *builder) rule(t *table, row *tableRow, kind string, r rule) {
	if line := r.left.ref.line; line != "" && names.Fold(line) != row.folded.line {
		return
	}
	find := func(ref reference) *figure { return b.find(t, row, ref) }
	left, right := t.spell(r.left).replace(find), t.spell(r.right).replace(find)
	if left == nil || right == nil || left.op != 'f' {
		return
	}
	words := t.sentence(row, r)
	switch {
	case r.sign == "<=" && right.first().blank():
		return // what the part is held against is not known
	case r.sign == "<=":
		c := &constraint{kind: kind, lhs: left.figure, words: words}
		c.below = []*node{binary('-', left, right)}
		b.add(c)
	case kind == KindEquation && strings.Contains(r.source, ":"):
		b.equal(KindLink, left.figure, right, words)
	default:
		b.equal(kind, left.figure, right, words)
	}
}

// spell writes a run of slots as the sum of its columns.
func (t *table) spell(n *node) *node {
	if n.left != nil {
		return binary(n.op, t.spell(n.left), t.spell(n.right))
	}
	if n.op != 'r' || n.ref.form != "" {
		return n
	}
	if _, known := t.form.column(n.ref.key); known {
		return n
	}
	sum := number(0)
	for _, c := range t.form.columns {
		if strings.HasPrefix(c.key, n.ref.key+"_") {
			sum = binary('+', sum, &node{op: 'r', ref: reference{key: c.key, line: n.ref.line}})
		}
	}
	return sum
}

// find is the figure that a reference names from a row.
func (b *builder) find(t *table, from *tableRow, ref reference) *figure {
	line := from.folded.line
	if ref.line != "" {
		line = names.Fold(ref.line)
	}
	if ref.form == "" && line == from.folded.line {
		return from.figures[ref.key]
	}
	for _, other := range b.tables {
		if ref.form == "" && other != t || ref.form != "" && other.form.number != ref.form {
			continue
		}
		for _, r := range other.rows {
			if r.kind == from.kind && r.sameUnit(from) && (other.columns[keyLine] == 0 && r.line == "" || r.folded.line == line) {
				return r.figures[ref.key]
			}
		}
	}
	return nil
}

// sameUnit compares rows of two forms; there is one total, whatever its words.
func (r *tableRow) sameUnit(other *tableRow) bool {
	return r.kind == totalRow || r.folded.unit == other.folded.unit && r.folded.parent == other.folded.parent
}

// sentence says a rule in the words of the table.
func (t *table) sentence(row *tableRow, r rule) Text {
	word := func(column, form string) func(reference) string {
		return func(ref reference) string {
			name := ref.key
			if c, ok := t.form.column(ref.key); ok && ref.form == "" {
				name = c.token
				if name == "" {
					name = "«" + c.label + "»"
				}
			} else if known, ok := strings.CutPrefix(ref.key, "c"); ok {
				name = known
			}
			if !strings.HasPrefix(name, "«") {
				name = column + " " + name
			}
			if ref.line != "" && names.Fold(ref.line) != row.folded.line {
				name += " (" + ref.line + ")"
			}
			if ref.form != "" {
				name = form + " " + ref.form + " " + name
			}
			return name
		}
	}
	sign := map[string]string{"=": " = ", "<=": " ≤ "}[r.sign]
	vi, en := word("cột", "mẫu"), word("column", "form")
	left, right := t.spell(r.left), t.spell(r.right)
	return Text{row.label() + ", " + left.words(vi) + sign + right.words(vi), row.label() + ", " + left.words(en) + sign + right.words(en)}
}

// ceilings adds that a share of a whole is at most 100 %.
func (b *builder) ceilings(t *table) {
	for _, key := range t.form.AtMost100 {
		for _, row := range t.rows {
			if f := row.figures[key]; f != nil {
				b.add(&constraint{kind: KindTooLarge, lhs: f, below: []*node{binary('-', of(f), number(100))},
					words: say("%[1]s, %[2]s ≤ 100 %%", "%[1]s, %[3]s ≤ 100 %%", row.label(), t.name(key).VI, t.name(key).EN)})
			}
		}
	}
}
