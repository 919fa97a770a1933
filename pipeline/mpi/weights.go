package mpi

import (
	"errors"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"rasoat/rules/strict"
)

var (
	one     = big.NewRat(1, 1)
	hundred = big.NewRat(100, 1)
)

var (
	sharePattern = regexp.MustCompile(`^[0-9]{1,18}(\.[0-9]{1,18})?%?$|^[0-9]{1,18}/[0-9]{1,18}$`)
	wholePattern = regexp.MustCompile(`^[0-9]+$`)
)

// parseShare reads 1/3, 20%, 33.3% or 0.33 exactly; whole tells a bare whole
// number from 1, which may mean per cent or a count.
func parseShare(text string) (share *big.Rat, whole bool, err error) {
	text = strings.TrimSpace(text)
	share, valid := new(big.Rat).SetString(strings.TrimSuffix(text, "%"))
	if !sharePattern.MatchString(text) || !valid {
		return nil, false, errors.New("no share")
	}
	if strings.HasSuffix(text, "%") {
		share.Quo(share, hundred)
	}
	return share, wholePattern.MatchString(text) && share.Sign() > 0, nil
}

// weigh gives each indicator its weight: nested equal (each dimension the
// same, each indicator of a dimension the same), or what weights says.
func (r specReader) weigh(all []Indicator) {
	if len(r.file.Weights) == 0 {
		r.weighDimensions(all, func(string) *big.Rat { return big.NewRat(1, int64(len(r.file.Dimensions))) })
		return
	}
	given := r.given(all)
	if given == nil {
		return
	}
	if r.ofDimensions(all) {
		r.weighDimensions(all, func(name string) *big.Rat { return given[name] })
		return
	}
	for i := range all {
		all[i].Weight = given[all[i].Column]
	}
}

func (r specReader) weighDimensions(all []Indicator, weight func(dimension string) *big.Rat) {
	for i := range all {
		for _, d := range r.file.Dimensions {
			if d.Name == all[i].Dimension {
				all[i].Weight = new(big.Rat).Quo(weight(d.Name), big.NewRat(int64(len(d.Indicators)), 1))
			}
		}
	}
}

// ofDimensions tells whether the weights are of dimensions: their keys are the
// names of all dimensions, and not the indicators.
func (r specReader) ofDimensions(all []Indicator) bool {
	return !r.keysAre(indicatorNames(all)) && r.keysAre(r.dimensionNames())
}

func (r specReader) keysAre(names []string) bool {
	return slices.Equal(slices.Sorted(maps.Keys(r.file.Weights)), slices.Sorted(slices.Values(names)))
}

func (r specReader) dimensionNames() []string {
	var names []string
	for _, d := range r.file.Dimensions {
		names = append(names, d.Name)
	}
	return names
}

func indicatorNames(all []Indicator) []string {
	names := make([]string, len(all))
	for i, indicator := range all {
		names[i] = indicator.Column
	}
	return names
}

// given reads the weights; nil when one is wrong. Whole numbers are weights
// beside each other (2, 1, 1); fractions must sum to 1.
func (r specReader) given(all []Indicator) map[string]*big.Rat {
	names := append(indicatorNames(all), r.dimensionNames()...)
	if !r.keysAre(indicatorNames(all)) && !r.keysAre(r.dimensionNames()) {
		for _, key := range slices.Sorted(maps.Keys(r.file.Weights)) {
			if !slices.Contains(names, key) {
				r.doc.Fail("$.weights", "weights không có chỉ số hay chiều %q; tên gần nhất là %q", "weights names %q, which is no indicator and no dimension; the nearest is %q", key, strict.Nearest(key, names))
				return nil
			}
		}
		r.doc.Fail("$.weights", "weights phải ghi đủ mọi chỉ số, hoặc đủ mọi chiều", "weights must name every indicator, or every dimension")
		return nil
	}
	given, sum, wholes := map[string]*big.Rat{}, new(big.Rat), true
	for _, key := range slices.Sorted(maps.Keys(r.file.Weights)) {
		text := r.file.Weights[key]
		weight, whole, err := parseShare(string(text))
		if err != nil || weight.Sign() <= 0 {
			r.doc.Fail("$.weights", "trọng số %q của %q không dùng được; ghi 1/6, 25%%, 0.25 hoặc số nguyên dương", "the weight %q of %q cannot be used; write 1/6, 25%%, 0.25 or a positive whole number", text, key)
			return nil
		}
		given[key] = weight
		wholes = wholes && whole
		sum.Add(sum, weight)
	}
	if !wholes && sum.Cmp(one) != 0 {
		r.doc.Fail("$.weights", "tổng trọng số là %s, không phải 1; ghi phân số đúng như 1/3, hoặc toàn số nguyên", "the weights sum to %s and not to 1; write exact fractions such as 1/3, or whole numbers only", sum.RatString())
		return nil
	}
	for _, weight := range given {
		weight.Quo(weight, sum)
	}
	return given
}

// scale is the integer form of a spec's weights and cut-offs: an indicator
// weighs parts[i] of whole, and a score of thresholds[j] parts or more is poor
// under cut-off j.
type scale struct {
	whole      int64
	parts      []int64
	thresholds []int64
}

func (s Spec) scale() (scale, error) {
	whole := big.NewInt(1)
	for _, indicator := range s.Indicators {
		d := indicator.Weight.Denom()
		whole.Div(new(big.Int).Mul(whole, d), new(big.Int).GCD(nil, nil, whole, d))
	}
	if !whole.IsInt64() {
		return scale{}, s.fault("$.weights", "trọng số có quá nhiều chữ số; mẫu số chung là %s", "the weights have too many digits; their common denominator is %s", whole)
	}
	sc := scale{whole: whole.Int64()}
	for _, indicator := range s.Indicators {
		parts := new(big.Int).Mul(indicator.Weight.Num(), whole)
		sc.parts = append(sc.parts, parts.Div(parts, indicator.Weight.Denom()).Int64())
	}
	for _, cutoff := range s.Cutoffs {
		// The smallest whole number of parts that is k or more: -floor(-k × whole).
		least := new(big.Int).Mul(cutoff.K.Num(), whole)
		least.Neg(least.Div(least.Neg(least), cutoff.K.Denom()))
		sc.thresholds = append(sc.thresholds, least.Int64())
	}
	return sc, nil
}
