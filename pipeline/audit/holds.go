package audit

import "math/big"

// values are figures taken to be other than printed.
type values map[*figure]*big.Rat

func (v values) of(f *figure) *big.Rat {
	if value, ok := v[f]; ok {
		return value
	}
	return f.current()
}

// holds tells whether a constraint is satisfied.
func (c *constraint) holds(v values) bool {
	if c.whole != nil {
		return wholeExists(v.of(c.whole[0]), v.of(c.whole[1]), c.whole[0].decimals)
	}
	for _, n := range c.below {
		value := n.eval(v.of)
		if value == nil {
			return v.of(c.lhs).Sign() == 0 // no denominator: no rate, or nought
		}
		if value.Sign() > 0 {
			return false
		}
	}
	return true
}

// wholeExists tells whether some whole number k from 0 to base has the rate
// k / base * 100 as printed.
func wholeExists(rate, base *big.Rat, decimals int) bool {
	if base.Sign() == 0 {
		return rate.Sign() == 0
	}
	lowest, highest := wholeNumbers(rate, rate, base, decimals)
	return lowest.Cmp(highest) <= 0
}

// wholeNumbers are the least and the largest k from 0 to base whose rate is
// printed as low or more and as high or less.
func wholeNumbers(low, high, base *big.Rat, decimals int) (least, largest *big.Int) {
	bound := func(r *big.Rat) *big.Rat {
		return new(big.Rat).Quo(new(big.Rat).Mul(r, base), big.NewRat(100, 1))
	}
	least = ceil(bound(new(big.Rat).Sub(low, half(decimals))))
	largest = floor(bound(new(big.Rat).Add(high, half(decimals))))
	if least.Sign() < 0 {
		least = new(big.Int)
	}
	if most := floor(base); largest.Cmp(most) > 0 {
		largest = most
	}
	return least, largest
}

// share is the print of k / base * 100.
func share(k *big.Int, base *big.Rat, decimals int) *big.Rat {
	value := new(big.Rat).Mul(new(big.Rat).SetInt(k), big.NewRat(100, 1))
	return roundTo(value.Quo(value, base), decimals)
}

func floor(r *big.Rat) *big.Int { return new(big.Int).Div(r.Num(), r.Denom()) }

func ceil(r *big.Rat) *big.Int {
	return new(big.Int).Neg(floor(new(big.Rat).Neg(r)))
}

// An interval bounds what one figure may be; nil is no bound.
type interval struct{ low, high *big.Rat }

// meet narrows an interval by another.
func (i *interval) meet(other interval) {
	if other.low != nil && (i.low == nil || other.low.Cmp(i.low) > 0) {
		i.low = other.low
	}
	if other.high != nil && (i.high == nil || other.high.Cmp(i.high) < 0) {
		i.high = other.high
	}
}

// printable narrows an interval to what can be printed in the figure's cell,
// and tells whether anything is left.
func (i *interval) printable(f *figure) bool {
	unit := new(big.Rat).SetInt(pow10(f.decimals))
	snap := func(r *big.Rat, to func(*big.Rat) *big.Int) *big.Rat {
		if r == nil {
			return nil
		}
		return new(big.Rat).Quo(new(big.Rat).SetInt(to(new(big.Rat).Mul(r, unit))), unit)
	}
	i.low, i.high = snap(i.low, ceil), snap(i.high, floor)
	return i.low == nil || i.high == nil || i.low.Cmp(i.high) <= 0
}

// shares narrows the interval of a rate to the rates that whole numbers give,
// and tells whether any is left. Other constraints and figures change nothing.
func (i *interval) shares(c *constraint, f *figure, v values) bool {
	if c.whole == nil || f != c.whole[0] || i.low == nil || i.high == nil {
		return true
	}
	base := v.of(c.whole[1])
	if base.Sign() <= 0 {
		i.meet(interval{new(big.Rat), new(big.Rat)})
		return i.low.Cmp(i.high) <= 0
	}
	least, largest := wholeNumbers(i.low, i.high, base, f.decimals)
	if least.Cmp(largest) > 0 {
		return false
	}
	// At a half both roundings are prints: a bound that is one stays.
	if low := share(least, base, f.decimals); low.Cmp(i.low) > 0 && low.Cmp(i.high) <= 0 {
		i.low = low
	}
	if high := share(largest, base, f.decimals); high.Cmp(i.high) < 0 && high.Cmp(i.low) >= 0 {
		i.high = high
	}
	return true
}

// point is the only value of an interval, nil when there are several.
func (i interval) point() *big.Rat {
	if i.low != nil && i.high != nil && i.low.Cmp(i.high) == 0 {
		return i.low
	}
	return nil
}

// start is what the kind of a figure allows.
func start(f *figure) interval {
	if f.signed {
		return interval{}
	}
	return interval{low: new(big.Rat)}
}

// allowed is what one figure may be when all others of a constraint are as in
// v; ok is false when nothing is. An expression is p + q·x or p + q/x in each
// of its figures; at whole numbers from 1 on it tells which.
func (c *constraint) allowed(f *figure, v values) (room interval, ok bool) {
	if c.whole != nil {
		return interval{}, true
	}
	trial := values{}
	for figure, value := range v {
		trial[figure] = value
	}
	at := func(n *node, x int64) *big.Rat {
		trial[f] = big.NewRat(x, 1)
		return n.eval(trial.of)
	}
	for _, n := range c.below {
		one, two, three := at(n, 1), at(n, 2), at(n, 3)
		if one == nil || two == nil || three == nil {
			if f == c.lhs {
				return interval{new(big.Rat), new(big.Rat)}, true
			}
			return interval{}, v.of(c.lhs).Sign() == 0
		}
		p, q, straight := line(one, two, three)
		if !straight {
			two.Mul(two, big.NewRat(2, 1))
			three.Mul(three, big.NewRat(3, 1))
			if p, q, straight = line(one, two, three); !straight {
				return interval{}, true
			}
			room.meet(interval{low: new(big.Rat)})
		}
		bound := new(big.Rat)
		switch {
		case q.Sign() == 0 && p.Sign() > 0:
			return interval{}, false
		case q.Sign() > 0:
			room.meet(interval{high: bound.Neg(bound.Quo(p, q))})
		case q.Sign() < 0:
			room.meet(interval{low: bound.Neg(bound.Quo(p, q))})
		}
	}
	return room, room.low == nil || room.high == nil || room.low.Cmp(room.high) <= 0
}

// line finds p + q·x through the values at 1, 2 and 3.
func line(one, two, three *big.Rat) (p, q *big.Rat, straight bool) {
	q = new(big.Rat).Sub(two, one)
	p = new(big.Rat).Sub(one, q)
	return p, q, new(big.Rat).Sub(three, two).Cmp(q) == 0
}
