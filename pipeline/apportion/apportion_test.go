package apportion_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"rasoat/pipeline/apportion"
)

// claim has no floor and a cap of its base.
func claim(key string, base int64) apportion.Claim {
	return apportion.Claim{Key: key, Base: base, Cap: base}
}

func wholes(t *testing.T, total int64, claims ...apportion.Claim) []int64 {
	t.Helper()
	parts, err := apportion.Share(total, claims)
	if err != nil {
		t.Fatalf("%d among %v: %v", total, claims, err)
	}
	var all []int64
	for _, p := range parts {
		all = append(all, p.Whole)
	}
	return all
}

// 10 households among bases 50, 30 and 17, by hand: 10/97 of each is 5,15;
// 3,09; 1,75. Cut: 5, 3, 1, one is left, and 0,75 is the largest fraction.
func TestTheLargestFractionTakesWhatIsLeft(t *testing.T) {
	if got := wholes(t, 10, claim("a", 50), claim("b", 30), claim("c", 17)); !slices.Equal(got, []int64{5, 3, 2}) {
		t.Errorf("got %v, want 5 3 2", got)
	}
}

// The same with a floor of 3 for c and a cap of 4 for a: c has 3, a has 4, and
// b the 3 that remain, of which it could have 30.
func TestAFloorAndACapHoldAndTheRestIsSharedByTheOthers(t *testing.T) {
	a, b, c := claim("a", 50), claim("b", 30), claim("c", 17)
	a.Cap, c.Floor = 4, 3
	parts, err := apportion.Share(10, []apportion.Claim{a, b, c})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []apportion.Part{{Whole: 4, Bound: apportion.AtCap}, {Whole: 3, Bound: apportion.Free}, {Whole: 3, Bound: apportion.AtFloor}} {
		if parts[i].Whole != want.Whole || parts[i].Bound != want.Bound {
			t.Errorf("part %d is %d, bound %d; want %d, bound %d", i, parts[i].Whole, parts[i].Bound, want.Whole, want.Bound)
		}
	}
}

func TestEqualFractionsGoToTheLargerBaseThenToTheSmallerKey(t *testing.T) {
	// 3 among 1, 3 and 2: shares 1/2, 3/2 and 1
	if got := wholes(t, 3, claim("a", 1), claim("b", 3), claim("c", 2)); !slices.Equal(got, []int64{0, 2, 1}) {
		t.Errorf("got %v, want 0 2 1: the larger base", got)
	}
	if got := wholes(t, 1, claim("b", 3), claim("a", 3)); !slices.Equal(got, []int64{0, 1}) {
		t.Errorf("got %v, want 0 1: the smaller key", got)
	}
}

// A larger total may give one part fewer: bases 6, 6 and 2, totals 10 and 11.
func TestMoreToShareMayGiveOnePartFewerButNeverASmallerShare(t *testing.T) {
	claims := []apportion.Claim{{Key: "a", Base: 6, Cap: 99}, {Key: "b", Base: 6, Cap: 99}, {Key: "c", Base: 2, Cap: 99}}
	ten, eleven := wholes(t, 10, claims...), wholes(t, 11, claims...)
	if !slices.Equal(ten, []int64{4, 4, 2}) || !slices.Equal(eleven, []int64{5, 5, 1}) {
		t.Errorf("10 gives %v and 11 gives %v, want 4 4 2 and 5 5 1", ten, eleven)
	}
	random := rand.New(rand.NewPCG(7, 7))
	for range 40 {
		claims, least, most := drawn(random, 1+random.IntN(8), 40)
		for total := least; total < most; total++ {
			few, _ := apportion.Share(total, claims)
			more, _ := apportion.Share(total+1, claims)
			for i := range claims {
				if few[i].Share.Cmp(more[i].Share) > 0 {
					t.Fatalf("%v: the share of %s falls from %s to %s between %d and %d", claims, claims[i].Key, few[i].Share, more[i].Share, total, total+1)
				}
			}
		}
	}
}

