package mpi_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline/mpi"
)

// household is a random row; an indicator of -1 is missing.
type household struct {
	deprived []int
	weight   string
	levels   []string // of the subgroup columns g0, g1
	time     string
}

// survey is random rows with a random spec over them.
type survey struct {
	yaml       string
	missing    mpi.Missing
	indicators []string
	weights    []*big.Rat
	cutoffs    []string
	rows       []household
}

// randomSurvey draws dimensions of unequal size or given weights, cut-offs that
// scores hit exactly, weights with decimals, and missing values.
func randomSurvey(r *rand.Rand) survey {
	s := survey{missing: []mpi.Missing{mpi.MissingDrop, mpi.MissingDeprived, mpi.MissingNotDeprived}[r.IntN(3)]}
	var yaml strings.Builder
	yaml.WriteString("dimensions:\n")
	dimensions := 1 + r.IntN(4)
	for d := range dimensions {
		size := 1 + r.IntN(4)
		var names []string
		for range size {
			names = append(names, fmt.Sprint("i", len(s.indicators)))
			s.indicators = append(s.indicators, names[len(names)-1])
			s.weights = append(s.weights, big.NewRat(1, int64(dimensions*size)))
		}
		fmt.Fprintf(&yaml, "  - {name: dim%d, indicators: [%s]}\n", d, strings.Join(names, ", "))
	}
	if r.IntN(2) == 0 {
		s.giveWeights(r, &yaml)
	}
	s.cutoffs = []string{"1/3", "33%", "0.5", fmt.Sprintf("%d/7", 1+r.IntN(6)), "100%"}
	fmt.Fprintf(&yaml, "cutoffs: [%s]\nby: [g0, g1]\nweight: w\ntime: t\nmissing: %s\n", `"`+strings.Join(s.cutoffs, `", "`)+`"`, s.missing)
	s.yaml = yaml.String()
	for range 20 + r.IntN(100) {
		h := household{weight: fmt.Sprintf("%d.%03d", r.IntN(9), r.IntN(1000)), levels: []string{fmt.Sprint("a", r.IntN(2)), fmt.Sprint("b", r.IntN(5))}, time: fmt.Sprint(2016 + 2*r.IntN(3))}
		for range s.indicators {
			h.deprived = append(h.deprived, []int{0, 0, 0, 1, 1, 1, 1, 0, 0, -1}[r.IntN(9+r.IntN(2))])
		}
		s.rows = append(s.rows, h)
	}
	return s
}

func (s *survey) giveWeights(r *rand.Rand, yaml *strings.Builder) {
	var parts []int64
	sum := int64(0)
	for range s.indicators {
		parts = append(parts, 1+r.Int64N(9))
		sum += parts[len(parts)-1]
	}
	yaml.WriteString("weights:\n")
	for i, part := range parts {
		s.weights[i] = big.NewRat(part, sum)
		fmt.Fprintf(yaml, "  i%d: %d/%d\n", i, part, sum)
	}
}

// relation is the rows as SQL, indicators and weights as text.
func (s survey) relation() string {
	var lines []string
	for _, h := range s.rows {
		var values []string
		for _, d := range h.deprived {
			values = append(values, map[int]string{-1: "null", 0: "'0'", 1: "'1'"}[d])
		}
		lines = append(lines, fmt.Sprintf("(%s, '%s', '%s', '%s', '%s')", strings.Join(values, ", "), h.weight, h.levels[0], h.levels[1], h.time))
	}
	return fmt.Sprintf("(values %s) as v(%s, w, g0, g1, t)", strings.Join(lines, ", "), strings.Join(s.indicators, ", "))
}

// filled is the rows that count, without missing values.
func (s survey) filled() []household {
	var rows []household
	for _, h := range s.rows {
		if slices.Contains(h.deprived, -1) && s.missing == mpi.MissingDrop {
			continue
		}
		h.deprived = slices.Clone(h.deprived)
		for i, d := range h.deprived {
			if d == -1 {
				h.deprived[i] = map[mpi.Missing]int{mpi.MissingDeprived: 1}[s.missing]
			}
		}
		rows = append(rows, h)
	}
	return rows
}

