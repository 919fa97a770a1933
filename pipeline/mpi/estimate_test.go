package mpi_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rasoat/pipeline/mpi"
)

// achievements are the four persons of Alkire & Foster (2011), deprived where
// an achievement is below z = (13, 12, 3, 1).
const achievements = `(select cast(a < 13 as integer) as d1, cast(b < 12 as integer) as d2, cast(c < 3 as integer) as d3, cast(d < 1 as integer) as d4
from (values (13.1, 14, 4, 1), (15.2, 7, 5, 0), (12.5, 10, 1, 0), (20.0, 11, 3, 1)) as v(a, b, c, d))`

func TestTheFourPersonsOfAlkireAndFosterAtKOfTwo(t *testing.T) {
	all := table(t, estimate(t, achievements, fourDimensions(`"2/4"`)))
	for measure, value := range map[string]string{"H": "1/2", "A": "3/4", "M0": "3/8"} {
		want(t, all, key{measure: measure, k: "2/4"}, value)
	}
	for indicator, values := range map[string][4]string{ // hd, hdk, actb, pctb
		"d1": {"1/4", "1/4", "1/16", "1/6"}, "d2": {"3/4", "1/2", "1/8", "1/3"},
		"d3": {"1/4", "1/4", "1/16", "1/6"}, "d4": {"1/2", "1/2", "1/8", "1/3"},
	} {
		want(t, all, key{measure: "hd", indicator: indicator}, values[0])
		want(t, all, key{measure: "hdk", indicator: indicator, k: "2/4"}, values[1])
		want(t, all, key{measure: "actb", indicator: indicator, k: "2/4"}, values[2])
		want(t, all, key{measure: "pctb", indicator: indicator, k: "2/4"}, values[3])
	}
	if n := all[key{measure: "M0", k: "2/4"}].N; n != 4 {
		t.Errorf("n = %d, want 4", n)
	}
}

func TestUnionAndIntersectionAreTheEndsOfK(t *testing.T) {
	all := table(t, estimate(t, achievements, fourDimensions(`"1/4", 100%`)))
	want(t, all, key{measure: "H", k: "1/4"}, "3/4")
	want(t, all, key{measure: "H", k: "100%"}, "1/4")
	want(t, all, key{measure: "A", k: "100%"}, "1")
}

func TestNobodyPoorLeavesIntensityAndContributionsBlank(t *testing.T) {
	all := table(t, estimate(t, "(values (0, 0, 0, 0)) as v(d1, d2, d3, d4)", fourDimensions("50%")))
	want(t, all, key{measure: "M0", k: "50%"}, "0")
	want(t, all, key{measure: "A", k: "50%"}, "blank")
	want(t, all, key{measure: "pctb", indicator: "d1", k: "50%"}, "blank")
}

// Summed as doubles, eight weights of 0.1 are 0.7999999999999999, and three
// tenths of a third miss 0.1: whoever stands exactly at k would be lost.
func TestAScoreExactlyAtKIsPoor(t *testing.T) {
	sum := 0.0
	for range 8 {
		sum += 0.1
	}
	if sum >= 0.8 {
		t.Fatal("the trap does not trap doubles")
	}
	var columns, dimensions, values []string
	for i := range 10 {
		columns = append(columns, fmt.Sprint("d", i))
		dimensions = append(dimensions, fmt.Sprintf("{name: n%d, indicators: [d%d]}", i, i))
		values = append(values, map[bool]string{true: "1", false: "0"}[i < 8])
	}
	relation := fmt.Sprintf("(values (%s)) as v(%s)", strings.Join(values, ", "), strings.Join(columns, ", "))
	all := table(t, estimate(t, relation, fmt.Sprintf("dimensions: [%s]\ncutoffs: [0.8, 0.800000000000000001]\n", strings.Join(dimensions, ", "))))
	want(t, all, key{measure: "H", k: "0.8"}, "1")
	want(t, all, key{measure: "H", k: "0.800000000000000001"}, "0")
}

func TestAThirdIsNot33PerCentAndNot34(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [a1, a2, a3]}, {name: b, indicators: [b1]}, {name: c, indicators: [c1]}]\ncutoffs: [33%, \"1/3\", 0.3333333333333334, 34%]\n"
	all := table(t, estimate(t, "(values (1, 1, 1, 0, 0)) as v(a1, a2, a3, b1, c1)", yaml))
	for k, h := range map[string]string{"33%": "1", "1/3": "1", "0.3333333333333334": "0", "34%": "0"} {
		want(t, all, key{measure: "H", k: k}, h)
	}
}

