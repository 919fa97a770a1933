package synth

import (
	"math/rand/v2"
	"sort"
)

// draw is a stream of choices. Stream 0 of a seed lays out the district, the
// streams from 1 on build its communes.
type draw struct{ *rand.Rand }

func newDraw(seed, stream uint64) draw {
	return draw{rand.New(rand.NewPCG(seed, stream))}
}

// percent is true in p of 100 cases.
func (d draw) percent(p int) bool { return d.IntN(100) < p }

// permille is true in p of 1000 cases.
func (d draw) permille(p int) bool { return d.IntN(1000) < p }

// between is uniform over low..high, both included; low when the range is empty.
func (d draw) between(low, high int) int {
	if high <= low {
		return low
	}
	return low + d.IntN(high-low+1)
}

// near is the whole number by n × permille ÷ 1000, its fraction rounded up as
// often as it is large: shares of small communes come out right on average.
func (d draw) near(n, permille int) int {
	product := n * permille
	whole := product / 1000
	if d.IntN(1000) < product%1000 {
		whole++
	}
	return whole
}

// weighted is an index, as often as its weight says. Some weight is positive.
func (d draw) weighted(weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := d.IntN(total)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// pick is one of list.
func pick[T any](d draw, list []T) T { return list[d.IntN(len(list))] }

// apportion divides total over weights by largest remainders, so the parts
// sum to total. Equal remainders go to the earlier part.
func apportion(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	parts := make([]int, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		order[i] = i
		if sum > 0 {
			parts[i] = total * w / sum
		}
		left -= parts[i]
	}
	remainder := func(i int) int { return total*weights[i] - parts[i]*sum }
	sort.SliceStable(order, func(a, b int) bool { return remainder(order[a]) > remainder(order[b]) })
	for n := 0; n < left; n++ {
		parts[order[n%len(order)]]++
	}
	return parts
}
