package mpi

import (
	"context"
	"math/big"
	"slices"
	"strings"
)

// mostLevels is how many levels a subgroup may have; more are keys of rows.
const mostLevels = 100_000

// Row is one value of the long table.
type Row struct {
	Measure         string
	Indicator       string   // column; "" for measures of all indicators
	K               string   // cut-off as the spec has it; "" where none applies
	Subgroup, Level string   // column and its value; both "" for the whole population
	Time            string   // "" without times; "t1-t2" for a change
	Value           *big.Rat // nil where the measure is not defined
	N               int64    // rows counted, without weights; of a change those of both times
}

// Counts are the rows read and what became of them.
type Counts struct {
	Read       int64
	Counted    int64
	Incomplete int64 // with a missing indicator: left out, or counted as the spec says
	NoWeight   int64 // left out
	NoTime     int64 // left out
}

// Result is the long table and the counts.
type Result struct {
	Spec   Spec
	Rows   []Row
	Counts Counts
	Times  []string
	// Annualised tells whether the years between times are known.
	Annualised bool
}

// Estimate computes every measure of a spec over the rows of data. What the
// user can mend is strict.Faults.
func Estimate(ctx context.Context, source Source, data Data, spec Spec) (Result, error) {
	sc, err := spec.scale()
	if err != nil {
		return Result{}, err
	}
	columns, err := readColumns(ctx, source, data)
	if err == nil {
		err = columns.check(spec, data)
	}
	if err != nil {
		return Result{}, err
	}
	weight, err := columns.weight(ctx, source, data, spec.Weight)
	if err != nil {
		return Result{}, err
	}
	p := plan{spec: spec, data: data, columns: columns, weight: weight, scale: sc}
	t := newTally(spec, sc)
	if err := p.read(ctx, source, t.take); err != nil {
		return Result{}, err
	}
	if err := t.refuse(ctx, source, p); err != nil {
		return Result{}, err
	}
	return t.result(p)
}

// tally sums the cells into groups.
type tally struct {
	spec   Spec
	scale  scale
	order  []int // indices of the cut-offs, the lowest first
	groups map[groupKey]*group
	counts Counts
	bad    bool
	years  map[string][2]*big.Rat // of each time, the first and the last
}

type groupKey struct {
	by          int
	level, time string
}

// group is the sums of one level at one time. Weights are in units of the
// weight's last decimal. band i holds those whose score reaches exactly the i
// lowest cut-offs.
type group struct {
	rows, incomplete int64
	weight           big.Int
	bands            []band // len(cutoffs) + 1
	classes          map[string]*big.Int
}

type band struct {
	weight   big.Int
	deprived []big.Int // of each indicator
}

func newTally(spec Spec, sc scale) *tally {
	t := &tally{spec: spec, scale: sc, groups: map[groupKey]*group{}, years: map[string][2]*big.Rat{}}
	for i := range sc.thresholds {
		t.order = append(t.order, i)
	}
	slices.SortFunc(t.order, func(a, b int) int { return spec.Cutoffs[a].K.Cmp(spec.Cutoffs[b].K) })
	return t
}

func (t *tally) group(key groupKey) *group {
	g := t.groups[key]
	if g == nil {
		g = &group{bands: make([]band, len(t.order)+1), classes: map[string]*big.Int{}}
		for i := range g.bands {
			g.bands[i].deprived = make([]big.Int, len(t.spec.Indicators))
		}
		t.groups[key] = g
	}
	return g
}

// take adds a cell.
func (t *tally) take(c cell) {
	if c.by < 0 {
		t.count(c)
	}
	if c.state > stateIncomplete {
		return
	}
	g := t.group(groupKey{c.by, c.level, c.time})
	if c.state == stateIncomplete {
		g.incomplete += c.rows
		if t.spec.Missing == MissingDrop {
			return
		}
	}
	g.rows += c.rows
	g.weight.Add(&g.weight, c.weight)
	if c.class != "" {
		if g.classes[c.class] == nil {
			g.classes[c.class] = new(big.Int)
		}
		g.classes[c.class].Add(g.classes[c.class], c.weight)
	}
	b := &g.bands[c.band]
	b.weight.Add(&b.weight, c.weight)
	for i, weight := range c.deprived {
		b.deprived[i].Add(&b.deprived[i], weight)
	}
}

// count keeps what became of the rows; it sees the whole population's cells.
func (t *tally) count(c cell) {
	t.counts.Read += c.rows
	switch {
	case c.state == stateBad:
		t.bad = true
	case c.state == stateNoWeight:
		t.counts.NoWeight += c.rows
	case c.state == stateNoTime:
		t.counts.NoTime += c.rows
	case c.state == stateIncomplete:
		t.counts.Incomplete += c.rows
	}
	if c.state > stateIncomplete {
		return
	}
	if c.state == stateComplete || t.spec.Missing != MissingDrop {
		t.counts.Counted += c.rows
	}
	years := t.years[c.time]
	if c.yearMin != nil && (years[0] == nil || c.yearMin.Cmp(years[0]) < 0) {
		years[0] = c.yearMin
	}
	if c.yearMax != nil && (years[1] == nil || c.yearMax.Cmp(years[1]) > 0) {
		years[1] = c.yearMax
	}
	t.years[c.time] = years
}

// refuse says what in the rows forbids an estimate.
func (t *tally) refuse(ctx context.Context, source Source, p plan) error {
	levels := map[int]map[string]bool{}
	for key := range t.groups {
		if levels[key.by] == nil {
			levels[key.by] = map[string]bool{}
		}
		levels[key.by][key.level] = true
	}
	for by, found := range levels {
		if len(found) > mostLevels {
			return t.spec.fault("$.by", "cột %q có %d giá trị, không phải một cách chia nhóm", "the column %q has %d values and is no subgroup", t.spec.By[by], len(found))
		}
	}
	switch {
	case t.bad:
		return p.firstBad(ctx, source)
	case t.spec.Missing == MissingRefuse && t.counts.Incomplete > 0:
		return faultOf("%s: %d dòng thiếu chỉ số, và spec ghi missing: refuse", "%s: %d rows have a missing indicator, and the spec says missing: refuse", p.data.Name, t.counts.Incomplete)
	case t.counts.Counted == 0:
		return faultOf("%s: không còn dòng nào để tính (đọc %d dòng, thiếu chỉ số %d, thiếu quyền số %d, thiếu thời điểm %d)", "%s: no row is left to count (%d rows read, %d with a missing indicator, %d without a weight, %d without a time)",
			p.data.Name, t.counts.Read, t.counts.Incomplete, t.counts.NoWeight, t.counts.NoTime)
	}
	return nil
}

// sortedLabels orders levels and times: as numbers where all are, else as text.
func sortedLabels(labels []string) []string {
	numbers := map[string]*big.Rat{}
	for _, label := range labels {
		if number, is := new(big.Rat).SetString(label); is && !strings.ContainsAny(label, "/eExX_pP") {
			numbers[label] = number
		}
	}
	slices.SortFunc(labels, func(a, b string) int {
		if len(numbers) == len(labels) {
			if order := numbers[a].Cmp(numbers[b]); order != 0 {
				return order
			}
		}
		return strings.Compare(a, b)
	})
	return labels
}
