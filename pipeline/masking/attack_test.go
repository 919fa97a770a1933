package masking

import "testing"

// attack tries every table that agrees with what is shown and returns, for each
// hidden count, the values that occur. It knows nothing of the search: it
// enumerates, count by count, up to a ceiling, and keeps what balances.
type attack struct {
	sheet   *Sheet
	minimum int64
	told    bool
	ceiling int64
	values  []map[int64]bool
	trial   []int64
	last    []int // the last count of each sum: then it has to balance
}

func attackOn(s *Sheet, minimum int64, told bool) []map[int64]bool {
	a := attack{sheet: s, minimum: minimum, told: told, trial: make([]int64, len(s.counts)), values: make([]map[int64]bool, len(s.counts)), last: make([]int, s.sums+1)}
	for i, c := range s.counts {
		a.values[i] = map[int64]bool{}
		a.ceiling = max(a.ceiling, c.value+minimum)
		a.last[c.from], a.last[c.to] = i, i
	}
	a.try(0)
	return a.values
}

func (a *attack) try(i int) {
	if i == len(a.trial) {
		for j, value := range a.trial {
			a.values[j][value] = true
		}
		return
	}
	low, high := a.sheet.counts[i].value, a.sheet.counts[i].value
	switch a.sheet.counts[i].reason {
	case Group:
		low, high = 0, a.ceiling
	case Small:
		low, high = 1, a.ceiling
		if a.told {
			high = a.minimum - 1
		}
	case Guard:
		low, high = 1, a.ceiling
		if a.told {
			low = a.minimum
		}
	}
	for value := low; value <= min(high, a.sheet.counts[i].atMost); value++ {
		a.trial[i] = value
		if a.balances(i) {
			a.try(i + 1)
		}
	}
}

// balances holds the sums that end with count i, as the true table does or does
// not balance them.
func (a *attack) balances(i int) bool {
	for _, sum := range []Sum{a.sheet.counts[i].from, a.sheet.counts[i].to} {
		if sum == Outside || a.last[sum] != i {
			continue
		}
		difference := int64(0)
		for j, c := range a.sheet.counts {
			switch sum {
			case c.to:
				difference += a.trial[j] - c.value
			case c.from:
				difference -= a.trial[j] - c.value
			}
		}
		if difference != 0 {
			return false
		}
	}
	return true
}

// withstands holds what the package promises.
func withstands(t *testing.T, s *Sheet, minimum int64) {
	t.Helper()
	for _, told := range []bool{false, true} {
		need := 2
		if !told {
			need = max(2, int(minimum))
		}
		for i, values := range attackOn(s, minimum, told) {
			c := s.counts[i]
			if c.reason == Shown && c.value > 0 && c.value < minimum {
				t.Errorf("%v: count %d is shown: %d", s.counts, i, c.value)
			}
			if c.reason != Shown && len(values) < need {
				t.Errorf("%+v\nminimum %d, told %v: hidden count %d (%d) can only be %v, want %d values", s.counts, minimum, told, i, c.value, values, need)
			}
		}
	}
}
