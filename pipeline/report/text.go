package report

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// textWidth estimates the width of a line in points, set in Times New Roman of
// the given size. A letter with marks is as wide as the bare letter.
func textWidth(text string, size float64, bold bool) float64 {
	thousandths := 0
	for _, r := range text {
		if int(r) < len(letterWidths) && letterWidths[r] >= 0 {
			thousandths += letterWidths[r]
		} else {
			thousandths += letterWidth(r)
		}
	}
	width := float64(thousandths) / 1000 * size
	if bold {
		width *= 1.08
	}
	return width
}

// letterWidths are the widths of the letters that texts are full of, those of
// Vietnamese among them; -1 for the others.
var letterWidths = func() (widths [0x1F00]int) {
	for r := range rune(len(widths)) {
		if r < 0x370 || r >= 0x1E00 {
			widths[r] = letterWidth(r)
		} else {
			widths[r] = -1
		}
	}
	return widths
}()

// letterWidth is the width of a letter, taken apart from its marks.
func letterWidth(r rune) int {
	width := 0
	for _, part := range norm.NFD.String(string(r)) {
		width += glyphWidth(part)
	}
	return width
}

// glyphWidth is the advance of a rune in thousandths of the size: classes of
// the Times metrics, on the wide side.
func glyphWidth(r rune) int {
	switch {
	case r >= 0x300 && r < 0x370:
		return 0
	case strings.ContainsRune(" .,'|", r):
		return 250
	case strings.ContainsRune("ijlt/:;!", r):
		return 278
	case strings.ContainsRune("frI()-[]“”\"", r):
		return 333
	case strings.ContainsRune("mwM%W…&", r):
		return 889
	case r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r == 'đ':
		return 500
	case r >= 'A' && r <= 'Z' || r == 'Đ' || strings.ContainsRune("+=<>−≥≤", r):
		return 700
	}
	return 560
}

// wrappedLines counts the lines that a text takes in a column of the given
// width in points; a word wider than the column is broken.
func wrappedLines(text string, width, size float64, bold bool) int {
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		used := 0.0
		lines++
		for _, word := range strings.Fields(paragraph) {
			w := textWidth(word, size, bold)
			space := textWidth(" ", size, bold)
			switch {
			case used == 0:
				used = w
			case used+space+w <= width:
				used += space + w
			default:
				lines++
				used = w
			}
			for used > width {
				lines++
				used -= width
			}
		}
	}
	return lines
}

// lineHeight is the height in points of one line of the given size.
func lineHeight(size float64) float64 { return size * 1.25 }

// textHeight is the row height in points for a text wrapped to a width.
func textHeight(text string, width, size float64, bold bool) float64 {
	const padding = 1.5
	return float64(wrappedLines(text, width, size, bold))*lineHeight(size) + padding
}

// longestWord is the width in points of the widest word of a text.
func longestWord(text string, size float64, bold bool) float64 {
	widest := 0.0
	for _, word := range strings.Fields(text) {
		widest = max(widest, textWidth(word, size, bold))
	}
	return widest
}
