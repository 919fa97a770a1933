package survey

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var placeholder = regexp.MustCompile(`\{\w+\}`)

func TestEveryKindOfFindingIsCompleteAndOrdered(t *testing.T) {
	before := ""
	for _, k := range FindingKinds() {
		if k.Code <= before || !regexp.MustCompile(`^TEP-\d{3}$`).MatchString(k.Code) {
			t.Errorf("code %q after %q", k.Code, before)
		}
		before = k.Code
		if !slices.Contains([]string{SeverityError, SeverityWarning, SeverityNote}, k.Severity) || k.Refuses && k.Severity != SeverityError {
			t.Errorf("%s: severity %q, refuses %t", k.Code, k.Severity, k.Refuses)
		}
		for _, words := range []string{k.Message, k.MessageEN, k.Remedy, k.RemedyEN} {
			if words == "" || !norm.NFC.IsNormalString(words) {
				t.Errorf("%s: %q is empty or not NFC", k.Code, words)
			}
		}
		for _, words := range [][2]string{{k.Message, k.MessageEN}, {k.Remedy, k.RemedyEN}} {
			vietnamese, english := placeholder.FindAllString(words[0], -1), placeholder.FindAllString(strings.ReplaceAll(words[1], "_en}", "}"), -1)
			slices.Sort(vietnamese)
			slices.Sort(english)
			if !slices.Equal(vietnamese, english) {
				t.Errorf("%s: the languages name different things: %v, %v", k.Code, vietnamese, english)
			}
		}
		if !strings.HasSuffix(k.Remedy, ".") || !strings.HasSuffix(k.RemedyEN, ".") {
			t.Errorf("%s: the remedy is no sentence", k.Code)
		}
	}
}

func TestALongValueIsShortenedByCharacters(t *testing.T) {
	f := newFinding(codeCaption, place{"Hộ", "A5", strings.Repeat("ộ", 300)})
	if f.Value != strings.Repeat("ộ", 200)+"…" {
		t.Errorf("the value has %d characters", len([]rune(f.Value)))
	}
}
