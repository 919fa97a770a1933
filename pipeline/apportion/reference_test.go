package apportion_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"rasoat/pipeline/apportion"
)

// The reference knows no multiplier. It pins claims to their bounds one round
// at a time until the rest is proportional within its bounds, and then tries
// every way to round and keeps the best: least sum of squared distances from
// the shares, then the more to larger bases, then to smaller keys.
func reference(total int64, claims []apportion.Claim) []int64 {
	shares := pinned(total, claims)
	var best []int64
	var least *big.Rat
	var try func(at int, chosen []int64, left int64)
	try = func(at int, chosen []int64, left int64) {
		if at == len(claims) {
			if left != 0 {
				return
			}
			apart := new(big.Rat)
			for i, whole := range chosen {
				d := new(big.Rat).Sub(shares[i], new(big.Rat).SetInt64(whole))
				apart.Add(apart, d.Mul(d, d))
			}
			if best == nil || apart.Cmp(least) < 0 || apart.Cmp(least) == 0 && before(claims, chosen, best) {
				best, least = slices.Clone(chosen), apart
			}
			return
		}
		for whole := claims[at].Floor; whole <= min(claims[at].Cap, left); whole++ {
			try(at+1, append(chosen, whole), left-whole)
		}
	}
	try(0, nil, total)
	return best
}

// pinned holds, in each round, the claims whose proportional part of what is
// left crosses a bound: those at floors where the floors lack more than the
// caps cut, else those at caps.
func pinned(total int64, claims []apportion.Claim) []*big.Rat {
	shares := make([]*big.Rat, len(claims))
	for {
		left, bases := new(big.Rat).SetInt64(total), int64(0)
		for i, c := range claims {
			if shares[i] != nil {
				left.Sub(left, shares[i])
			} else {
				bases += c.Base
			}
		}
		lacking, cut := new(big.Rat), new(big.Rat)
		under, over := map[int]*big.Rat{}, map[int]*big.Rat{}
		proportional := map[int]*big.Rat{}
		for i, c := range claims {
			if shares[i] != nil {
				continue
			}
			p := new(big.Rat)
			if bases > 0 {
				p.Mul(left, big.NewRat(c.Base, bases))
			}
			floor, most := new(big.Rat).SetInt64(c.Floor), new(big.Rat).SetInt64(c.Cap)
			proportional[i] = p
			switch {
			case p.Cmp(floor) < 0:
				under[i] = floor
				lacking.Add(lacking, new(big.Rat).Sub(floor, p))
			case p.Cmp(most) > 0:
				over[i] = most
				cut.Add(cut, new(big.Rat).Sub(p, most))
			}
		}
		pin := map[int]*big.Rat{}
		switch d := lacking.Cmp(cut); {
		case len(under)+len(over) == 0:
			for i, p := range proportional {
				shares[i] = p
			}
			return shares
		case d > 0:
			pin = under
		case d < 0:
			pin = over
		default:
			for i, v := range under {
				pin[i] = v
			}
			for i, v := range over {
				pin[i] = v
			}
		}
		for i, v := range pin {
			shares[i] = v
		}
	}
}

// before prefers the rounding that gives the more to the larger base, then to
// the smaller key.
func before(claims []apportion.Claim, a, b []int64) bool {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		if claims[x].Base != claims[y].Base {
			return int(claims[y].Base - claims[x].Base)
		}
		if claims[x].Key < claims[y].Key {
			return -1
		}
		return 1
	})
	for _, i := range order {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

func TestEverySmallAllocationIsTheOneOfTheExhaustiveSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	tried := 0
	for range 500 {
		claims, least, most := drawn(random, 1+random.IntN(4), 6)
		for total := least; total <= most; total++ {
			tried++
			if got, want := wholes(t, total, claims...), reference(total, claims); !slices.Equal(got, want) {
				t.Fatalf("%d among %v: got %v, the search finds %v", total, claims, got, want)
			}
		}
	}
	if tried < 2000 {
		t.Errorf("only %d allocations were tried", tried)
	}
}
