package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzTargets reads any text as targets.yaml: a plan that is accepted has only
// targets that can be measured, each once, of communes that exist.
func FuzzTargets(f *testing.F) {
	sample, err := os.ReadFile(filepath.Join("..", "testdata", "bach-thong-2023", "targets.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte("year: 2023\ntargets: [{id: a, place: b, text: c, measure: poor_households_reduced, comparator: '>=', value: '1e999999999'}]\ncommunes: [{code: \"01969\"}, {code: 01969}]"))
	units := []unit{{Code: "01969", Name: "Phủ Thông", Kind: "thị trấn"}}
	name := filepath.Join(f.TempDir(), "targets.yaml")
	f.Fuzz(func(t *testing.T, content []byte) {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		plan, err := readTargets(name, 2023, units)
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, target := range plan.Targets {
			if ids[target.ID] || target.ID == "" || target.Text == "" {
				t.Fatalf("accepted: %+v", plan)
			}
			ids[target.ID] = true
			if target.value == nil {
				continue // a result that is followed only
			}
			if digits := len(target.value.String()); digits > 1000 {
				t.Fatalf("the value %.20s… has %d digits", target.Value, digits)
			}
		}
		if len(plan.Communes) > len(units) {
			t.Fatalf("accepted: %+v", plan)
		}
	})
}
