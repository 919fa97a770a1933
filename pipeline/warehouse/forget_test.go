package warehouse_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// approvedFile writes the result of a campaign in which households 1, 2 and 3
// have these ids of their heads, and household 1 this number.
func approvedFile(t *testing.T, number string, ids ...string) string {
	t.Helper()
	d := good()
	d.previous = nil
	for i, id := range ids {
		d.households[i] = d.households[i].with(cells{"head_national_id": id, "listed_as": "Không"})
	}
	d.households[0] = d.households[0].with(cells{"household_no": number})
	d.members[0] = d.members[0].with(cells{"household_no": number})
	path := filepath.Join(t.TempDir(), "approved.parquet")
	if err := d.build(t, warehouse.ThroughMarts).CopyApproved(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// What cannot tell two families apart must not take the second out of history:
// a child of theirs would be new poor where they are poor again.
func TestForgettingAHouseholdLeavesThoseThatShareItsId(t *testing.T) {
	const own, other = "006180000001", "006180000003"
	for _, c := range []struct {
		name  string
		files []string
		want  []int64
	}{
		{"words are nobody's id", []string{approvedFile(t, "1", "không có", "không có", other)}, []int64{1}},
		{"one id typed for two families of a year", []string{approvedFile(t, "1", own, own, other)}, []int64{1}},
		{"the household under another number the year before", []string{approvedFile(t, "1", own, "", other), approvedFile(t, "9", own, "", other)}, []int64{1, 1}},
	} {
		removed, err := warehouse.ForgetApproved(t.Context(), c.files, "01975/Nà Pái/1", names.Fold)
		if err != nil || !reflect.DeepEqual(removed, c.want) {
			t.Errorf("%s: removed %v (%v), want %v", c.name, removed, err, c.want)
		}
	}
}
