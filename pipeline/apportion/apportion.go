// Package apportion shares a whole number of households out among communes:
// in proportion to their bases, never below a floor nor above a cap, and
// summing exactly to the number shared out.
//
// Method: the largest remainder (Hamilton, Hare–Niemeyer) under bounds. One
// multiplier m is found for which Σ min(max(m·base, floor), cap) is the total;
// that is each part's exact share. Shares are cut to whole numbers and what is
// left goes, one each, to the largest fractions. Equal fractions: the larger
// base first, then the smaller key. Everything is integer or rational.
//
// What holds: sums are exact; every part lies between its floor and its cap and
// within one of its share; of two parts with floors and caps in the same order,
// the one with the larger base never gets fewer; the order of the input does
// not matter. What does not hold for any method of remainders: a larger total
// may give one part fewer (the Alabama paradox); only the shares before
// rounding never fall.
package apportion

import (
	"cmp"
	"math/big"
	"slices"
)

// Claim is what one part brings: its base and the whole numbers it must lie
// between. Key orders ties and is unique.
type Claim struct {
	Key              string
	Base, Floor, Cap int64
}

// Part is what one claim gets, in the order of the claims.
type Part struct {
	Whole int64
	// Share is the exact part before it was made whole.
	Share *big.Rat
	// Bound tells that the share is the floor or the cap and not proportional.
	Bound Bound
}

// Bound says what holds a share.
type Bound int

// A share is proportional to its base, or is held at its floor or its cap.
const (
	Free Bound = iota
	AtFloor
	AtCap
)

// Unfit says why a total cannot be shared out: keys whose floor is above the
// cap, or bounds that leave no room for the total.
type Unfit struct {
	Total, Least, Most int64
	Crossed            []string
}

// Error names the reason.
func (e Unfit) Error() string {
	if len(e.Crossed) > 0 {
		return "apportion: a floor is above its cap"
	}
	return "apportion: the total does not lie between the sum of the floors and the sum of the caps"
}

// Share shares total out among the claims; the parts are in their order. The
// error is Unfit. Bases, floors and caps are not negative.
func Share(total int64, claims []Claim) ([]Part, error) {
	if err := fit(total, claims); err != nil {
		return nil, err
	}
	m := multiplier(total, claims)
	parts := make([]Part, len(claims))
	left := total
	for i, c := range claims {
		parts[i] = c.at(m)
		parts[i].Whole = new(big.Int).Quo(parts[i].Share.Num(), parts[i].Share.Denom()).Int64()
		left -= parts[i].Whole
	}
	for _, i := range byRemainder(claims, parts)[:left] {
		parts[i].Whole++
	}
	return parts, nil
}

// fit holds the total against the bounds. A claim without a base can be given
// its floor and no more.
func fit(total int64, claims []Claim) error {
	unfit := Unfit{Total: total}
	for _, c := range claims {
		if c.Floor > c.Cap {
			unfit.Crossed = append(unfit.Crossed, c.Key)
		}
		unfit.Least += c.Floor
		unfit.Most += c.most()
	}
	if len(unfit.Crossed) > 0 || total < unfit.Least || total > unfit.Most {
		return unfit
	}
	return nil
}

func (c Claim) most() int64 {
	if c.Base == 0 {
		return c.Floor
	}
	return c.Cap
}

// at is the share of a claim under a multiplier.
func (c Claim) at(m *big.Rat) Part {
	share := new(big.Rat).Mul(m, new(big.Rat).SetInt64(c.Base))
	floor, most := new(big.Rat).SetInt64(c.Floor), new(big.Rat).SetInt64(c.most())
	switch {
	case share.Cmp(floor) < 0:
		return Part{Share: floor, Bound: AtFloor}
	case share.Cmp(most) > 0:
		return Part{Share: most, Bound: AtCap}
	}
	return Part{Share: share}
}

// multiplier finds m with Σ share(m) = total. The sum rises with m and is
// linear between the points at which a claim leaves its floor or reaches its
// cap, so the last such point not above the total is found, and m lies on the
// line that begins there.
func multiplier(total int64, claims []Claim) *big.Rat {
	points := []*big.Rat{new(big.Rat)}
	for _, c := range claims {
		if c.Base > 0 {
			points = append(points, big.NewRat(c.Floor, c.Base), big.NewRat(c.Cap, c.Base))
		}
	}
	slices.SortFunc(points, (*big.Rat).Cmp)
	want := new(big.Rat).SetInt64(total)
	above, _ := slices.BinarySearchFunc(points, want, func(m, want *big.Rat) int {
		if sum(claims, m).Cmp(want) <= 0 {
			return -1
		}
		return 1
	})
	from := points[max(above-1, 0)]
	slope := int64(0)
	for _, c := range claims {
		if c.Base > 0 && big.NewRat(c.Floor, c.Base).Cmp(from) <= 0 && from.Cmp(big.NewRat(c.Cap, c.Base)) < 0 {
			slope += c.Base
		}
	}
	missing := want.Sub(want, sum(claims, from))
	if slope == 0 || missing.Sign() == 0 {
		return from
	}
	return missing.Add(from, missing.Mul(missing, big.NewRat(1, slope)))
}

func sum(claims []Claim, m *big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, c := range claims {
		total.Add(total, c.at(m).Share)
	}
	return total
}

// byRemainder lists the parts from the largest fraction; those that are whole
// already come last and never get more.
func byRemainder(claims []Claim, parts []Part) []int {
	order := make([]int, len(parts))
	fractions := make([]*big.Rat, len(parts))
	for i, p := range parts {
		order[i] = i
		fractions[i] = new(big.Rat).Sub(p.Share, new(big.Rat).SetInt64(p.Whole))
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(fractions[b].Cmp(fractions[a]), cmp.Compare(claims[b].Base, claims[a].Base), cmp.Compare(claims[a].Key, claims[b].Key))
	})
	return order
}
