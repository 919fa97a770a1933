package strict

import (
	"slices"
	"strings"
)

// Nearest returns the candidate with the fewest typing slips from word; of
// several, the first in alphabetical order. It returns "" without candidates.
func Nearest(word string, candidates []string) string {
	best, fewest := "", -1
	for _, candidate := range slices.Sorted(slices.Values(candidates)) {
		slips := distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(candidate)))
		if fewest < 0 || slips < fewest {
			best, fewest = candidate, slips
		}
	}
	return best
}

// distance is the number of letters to insert, leave out or replace between
// two words (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