func TestBoundsWithoutRoomAreNamed(t *testing.T) {
	var unfit apportion.Unfit
	_, err := apportion.Share(5, []apportion.Claim{{Key: "a", Base: 3, Floor: 4, Cap: 3}, claim("b", 9)})
	if !errors.As(err, &unfit) || !slices.Equal(unfit.Crossed, []string{"a"}) {
		t.Errorf("got %v, want a crossed", err)
	}
	_, err = apportion.Share(13, []apportion.Claim{claim("a", 3), claim("b", 9)})
	if !errors.As(err, &unfit) || unfit.Most != 12 || unfit.Total != 13 {
		t.Errorf("got %v, want at most 12", err)
	}
	_, err = apportion.Share(1, []apportion.Claim{{Key: "a", Base: 0, Cap: 5}})
	if !errors.As(err, &unfit) || unfit.Most != 0 {
		t.Errorf("got %v: a claim without a base gets nothing above its floor", err)
	}
}

// drawn makes claims with floors and caps, and the totals that they allow.
func drawn(random *rand.Rand, n int, largest int64) (claims []apportion.Claim, least, most int64) {
	for i := range n {
		c := apportion.Claim{Key: fmt.Sprintf("%02d", i), Base: random.Int64N(largest + 1)}
		c.Cap = random.Int64N(c.Base + 1)
		c.Floor = random.Int64N(c.Cap + 1)
		if random.IntN(2) == 0 {
			c.Floor, c.Cap = 0, c.Base
		}
		claims = append(claims, c)
		least += c.Floor
		if c.Base > 0 {
			most += c.Cap
		}
	}
	return claims, least, most
}

func TestWhatAnAllocationPromisesHoldsForEveryDraw(t *testing.T) {
	random := rand.New(rand.NewPCG(2023, 361))
	for range 1200 {
		claims, least, most := drawn(random, 1+random.IntN(30), 300)
		total := least + random.Int64N(most-least+1)
		parts, err := apportion.Share(total, claims)
		if err != nil {
			t.Fatalf("%d among %v: %v", total, claims, err)
		}
		got := int64(0)
		for i, c := range claims {
			got += parts[i].Whole
			if parts[i].Whole < c.Floor || parts[i].Whole > c.Cap || parts[i].Whole > c.Base {
				t.Fatalf("%d among %v: %s gets %d", total, claims, c.Key, parts[i].Whole)
			}
			apart := new(big.Rat).Sub(parts[i].Share, new(big.Rat).SetInt64(parts[i].Whole))
			if apart.Abs(apart).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("%d among %v: %s gets %d of a share of %s", total, claims, c.Key, parts[i].Whole, parts[i].Share)
			}
			for j, d := range claims {
				if c.Base > d.Base && c.Floor >= d.Floor && c.Cap >= d.Cap && parts[i].Whole < parts[j].Whole {
					t.Fatalf("%d among %v: %s has more than %s and gets fewer", total, claims, c.Key, d.Key)
				}
			}
		}
		if got != total {
			t.Fatalf("%d among %v: the parts sum to %d", total, claims, got)
		}
		holdsUnderPermutation(t, random, total, claims, parts)
	}
}

func holdsUnderPermutation(t *testing.T, random *rand.Rand, total int64, claims []apportion.Claim, parts []apportion.Part) {
	t.Helper()
	order := random.Perm(len(claims))
	shuffled := make([]apportion.Claim, len(claims))
	for to, from := range order {
		shuffled[to] = claims[from]
	}
	again, err := apportion.Share(total, shuffled)
	if err != nil {
		t.Fatal(err)
	}
	for to, from := range order {
		if again[to].Whole != parts[from].Whole {
			t.Fatalf("%d among %v: another order gives %s %d and not %d", total, claims, claims[from].Key, again[to].Whole, parts[from].Whole)
		}
	}
}