func (s survey) score(h household) *big.Rat {
	score := new(big.Rat)
	for i, d := range h.deprived {
		score.Add(score, new(big.Rat).Mul(s.weights[i], big.NewRat(int64(d), 1)))
	}
	return score
}

func cutoffOf(text string) *big.Rat {
	if share, percent := strings.CutSuffix(text, "%"); percent {
		return new(big.Rat).Quo(rat(share), rat("100"))
	}
	return rat(text)
}

func quotient(a, b *big.Rat) *big.Rat {
	if a == nil || b.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

// reference works the measures of one group of rows out the slow way: each
// from its definition, household after household.
func (s survey) reference(rows []household, k string) map[[2]string]*big.Rat {
	mean := func(value func(h household, poor bool) *big.Rat) *big.Rat {
		sum, weights := new(big.Rat), new(big.Rat)
		for _, h := range rows {
			poor := s.score(h).Cmp(cutoffOf(k)) >= 0
			sum.Add(sum, new(big.Rat).Mul(rat(h.weight), value(h, poor)))
			weights.Add(weights, rat(h.weight))
		}
		return quotient(sum, weights)
	}
	when := func(holds bool, value *big.Rat) *big.Rat {
		if holds {
			return value
		}
		return new(big.Rat)
	}
	all := map[[2]string]*big.Rat{}
	all[[2]string{"M0"}] = mean(func(h household, poor bool) *big.Rat { return when(poor, s.score(h)) })
	all[[2]string{"H"}] = mean(func(h household, poor bool) *big.Rat { return when(poor, rat("1")) })
	if m0 := all[[2]string{"M0"}]; m0 != nil {
		all[[2]string{"A"}] = quotient(m0, all[[2]string{"H"}])
		for i, name := range s.indicators {
			all[[2]string{"hd", name}] = mean(func(h household, poor bool) *big.Rat { return big.NewRat(int64(h.deprived[i]), 1) })
			hdk := mean(func(h household, poor bool) *big.Rat { return when(poor, big.NewRat(int64(h.deprived[i]), 1)) })
			all[[2]string{"hdk", name}] = hdk
			actb := new(big.Rat).Mul(s.weights[i], hdk)
			all[[2]string{"actb", name}] = actb
			all[[2]string{"pctb", name}] = quotient(actb, m0)
		}
	}
	return all
}

// groupsOf splits rows by time, for the whole and for each level.
func (s survey) groupsOf(rows []household) map[[3]string][]household {
	groups := map[[3]string][]household{}
	for _, h := range rows {
		groups[[3]string{"", "", h.time}] = append(groups[[3]string{"", "", h.time}], h)
		for i, level := range h.levels {
			key := [3]string{fmt.Sprint("g", i), level, h.time}
			groups[key] = append(groups[key], h)
		}
	}
	return groups
}

func TestRandomSurveysAgreeWithASlowReference(t *testing.T) {
	compared := 0
	for seed := range uint64(25) {
		s := randomSurvey(rand.New(rand.NewPCG(seed, 9)))
		all := table(t, estimate(t, s.relation(), s.yaml))
		for place, rows := range s.groupsOf(s.filled()) {
			for _, k := range s.cutoffs {
				for name, value := range s.reference(rows, k) {
					at := key{name[0], name[1], k, place[0], place[1], place[2]}
					if name[0] == "hd" {
						at.k = ""
					}
					want(t, all, at, shown(value))
					compared++
					if all[at].N != int64(len(rows)) {
						t.Errorf("seed %d: %+v has n %d, want %d", seed, at, all[at].N, len(rows))
					}
				}
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, s.yaml)
		}
	}
	if compared < 20_000 {
		t.Errorf("only %d values were compared", compared)
	}
}

func TestTheIdentitiesOfTheMeasuresHold(t *testing.T) {
	for seed := range uint64(20) {
		s := randomSurvey(rand.New(rand.NewPCG(seed, 77)))
		all := table(t, estimate(t, s.relation(), s.yaml))
		for at, row := range all {
			if at.measure == "M0" && row.Value != nil {
				s.holdIdentities(t, all, at)
			}
		}
		s.holdFallingInK(t, all)
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, s.yaml)
		}
	}
}

