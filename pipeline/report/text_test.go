package report

import "testing"

func TestMarksDoNotWidenALetter(t *testing.T) {
	for _, pair := range [][2]string{{"ho ngheo", "hộ nghèo"}, {"Duong", "Dương"}, {"DAT", "ĐẠT"}} {
		if plain, marked := textWidth(pair[0], 13, false), textWidth(pair[1], 13, false); plain != marked {
			t.Errorf("%q is %.1f wide, %q %.1f", pair[0], plain, pair[1], marked)
		}
	}
}

func TestBoldIsWiderAndSizeIsLinear(t *testing.T) {
	plain := textWidth("8.690", 10, false)
	if plain != 22.5 {
		t.Errorf("8.690 at 10 points is %.2f wide, want 22.50: four digits and a point", plain)
	}
	if twice := textWidth("8.690", 20, false); twice != 45 {
		t.Errorf("8.690 at 20 points is %.2f wide, want 45", twice)
	}
	if bold := textWidth("8.690", 10, true); bold <= plain {
		t.Errorf("bold is %.2f wide, not more than %.2f", bold, plain)
	}
}

func TestWrappedLinesBreakAtSpaces(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		lines int
	}{
		{"", 50, 1},
		{"hộ", 50, 1},
		{"hộ hộ hộ", 50, 1}, // 3 × 10 and 2 × 2.5
		{"hộ hộ hộ", 24, 2},
		{"hộ hộ hộ", 12, 3},
		{"hộhộhộ", 12, 3}, // a word wider than the column
		{"hộ\nhộ", 50, 2},
	} {
		if got := wrappedLines(c.text, c.width, 10, false); got != c.lines {
			t.Errorf("%q in %.0f points takes %d lines, want %d", c.text, c.width, got, c.lines)
		}
	}
}

func TestGroupedSeparatesThousands(t *testing.T) {
	for digits, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1.000", "-100": "-100", "-1234": "-1.234", "31837": "31.837", "1234567.50": "1.234.567,50",
	} {
		if got := grouped(digits); got != want {
			t.Errorf("grouped(%s) = %s, want %s", digits, got, want)
		}
	}
}
