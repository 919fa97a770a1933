package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
)

func TestACodedWordIsReadWhateverWhiteSpaceStandsInIt(t *testing.T) {
	for _, written := range []string{"Sán Chay", "Sán\u00a0Chay", " sán  chay\n", "SÁN\tCHAY", "Sán\u3000Chay", "Sa\u0301n Chay", "\ufeffSán Chay"} {
		d := district{households: []cells{household("1", cells{"head_ethnicity": written})}}
		got := one(t, d.build(t, warehouse.ThroughMarts), "select ethnicity, (select count(*) from findings where severity = 'error') from mart_households")
		if got[0] != "Sán Chay" || got[1] != int64(0) {
			t.Errorf("%q: got %v", written, got)
		}
	}
}