func TestNestedWeightsAreEqualInDimensionsAndWithinThem(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [x, y]}, {name: b, indicators: [z]}]\ncutoffs: [1%]\n"
	for extra, weights := range map[string][3]string{
		"":                                    {"1/4", "1/4", "1/2"},
		"weights: {a: 2/3, b: 1/3}\n":         {"1/3", "1/3", "1/3"},
		"weights: {x: 50%, y: 0.3, z: 0.2}\n": {"1/2", "3/10", "1/5"},
		"weights: {x: 1, y: 2, z: 3}\n":       {"1/6", "1/3", "1/2"},
		"weights: {a: 3, b: 1}\n":             {"3/8", "3/8", "1/4"},
	} {
		s := spec(t, yaml+extra)
		for i, weight := range weights {
			if s.Indicators[i].Weight.Cmp(rat(weight)) != 0 {
				t.Errorf("%q: %s weighs %s, want %s", extra, s.Indicators[i].Column, s.Indicators[i].Weight.RatString(), weight)
			}
		}
	}
}

func TestEveryWayOfWritingADeprivationIsRead(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\n"
	for relation, hd := range map[string]string{
		"(values (true), (false), (null)) as v(d)":                                      "1/2",
		"(values ('1'), ('0'), ('1.0'), (' TRUE '), ('false'), ('0.0')) as v(d)":        "1/2",
		"(values ('1'), ('0'), (''), ('NA'), ('NaN'), ('.'), ('null'), (null)) as v(d)": "1/2",
		"(values (1.0::double), (0), ('nan'::double), (null)) as v(d)":                  "1/2",
		"(values (1.00::decimal(9,2)), (0), (0)) as v(d)":                               "1/3",
		"(values (1::utinyint), (1), (0), (null)) as v(d)":                              "2/3",
	} {
		want(t, table(t, estimate(t, relation, yaml)), key{measure: "hd", indicator: "d"}, hd)
	}
}

func TestAValueThatIsNotZeroOrOneIsNamedWithItsRow(t *testing.T) {
	db := openScratch(t)
	s := spec(t, "dimensions: [{name: a, indicators: [c, d]}]\ncutoffs: [50%]\nweight: w\n")
	for relation, words := range map[string]string{
		"(values (0, 1, 1), (1, 2, 1), (5, 1, 1)) as v(c, d, w)":               `column "d", row 2: the value "2"`,
		"(values ('0', '1', 1), ('1', '0', 1), ('yes', '1', 1)) as v(c, d, w)": `column "c", row 3: the value "yes"`,
		"(values (0, 1, 1), (0, 0, -4)) as v(c, d, w)":                         `column "w", row 2: the weight "-4"`,
		"(values (0, 1, '1'), (0, 0, '1,5')) as v(c, d, w)":                    `column "w", row 2: the weight "1,5"`,
		"(values (0, 0.5, 1)) as v(c, d, w)":                                   `column "d", row 1: the value "0.5"`,
	} {
		_, err := mpi.Estimate(context.Background(), db, data(relation), s)
		wantFault(t, err, "rows, cột", words)
	}
}

func TestColumnsThatAreNotThereGetTheNearestName(t *testing.T) {
	db := openScratch(t)
	s := spec(t, "dimensions: [{name: a, indicators: [nutrion]}]\ncutoffs: [50%]\nby: [aera]\n")
	_, err := mpi.Estimate(context.Background(), db, data("(values (0, 'x')) as v(nutrition, area)"), s)
	wantFault(t, err, `spec.yaml:1:37: rows không có cột "nutrion"; cột gần nhất là "nutrition"`, `spec.yaml:3:6: rows has no column "aera"; the nearest is "area"`)
	s = spec(t, "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\n")
	_, err = mpi.Estimate(context.Background(), db, data("(select [1, 2] as d)"), s)
	wantFault(t, err, "có kiểu INTEGER[]", "is of type INTEGER[]")
	_, err = mpi.Estimate(context.Background(), db, data("(select date '2023-10-05' as d)"), s)
	wantFault(t, err, "có kiểu DATE", "is of type DATE")
}

