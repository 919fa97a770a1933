package audit

import (
	"math/big"
	"strings"
)

// A node is an arithmetic expression over figures.
type node struct {
	op          byte // one of + - * /, 'n' a number, 'r' a reference, 'f' a figure
	left, right *node
	number      *big.Rat
	ref         reference
	figure      *figure
}

// A reference names a column, of this form or of another, in this line or in
// a named one: c3, 7.1:c3, c3[Hộ].
type reference struct{ form, key, line string }

func number(n int64) *node             { return &node{op: 'n', number: big.NewRat(n, 1)} }
func rational(r *big.Rat) *node        { return &node{op: 'n', number: r} }
func of(f *figure) *node               { return &node{op: 'f', figure: f} }
func binary(op byte, a, b *node) *node { return &node{op: op, left: a, right: b} }

// eval computes an expression; nil is a division by zero.
func (n *node) eval(value func(*figure) *big.Rat) *big.Rat {
	switch n.op {
	case 'n':
		return n.number
	case 'f':
		return value(n.figure)
	}
	a, b := n.left.eval(value), n.right.eval(value)
	if a == nil || b == nil {
		return nil
	}
	switch n.op {
	case '+':
		return new(big.Rat).Add(a, b)
	case '-':
		return new(big.Rat).Sub(a, b)
	case '*':
		return new(big.Rat).Mul(a, b)
	}
	if b.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

// walk visits every leaf.
func (n *node) walk(visit func(*node)) {
	if n.left == nil {
		visit(n)
		return
	}
	n.left.walk(visit)
	n.right.walk(visit)
}

// first is the leftmost figure, nil when a number stands there.
func (n *node) first() *figure {
	for n.left != nil {
		n = n.left
	}
	return n.figure
}

// replace copies an expression with its references replaced by figures; nil
// when one of them has none.
func (n *node) replace(find func(reference) *figure) *node {
	if n.op == 'r' {
		if f := find(n.ref); f != nil {
			return of(f)
		}
		return nil
	}
	if n.left == nil {
		return n
	}
	left, right := n.left.replace(find), n.right.replace(find)
	if left == nil || right == nil {
		return nil
	}
	return binary(n.op, left, right)
}

// words prints an expression in a way that a table's reader knows.
func (n *node) words(name func(reference) string) string {
	switch n.op {
	case 'n':
		text := printed(n.number, 2).VI
		return strings.TrimSuffix(text, ",00")
	case 'r':
		return name(n.ref)
	}
	left, right := n.left.words(name), n.right.words(name)
	if n.op == '*' || n.op == '/' {
		left = n.left.bracketed(left)
	}
	if n.op != '+' {
		right = n.right.bracketed(right)
	}
	return left + " " + map[byte]string{'+': "+", '-': "−", '*': "×", '/': "/"}[n.op] + " " + right
}

func (n *node) bracketed(text string) string {
	if n.op == '+' || n.op == '-' {
		return "(" + text + ")"
	}
	return text
}

// A rule is two expressions and the sign between them, "=" or "<=".
type rule struct {
	left, right *node
	sign        string
	source      string
}

// parseRule reads "c9 = c1 - c2" or "c3 <= c1".
func parseRule(text string) (rule, bool) {
	for _, sign := range []string{"<=", "≤", "="} {
		left, right, found := strings.Cut(text, sign)
		if !found {
			continue
		}
		l, lok := parseExpression(left)
		r, rok := parseExpression(right)
		if sign == "≤" {
			sign = "<="
		}
		return rule{l, r, sign, text}, lok && rok
	}
	return rule{}, false
}

type parser struct {
	rest []rune
	bad  bool
}

func parseExpression(text string) (*node, bool) {
	p := &parser{rest: []rune(text)}
	n := p.sum()
	p.space()
	return n, !p.bad && len(p.rest) == 0
}

func (p *parser) space() {
	for len(p.rest) > 0 && (p.rest[0] == ' ' || p.rest[0] == '\t') {
		p.rest = p.rest[1:]
	}
}

// take consumes one of the signs, and gives it as an operator.
func (p *parser) take(signs string) (byte, bool) {
	p.space()
	if len(p.rest) == 0 || !strings.ContainsRune(signs, p.rest[0]) {
		return 0, false
	}
	sign := p.rest[0]
	p.rest = p.rest[1:]
	switch sign {
	case '−':
		return '-', true
	case '×':
		return '*', true
	}
	return byte(sign), true
}

func (p *parser) sum() *node {
	n := p.product()
	for {
		op, ok := p.take("+-−")
		if !ok || p.bad {
			return n
		}
		n = binary(op, n, p.product())
	}
}

func (p *parser) product() *node {
	n := p.factor()
	for {
		op, ok := p.take("*×/")
		if !ok || p.bad {
			return n
		}
		n = binary(op, n, p.factor())
	}
}

func (p *parser) factor() *node {
	if _, ok := p.take("-−"); ok {
		return binary('-', number(0), p.factor())
	}
	if _, ok := p.take("("); ok {
		n := p.sum()
		_, closed := p.take(")")
		p.bad = p.bad || !closed
		return n
	}
	word := p.word()
	if word == "" {
		p.bad = true
		return number(0)
	}
	ref := reference{key: word}
	if _, ok := p.take(":"); ok {
		ref = reference{form: word, key: p.word()}
		p.bad = p.bad || ref.key == ""
	} else if word[0] >= '0' && word[0] <= '9' {
		value, ok := new(big.Rat).SetString(word)
		if !ok || !plainNumber.MatchString(word) {
			p.bad = true
			return number(0)
		}
		return rational(value)
	}
	if _, ok := p.take("["); ok {
		end := strings.IndexRune(string(p.rest), ']')
		if end < 0 {
			p.bad = true
			return number(0)
		}
		inside := string(p.rest)[:end]
		p.rest = []rune(string(p.rest)[end+1:])
		ref.line = strings.TrimSpace(inside)
	}
	return &node{op: 'r', ref: ref}
}

func (p *parser) word() string {
	p.space()
	n := 0
	for n < len(p.rest) && isWord(p.rest[n]) {
		n++
	}
	word := string(p.rest[:n])
	p.rest = p.rest[n:]
	return word
}

func isWord(r rune) bool {
	return r == '_' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
