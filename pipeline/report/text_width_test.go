package report

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestALetterIsAsWideComposedAsTakenApart(t *testing.T) {
	for r := range rune(0x20000) {
		text := "a" + string(r) + "Ộ"
		want := 0
		for _, part := range norm.NFD.String(text) {
			want += glyphWidth(part)
		}
		if got := textWidth(text, 1000, false); got != float64(want) {
			t.Fatalf("%q (%U) is %v wide, its parts %d", text, r, got, want)
		}
	}
}
