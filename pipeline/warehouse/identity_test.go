package warehouse_test

import (
	"fmt"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// table selects rows and holds them against what is wanted, in order.
func table(t *testing.T, db *warehouse.DB, query string, want ...[]any) {
	t.Helper()
	_, rows, err := db.Select(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(want) || (len(want) > 0 && !reflect.DeepEqual(rows, want)) {
		t.Errorf("%s:\n got %v\nwant %v", query, rows, want)
	}
}

// errorsOf are the codes of severity error or warning, each with the number of
// its household, in order.
const errorsOf = "select code, household_no from findings where severity = 'error' order by all"

func TestANumberWrittenAnotherWayIsTheSameHousehold(t *testing.T) {
	for _, x := range []struct{ before, now string }{
		{"1", "001"}, {"001", "1"}, {"2", "２"}, {"3", "3\n"}, {"4", "4\u00a0"}, {"H5", "h5"}, {"6", "\u200b6"}, {"tổ 7", "Tổ  7"}, {"000", "0"}, {"8", "0\u20608"},
	} {
		t.Run(fmt.Sprintf("%q is %q", x.now, x.before), func(t *testing.T) {
			t.Parallel()
			other := cells{"head_name": "Tên Viết Khác", "head_national_id": "", "head_birth": "1981"}
			db := district{
				previous:   []cells{listed(x.before, "Hộ nghèo", "1")},
				households: []cells{household(x.now, poor.with(other).with(cells{"listed_as": "Hộ nghèo"}))},
				members:    []cells{member(x.now, nil)},
			}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf)
			table(t, db, "select movement from mart_households", []any{"stays_poor"})
		})
	}
}

func TestTwoNumbersThatMeanTheSameStandOnceOnly(t *testing.T) {
	d := good()
	d.households = append(d.households, household("03", nil))
	table(t, d.build(t, warehouse.ThroughReports), errorsOf, []any{"HO-005", "03"}, []any{"HO-005", "3"})
}
