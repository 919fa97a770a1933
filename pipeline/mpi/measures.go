package mpi

import (
	"maps"
	"math/big"
	"slices"
)

// The names of the measures, as mpitb has them, and those of this package.
const (
	measureM0       = "M0"
	measureH        = "H"
	measureA        = "A"
	measureHd       = "hd"
	measureHdk      = "hdk"
	measureActb     = "actb"
	measurePctb     = "pctb"
	measurePopshare = "popshare"
	measureSgpctb   = "sgpctb"
	measureMissing  = "missing"
	measureLegal    = "legal_"
)

// result lays out the long table: the whole population, then each level of
// each subgroup, all times of one and then its changes.
func (t *tally) result(p plan) (Result, error) {
	times := t.times()
	years, err := t.yearsOf(times)
	if err != nil {
		return Result{}, err
	}
	r := Result{Spec: t.spec, Counts: t.counts, Times: times, Annualised: len(times) > 1 && years != nil}
	classes := t.classes()
	whole := map[string]sheet{} // of each time
	for by := -1; by < len(t.spec.By); by++ {
		for _, level := range t.levels(by) {
			var at []sheet
			for _, time := range times {
				g := t.groups[groupKey{by, level, time}]
				if g == nil {
					continue
				}
				s := t.sheet(g, by, level, time, classes)
				if by < 0 {
					whole[time] = s
				} else {
					s.share(whole[time])
				}
				r.Rows = append(r.Rows, s.rows...)
				at = append(at, s)
			}
			r.Rows = append(r.Rows, changes(at, years)...)
		}
	}
	return r, nil
}

func (t *tally) times() []string {
	seen := map[string]bool{}
	for key := range t.groups {
		seen[key.time] = true
	}
	return sortedLabels(slices.Collect(maps.Keys(seen)))
}

func (t *tally) levels(by int) []string {
	seen := map[string]bool{}
	for key := range t.groups {
		if key.by == by {
			seen[key.level] = true
		}
	}
	return sortedLabels(slices.Collect(maps.Keys(seen)))
}

func (t *tally) classes() []string {
	seen := map[string]bool{}
	for _, g := range t.groups {
		for class := range g.classes {
			seen[class] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// sheet is the rows of one level at one time.
type sheet struct {
	by, time string
	level    string
	n        int64
	weight   *big.Int
	rows     []Row
	m0       map[string]*big.Rat // of each cut-off
}

func (s *sheet) add(measure, indicator, k string, value *big.Rat) {
	s.rows = append(s.rows, Row{Measure: measure, Indicator: indicator, K: k, Subgroup: s.by, Level: s.level, Time: s.time, Value: value, N: s.n})
}

func (t *tally) sheet(g *group, by int, level, time string, classes []string) sheet {
	s := sheet{level: level, time: time, n: g.rows, weight: &g.weight, m0: map[string]*big.Rat{}}
	if by >= 0 {
		s.by = t.spec.By[by]
	}
	if t.counts.Incomplete > 0 {
		s.add(measureMissing, "", "", new(big.Rat).SetInt64(g.incomplete))
		s.rows[0].N = g.rows
		if t.spec.Missing == MissingDrop {
			s.rows[0].N += g.incomplete
		}
	}
	for _, class := range classes {
		s.add(measureLegal+class, "", "", ratio(g.classes[class], &g.weight))
	}
	for i, indicator := range t.spec.Indicators {
		sum := new(big.Int)
		for b := range g.bands {
			sum.Add(sum, &g.bands[b].deprived[i])
		}
		s.add(measureHd, indicator.Column, "", ratio(sum, &g.weight))
	}
	for j, cutoff := range t.spec.Cutoffs {
		t.addCutoff(&s, g, j, cutoff.Text)
	}
	return s
}

// addCutoff adds the measures of one cut-off.
func (t *tally) addCutoff(s *sheet, g *group, cutoff int, k string) {
	poor, score := new(big.Int), new(big.Int)
	censored := make([]big.Int, len(t.spec.Indicators))
	for b := slices.Index(t.order, cutoff) + 1; b < len(g.bands); b++ {
		poor.Add(poor, &g.bands[b].weight)
		for i := range censored {
			censored[i].Add(&censored[i], &g.bands[b].deprived[i])
		}
	}
	for i := range censored {
		score.Add(score, new(big.Int).Mul(&censored[i], big.NewInt(t.scale.parts[i])))
	}
	whole := big.NewInt(t.scale.whole)
	m0 := ratio(score, new(big.Int).Mul(&g.weight, whole))
	s.m0[k] = m0
	s.add(measureM0, "", k, m0)
	s.add(measureH, "", k, ratio(poor, &g.weight))
	s.add(measureA, "", k, ratio(score, new(big.Int).Mul(poor, whole)))
	contributions := make([]*big.Rat, len(censored))
	for i, indicator := range t.spec.Indicators {
		hdk := ratio(&censored[i], &g.weight)
		s.add(measureHdk, indicator.Column, k, hdk)
		contributions[i] = times(indicator.Weight, hdk)
	}
	for i, indicator := range t.spec.Indicators {
		s.add(measureActb, indicator.Column, k, contributions[i])
	}
	for i, indicator := range t.spec.Indicators {
		s.add(measurePctb, indicator.Column, k, over(contributions[i], m0))
	}
}

// share adds what part of the whole population, and of its M0, a level is.
func (s *sheet) share(whole sheet) {
	share := ratio(s.weight, whole.weight)
	s.add(measurePopshare, "", "", share)
	cutoffs := map[string]bool{}
	for _, row := range slices.Clone(s.rows) {
		if row.Measure == measureM0 && !cutoffs[row.K] {
			cutoffs[row.K] = true
			s.add(measureSgpctb, "", row.K, over(times(share, row.Value), whole.m0[row.K]))
		}
	}
}

// ratio divides two sums; nil where the lower one is 0. A nil sum is 0.
func ratio(part, of *big.Int) *big.Rat {
	if of.Sign() == 0 {
		return nil
	}
	if part == nil {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac(part, of)
}

// times multiplies; nil stays nil.
func times(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Mul(a, b)
}

// over divides; nil stays nil, and so does a division by 0.
func over(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil || b.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}
