package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/synth"
)

// keyOf is the key of a household: 007 is 7.
func keyOf(commune, village, number string) string {
	return fmt.Sprintf("%s/%s/%s", commune, names.Fold(village), strings.TrimLeft(number, "0"))
}

// TestMatchingIsHeldAgainstTheTruthOfHouseholdsThatAreHardToKnowAgain prints,
// for each step of matching and for the proposals, how many of its pairs are
// right and how many of the households it is for it finds.
func TestMatchingIsHeldAgainstTheTruthOfHouseholdsThatAreHardToKnowAgain(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 21, Communes: 3, Households: 900, Slips: 8})
	runCampaign(t, dir)
	content, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth synth.Truth
	if err := json.Unmarshal(content, &truth); err != nil {
		t.Fatal(err)
	}
	right, kinds := map[string]string{}, map[string]string{}
	planted, found := map[string]int{}, map[string]int{}
	for _, s := range truth.Slips {
		key := keyOf(s.CommuneCode, s.Village, s.HouseholdNo)
		right[key] = keyOf(s.PreviousCommune, s.PreviousVillage, s.PreviousNo)
		kinds[key] = s.Kind
		planted[s.Kind]++
	}
	judge := func(how, query string) (correct, all int) {
		for _, row := range selectRows(t, dir, query) {
			household, opening := str(row[0]), str(row[1])
			want, slipped := right[household]
			if !slipped {
				want = household // everybody else keeps the number
			}
			all++
			if opening == want {
				correct++
				found[kinds[household]]++
			}
		}
		t.Logf("%s: %d pairs, %d right", how, all, correct)
		return correct, all
	}
	wrong := 0
	for step := 1; step <= 3; step++ {
		correct, all := judge(fmt.Sprintf("step %d", step), fmt.Sprintf("select household_key, opening_key from int_matches where step = %d", step))
		wrong += all - correct
	}
	if wrong > 0 {
		t.Errorf("%d pairs are matched wrongly", wrong)
	}
	correct, all := judge("proposals, the best of each household", `select household_key, opening_key from mart_confirmations where step is null
		qualify row_number() over (partition by household_key order by score desc, opening_key) = 1`)
	for kind, n := range planted {
		t.Logf("%s: %d of %d matched or proposed", kind, found[kind], n)
		if 100*found[kind] < 90*n {
			t.Errorf("%s: only %d of %d are matched or proposed", kind, found[kind], n)
		}
	}
	if len(planted) != 7 || all == 0 || 100*correct < 85*all {
		t.Errorf("%d kinds planted; %d of %d proposals are right", len(planted), correct, all)
	}
}