func TestSurveyWeightsKeepEveryDecimal(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\nweight: w\n"
	for _, relation := range []string{
		"(values (1, '0.1'), (1, '0.2'), (0, '0.3')) as v(d, w)",
		"(values (1, 0.1::double), (1, 0.2), (0, 0.3)) as v(d, w)",
		"(values (1, 0.1), (1, 0.2), (0, 0.3)) as v(d, w)",
		"(values (1, '0.000000000000000001'), (1, '2e-18'), (0, '0.000000000000000003'), (1, ''), (0, null)) as v(d, w)",
		"(values (1, 100000000000000001), (1, 200000000000000002), (0, 300000000000000003)) as v(d, w)",
	} {
		result := estimate(t, relation, yaml)
		want(t, table(t, result), key{measure: "H", k: "50%"}, "1/2")
		if result.Counts.Counted != 3 || result.Counts.NoWeight != result.Counts.Read-3 {
			t.Errorf("%s: counts are %+v", relation, result.Counts)
		}
	}
}

func TestMissingIndicatorsAreDroppedAndCountedOrHandledAsTheSpecSays(t *testing.T) {
	rows := "(values (1, 1, 'u'), (null, 1, 'u'), (0, 0, 'r'), (0, null, 'r')) as v(c, d, area)"
	yaml := "dimensions: [{name: a, indicators: [c, d]}]\ncutoffs: [50%]\nby: [area]\n"
	for way, c := range map[string]struct {
		counted  int64
		hd, h, n string
	}{"drop": {2, "1/2", "1/2", "1"}, "nondeprived": {4, "1/4", "1/2", "1"}, "deprived": {4, "1/2", "3/4", "1"}} {
		result := estimate(t, rows, yaml+"missing: "+way+"\n")
		all := table(t, result)
		want(t, all, key{measure: "hd", indicator: "c"}, c.hd)
		want(t, all, key{measure: "H", k: "50%"}, c.h)
		want(t, all, key{measure: "missing"}, "2")
		want(t, all, key{measure: "missing", subgroup: "area", level: "u"}, c.n)
		if result.Counts.Counted != c.counted || result.Counts.Incomplete != 2 || all[key{measure: "missing"}].N != 4 {
			t.Errorf("%s: counts are %+v", way, result.Counts)
		}
	}
	_, err := mpi.Estimate(context.Background(), openScratch(t), data(rows), spec(t, yaml+"missing: refuse\n"))
	wantFault(t, err, "2 dòng thiếu chỉ số", "2 rows have a missing indicator")
	_, err = mpi.Estimate(context.Background(), openScratch(t), data("(values (null, 1, 'u')) as v(c, d, area)"), spec(t, yaml))
	wantFault(t, err, "không còn dòng nào", "no row is left to count")
}

func TestTheLegalClassStandsBesideTheMeasures(t *testing.T) {
	rows := "(values (1, 'poor', 3), (0, 'near_poor', 2), (0, 'not_poor', 4), (1, 'not_poor', 1)) as v(d, class, w)"
	all := table(t, estimate(t, rows, "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\nclass: class\nweight: w\n"))
	want(t, all, key{measure: "legal_poor"}, "3/10")
	want(t, all, key{measure: "legal_near_poor"}, "1/5")
	want(t, all, key{measure: "legal_not_poor"}, "1/2")
	want(t, all, key{measure: "H", k: "50%"}, "2/5")
}

// Half the people in 2016, an eighth in 2018: a fall by three eighths, by
// 75 %, by half in each of the two years.
const quartered = "(values (1, '2016', 'u'), (0, '2016', 'u'), (1, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u'), (0, '2018', 'u')) as v(d, t, area)"

func TestChangesAreAbsoluteRelativeAndPerYear(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\nby: [area]\ntime: t\n"
	result := estimate(t, quartered, yaml)
	all := table(t, result)
	for measure, value := range map[string]string{"H": "1/2", "H.abs": "-3/8", "H.rel": "-75", "H.abs.ann": "-3/16", "H.rel.ann": "-50"} {
		time := "2016-2018"
		if measure == "H" {
			time = "2016"
		}
		want(t, all, key{measure: measure, k: "50%", time: time}, value)
		want(t, all, key{measure: measure, k: "50%", time: time, subgroup: "area", level: "u"}, value)
	}
	if n := all[key{measure: "H.abs", k: "50%", time: "2016-2018"}].N; n != 10 || !result.Annualised {
		t.Errorf("n = %d, annualised %v, want 10 and true", n, result.Annualised)
	}
}

