package mpi

import (
	"math"
	"math/big"
	"regexp"
	"strings"
)

// changing are the measures whose change is told, as in mpitb.
func changing(measure string) bool {
	switch measure {
	case measureM0, measureH, measureA, measureHd, measureHdk:
		return true
	}
	return strings.HasPrefix(measure, measureLegal)
}

var yearPattern = regexp.MustCompile(`^[12][0-9]{3}$`)

// yearsOf finds the year of each time: from the spec's column year, else from
// times that are years themselves. nil means that the years are not known.
func (t *tally) yearsOf(times []string) (map[string]*big.Rat, error) {
	years := map[string]*big.Rat{}
	for i, time := range times {
		if t.spec.Year == "" {
			if !yearPattern.MatchString(time) {
				return nil, nil
			}
			years[time], _ = new(big.Rat).SetString(time)
			continue
		}
		found := t.years[time]
		if found[0] == nil || found[0].Cmp(found[1]) != 0 {
			return nil, t.spec.fault("$.year", "cột %q phải có đúng một năm cho thời điểm %s = %q", "the column %q must have one year for the time %s = %q", t.spec.Year, t.spec.Time, time)
		}
		years[time] = found[0]
		if i > 0 && found[0].Cmp(years[times[i-1]]) <= 0 {
			return nil, t.spec.fault("$.year", "năm của thời điểm %q không sau năm của %q", "the year of the time %q is not after that of %q", time, times[i-1])
		}
	}
	return years, nil
}

// changes compares each time with the one before, and the last with the first
// where there are more than two.
func changes(at []sheet, years map[string]*big.Rat) (rows []Row) {
	for i := 1; i < len(at); i++ {
		rows = append(rows, change(at[i-1], at[i], years)...)
	}
	if last := len(at) - 1; last > 1 {
		rows = append(rows, change(at[0], at[last], years)...)
	}
	return rows
}

func change(from, to sheet, years map[string]*big.Rat) (rows []Row) {
	type key struct{ measure, indicator, k string }
	before := map[key]*big.Rat{}
	for _, row := range from.rows {
		before[key{row.Measure, row.Indicator, row.K}] = row.Value
	}
	var between *big.Rat
	if years != nil {
		between = new(big.Rat).Sub(years[to.time], years[from.time])
	}
	for _, row := range to.rows {
		if !changing(row.Measure) {
			continue
		}
		y1, y2 := before[key{row.Measure, row.Indicator, row.K}], row.Value
		add := func(suffix string, value *big.Rat) {
			changed := row
			changed.Measure, changed.Time, changed.Value, changed.N = row.Measure+suffix, from.time+"-"+to.time, value, from.n+to.n
			rows = append(rows, changed)
		}
		absolute := minus(y2, y1)
		growth := over(y2, y1)
		add(".abs", absolute)
		add(".rel", percent(minus(growth, one)))
		if between != nil {
			add(".abs.ann", over(absolute, between))
			add(".rel.ann", percent(minus(root(growth, between), one)))
		}
	}
	return rows
}

func minus(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

func percent(a *big.Rat) *big.Rat { return times(a, hundred) }

// rootBits is the precision of a root, far beyond the digits printed.
const rootBits = 320

// root is growth ^ (1 / years): growth over one year. nil stays nil; years
// that are not above 0 give nil.
func root(growth, years *big.Rat) *big.Rat {
	if growth == nil || years.Sign() <= 0 || !years.Num().IsInt64() || !years.Denom().IsInt64() {
		return nil
	}
	if growth.Sign() == 0 {
		return new(big.Rat)
	}
	degree := years.Num().Int64()
	target := power(new(big.Float).SetPrec(rootBits).SetRat(growth), years.Denom().Int64())
	y := firstGuess(target, degree)
	// Newton's method doubles the right digits each time: 15, 30, 60, 120.
	for range 5 {
		below := power(y, degree-1)
		step := new(big.Float).SetPrec(rootBits).Mul(below, y)
		step.Sub(step, target)
		step.Quo(step, below)
		step.Quo(step, new(big.Float).SetInt64(degree))
		y = new(big.Float).SetPrec(rootBits).Sub(y, step)
	}
	exact, _ := y.Rat(nil)
	return exact
}

// firstGuess is the root of a number of any size as a double can tell it.
func firstGuess(target *big.Float, degree int64) *big.Float {
	mantissa := new(big.Float)
	exponent := target.MantExp(mantissa)
	m, _ := mantissa.Float64()
	log2 := (math.Log2(m) + float64(exponent)) / float64(degree)
	guess := new(big.Float).SetPrec(rootBits).SetFloat64(math.Exp2(log2 - math.Floor(log2)))
	return guess.SetMantExp(guess, int(math.Floor(log2)))
}

func power(base *big.Float, exponent int64) *big.Float {
	result := new(big.Float).SetPrec(rootBits).SetInt64(1)
	square := new(big.Float).Copy(base)
	for ; exponent > 0; exponent >>= 1 {
		if exponent&1 == 1 {
			result.Mul(result, square)
		}
		square = new(big.Float).SetPrec(rootBits).Mul(square, square)
	}
	return result
}
