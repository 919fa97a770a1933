package warehouse_test

import (
	"fmt"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// surveyed are n rows of one surveyor, numbered from first.
func surveyed(first, n int, surveyor string, changes func(i int) cells) (rows []cells) {
	for i := range n {
		rows = append(rows, household(fmt.Sprint(first+i), changes(i).with(cells{"surveyor": surveyor})))
	}
	return rows
}

func score(value int) cells { return cells{"b1_score": fmt.Sprint(value)} }

// signalsOf are signal, surveyor, indicator, seen, expected, statistic.
func signalsOf(t *testing.T, d district, signal string) [][]any {
	t.Helper()
	_, rows, err := d.build(t, warehouse.ThroughMarts).Select(t.Context(), `select surveyor, indicator, seen, cast(expected as varchar), cast(statistic as varchar)
		from mart_signals where signal = ? order by surveyor nulls first, indicator`, signal)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestScoresHeapedJustAboveTheLineAreShownWithWhatIsExpected(t *testing.T) {
	even := surveyed(1, 15, "Bà A", func(i int) cells { return score(136 + i) })        // one each from 136 to 150
	heaped := surveyed(101, 12, "Ông B", func(i int) cells { return score(141 + i%5) }) // twelve in 141 to 145
	if got := signalsOf(t, district{households: even}, "heap_b1"); len(got) != 0 {
		t.Errorf("an even spread: %v", got)
	}
	want := [][]any{{nil, nil, int64(17), "5.00", "28.80"}, {"Ông B", nil, int64(12), "0.00", "288.00"}}
	if got := signalsOf(t, district{households: append(even, heaped...)}, "heap_b1"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIndicatorsHeapedOneUnderAPoorHouseholdsAreShown(t *testing.T) {
	rows := surveyed(1, 20, "Ông B", func(i int) cells { return flags(2).with(score(100)) })
	rows = append(rows, surveyed(51, 4, "Ông B", func(i int) cells { return flags(1 + 2*(i%2)).with(score(100)) })...)
	want := [][]any{{nil, nil, int64(20), "2.00", "162.00"}, {"Ông B", nil, int64(20), "2.00", "162.00"}}
	if got := signalsOf(t, district{households: rows}, "heap_indicators"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	// above the line the number of indicators decides nothing
	above := surveyed(1, 20, "Ông B", func(i int) cells { return flags(2) })
	if got := signalsOf(t, district{households: above}, "heap_indicators"); len(got) != 0 {
		t.Errorf("above the line: %v", got)
	}
}

func TestASurveyorWhoNeverSeesWhatOthersSeeIsShown(t *testing.T) {
	others := surveyed(1, 20, "Bà A", func(i int) cells { return flags(3) })
	silent := surveyed(101, 20, "Ông B", func(i int) cells { return flags(2) })
	want := [][]any{{"Ông B", "09", int64(0), "20.00", "20.00"}}
	if got := signalsOf(t, district{households: append(others, silent...)}, "silent_indicator"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAReductionExactlyAsAssignedIsShownAndOneBesideIsNot(t *testing.T) {
	for planned, want := range map[int64]int{1: 1, 2: 0} {
		d := good()
		d.households[0] = household("1", cells{"listed_as": "Hộ nghèo"})
		d.communes = [][]any{{"01975", planned, nil}}
		if got := signalsOf(t, d, "exact_target"); len(got) != want {
			t.Errorf("planned %d: %v", planned, got)
		}
	}
}

func TestAnswersAreHeldAgainstTheOneResultOfTheYearBefore(t *testing.T) {
	d := district{households: []cells{household("1", nil), household("2", nil), household("3", nil), household("4", nil)}}
	_, rows, err := d.build(t, warehouse.ThroughMarts).Select(t.Context(), "select answers_sha256 from mart_approved where household_no = '1'")
	if err != nil || len(rows) != 1 {
		t.Fatalf("%v, %v", rows, err)
	}
	same := cells{"answers_sha256": rows[0][0].(string)}
	again := same.with(cells{"source_file": "approved/2022-2.parquet"})
	d.approved = []cells{approvedRow(2022, "1", same), approvedRow(2022, "2", cells{"answers_sha256": "khác"}), approvedRow(2021, "3", same), approvedRow(2022, "4", same), approvedRow(2022, "4", again)}
	table(t, d.build(t, warehouse.ThroughMarts), "select b.household_key[-1], b.answers_copied from int_signal_bases b order by 1",
		[]any{"1", true}, []any{"2", false}, []any{"3", nil}, []any{"4", nil})
}

func TestAnswersThatRepeatLastYearsAreShownFromHalfOfTwentyHouseholds(t *testing.T) {
	for same, want := range map[int]int{9: 0, 10: 1} {
		d := district{households: surveyed(1, 20, "Ông B", func(i int) cells { return score(150 + i) })}
		_, rows, err := d.build(t, warehouse.ThroughMarts).Select(t.Context(), "select household_no, answers_sha256 from mart_approved order by cast(household_no as integer)")
		if err != nil || len(rows) != 20 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, row := range rows {
			answers := row[1].(string)
			if i >= same {
				answers = "khác"
			}
			d.approved = append(d.approved, approvedRow(2022, row[0].(string), cells{"answers_sha256": answers}))
		}
		if got := signalsOf(t, d, "copied_answers"); len(got) != 2*want {
			t.Errorf("%d of 20 the same: %v", same, got)
		}
	}
}