// holdIdentities holds M0 = H·A, M0 = Σ actb, Σ pctb = 1, hdk <= hd, and for
// the whole Σ popshare = 1, Σ popshare·M0 = M0, Σ sgpctb = 1.
func (s survey) holdIdentities(t *testing.T, all map[key]mpi.Row, at key) {
	value := func(measure, indicator string) *big.Rat {
		place := at
		place.measure, place.indicator = measure, indicator
		if measure == "hd" {
			place.k = ""
		}
		return all[place].Value
	}
	m0 := all[at].Value
	if a := value("A", ""); a != nil && new(big.Rat).Mul(value("H", ""), a).Cmp(m0) != 0 || a == nil && m0.Sign() != 0 {
		t.Errorf("%+v: M0 is not H × A", at)
	}
	actb, pctb := new(big.Rat), new(big.Rat)
	for _, name := range s.indicators {
		actb.Add(actb, value("actb", name))
		if m0.Sign() > 0 {
			pctb.Add(pctb, value("pctb", name))
		}
		if value("hdk", name).Cmp(value("hd", name)) > 0 {
			t.Errorf("%+v: hdk of %s is above hd", at, name)
		}
	}
	if actb.Cmp(m0) != 0 || m0.Sign() > 0 && pctb.Cmp(rat("1")) != 0 {
		t.Errorf("%+v: contributions sum to %s and %s", at, actb, pctb)
	}
	if at.subgroup == "" {
		s.holdDecomposition(t, all, at, "g0")
		s.holdDecomposition(t, all, at, "g1")
	}
}

func (s survey) holdDecomposition(t *testing.T, all map[key]mpi.Row, at key, subgroup string) {
	share, sum, part := new(big.Rat), new(big.Rat), new(big.Rat)
	for place, row := range all {
		if place.subgroup != subgroup || place.time != at.time || place.measure != "popshare" || row.Value.Sign() == 0 {
			continue
		}
		share.Add(share, row.Value)
		m0 := all[key{"M0", "", at.k, subgroup, place.level, at.time}].Value
		sum.Add(sum, new(big.Rat).Mul(row.Value, m0))
		if sg := all[key{"sgpctb", "", at.k, subgroup, place.level, at.time}].Value; sg != nil {
			part.Add(part, sg)
		}
	}
	m0 := all[at].Value
	if share.Cmp(rat("1")) != 0 || sum.Cmp(m0) != 0 || m0.Sign() > 0 && part.Cmp(rat("1")) != 0 {
		t.Errorf("%+v by %s: shares sum to %s, M0 to %s of %s, contributions to %s", at, subgroup, share, sum, m0, part)
	}
}

// holdFallingInK holds that M0 and H do not rise with k.
func (s survey) holdFallingInK(t *testing.T, all map[key]mpi.Row) {
	rising := slices.Clone(s.cutoffs)
	slices.SortFunc(rising, func(a, b string) int { return cutoffOf(a).Cmp(cutoffOf(b)) })
	for at, row := range all {
		if i := slices.Index(rising, at.k); (at.measure == "M0" || at.measure == "H") && i > 0 && row.Value != nil {
			lower := at
			lower.k = rising[i-1]
			if row.Value.Cmp(all[lower].Value) > 0 {
				t.Errorf("%+v rises with k", at)
			}
		}
	}
}