func TestRoundsAreAnnualisedByTheColumnYearAndNotWithoutIt(t *testing.T) {
	rows := "(values (1, 1, 2010.5), (1, 1, 2010.5), (1, 2, 2013), (0, 2, 2013), (0, 10, 2014), (0, 10, 2014)) as v(d, t, y)"
	yaml := "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\ntime: t\n"
	without := estimate(t, rows, yaml)
	for _, row := range without.Rows {
		if strings.HasSuffix(row.Measure, ".ann") || without.Annualised {
			t.Fatalf("%+v is annualised without a year", row)
		}
	}
	all := table(t, estimate(t, rows, yaml+"year: y\n"))
	want(t, all, key{measure: "H.abs.ann", k: "50%", time: "1-2"}, "-1/5") // 1/2 in 2.5 years
	want(t, all, key{measure: "H.rel.ann", k: "50%", time: "2-10"}, "-100")
	want(t, all, key{measure: "H.abs.ann", k: "50%", time: "1-10"}, "-2/7") // the first against the last
	want(t, all, key{measure: "A.abs", k: "50%", time: "2-10"}, "blank")
	// (1/2) ^ (1/2.5) - 1 = -24.2141716744801…%
	if got := all[key{measure: "H.rel.ann", k: "50%", time: "1-2"}].Values()[6]; fmt.Sprint(got) != "-24.2141716745" {
		t.Errorf("half in two and a half years is %v a year", got)
	}
	_, err := mpi.Estimate(context.Background(), openScratch(t), data("(values (1, 1, 2010), (1, 1, 2011), (1, 2, 2013)) as v(d, t, y)"), spec(t, yaml+"year: y\n"))
	wantFault(t, err, `đúng một năm cho thời điểm t = "1"`, `one year for the time t = "1"`)
	_, err = mpi.Estimate(context.Background(), openScratch(t), data("(values (1, 1, 2013), (1, 2, 2010)) as v(d, t, y)"), spec(t, yaml+"year: y\n"))
	wantFault(t, err, "không sau năm", "is not after that of")
}

func TestValuesAreRoundedOnceAndShortened(t *testing.T) {
	for value, text := range map[string]string{"1/3": "0.3333333333", "-2/3": "-0.6666666667", "3/8": "0.375", "-75": "-75", "100": "100", "0": "0", "-1/100000000000": "0"} {
		if got := fmt.Sprint(mpi.Row{Value: rat(value)}.Values()[6]); got != text {
			t.Errorf("%s is printed as %s, want %s", value, got, text)
		}
	}
	if mpi.Row(mpi.Row{}).Values()[6] != nil {
		t.Error("a measure that is not defined has a value")
	}
}

func TestLevelsOfEveryKindHaveTheirTextAndTheirOrder(t *testing.T) {
	yaml := "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\nby: [g]\n"
	for rows, levels := range map[string]string{
		"(values (1, 10.0::double), (1, 9), (1, 2.5), (1, 'nan')) as v(d, g)":        "(missing) 10 2.5 9",
		"(values (1, 10.0::double), (1, 9), (1, 2.5)) as v(d, g)":                    "2.5 9 10",
		"(values (1, '01969'), (1, ' b '), (1, ''), (1, null), (1, 'Đ')) as v(d, g)": "(missing) 01969 b Đ",
		"(values (1, true), (1, false)) as v(d, g)":                                  "false true",
		"(values (1, date '2023-10-05'), (1, date '2022-10-05')) as v(d, g)":         "2022-10-05 2023-10-05",
	} {
		var got []string
		for _, row := range estimate(t, rows, yaml).Rows {
			if row.Measure == "popshare" {
				got = append(got, row.Level)
			}
		}
		if strings.Join(got, " ") != levels {
			t.Errorf("%s has the levels %q, want %q", rows, got, levels)
		}
	}
}

func TestAColumnOfKeysIsNoSubgroup(t *testing.T) {
	_, err := mpi.Estimate(context.Background(), openScratch(t), data("(select 1 as d, range as household from range(100001))"), spec(t, "dimensions: [{name: a, indicators: [d]}]\ncutoffs: [50%]\nby: [household]\n"))
	wantFault(t, err, "không phải một cách chia nhóm", `the column "household" has 100001 values and is no subgroup`)
}
