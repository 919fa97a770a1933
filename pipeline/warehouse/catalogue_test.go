package warehouse

import (
	"regexp"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestEveryCheckHasACodeOfItsOwnAndSaysInBothLanguagesWhatToMendAndWhatItProtects(t *testing.T) {
	checks, err := Checks()
	if err != nil || len(checks) < 80 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	code, seen := regexp.MustCompile(`^(HO|TV|TT|TEP|DS|XN|TD)-[0-9]{3}$`), map[string]string{}
	for _, c := range checks {
		if !code.MatchString(c.Code) || seen[c.Code] != "" {
			t.Errorf("%s: code %q, which %q has too", c.Relation, c.Code, seen[c.Code])
		}
		seen[c.Code] = c.Relation
		if !slices.Contains([]string{"error", "warning", "note"}, c.Severity) {
			t.Errorf("%s: severity %q", c.Relation, c.Severity)
		}
		for _, pair := range [][2]string{{c.Message, c.MessageEN}, {c.Remedy, c.RemedyEN}, {c.Protects, c.ProtectsEN}} {
			if pair[0] == "" || pair[1] == "" || !norm.NFC.IsNormalString(pair[0]) {
				t.Errorf("%s: %q and %q: one is empty or not NFC", c.Relation, pair[0], pair[1])
			}
		}
	}
}
