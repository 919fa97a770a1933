package rules

import (
	"slices"
	"strconv"
	"strings"

	"rasoat/rules/strict"
)

// answerCodes are the closed answers of the survey (survey-format.md) that the
// law may name, by their keys in the workbook. This package cannot read the
// survey's own lists; a test holds the two against each other.
var answerCodes = map[string][]string{
	"water_source":    numbered(1, 7),
	"toilet_type":     numbered(1, 7),
	"info_devices":    numbered(0, 7),
	"schooling":       numbered(0, 6),
	"education":       numbered(0, 7),
	"employment":      numbered(0, 2),
	"labour_contract": {"yes", "no", "not_applicable"},
	"uses_internet":   yesNo,
	"wall_durable":    yesNo,
	"frame_durable":   yesNo,
	"roof_durable":    yesNo,
}

var yesNo = []string{"yes", "no"}

// unitKinds are the kinds of commune of units.csv (survey-format.md).
var unitKinds = []string{"phường", "thị trấn", "xã"}

// schoolLevels are the answers of "Đang học" that name a level of school.
var schoolLevels = answerCodes["schooling"][1:]

func numbered(first, last int) (codes []string) {
	for n := first; n <= last; n++ {
		codes = append(codes, strconv.Itoa(n))
	}
	return codes
}

// oneOf wants a word of a closed list.
func (c checker) oneOf(path, word string, list []string) {
	c.need(slices.Contains(list, word), path, "không có %q; gần nhất là %q", "there is no %q; the nearest is %q", word, strict.Nearest(word, list))
}

// code wants a code of a closed list; of codes no one is nearest.
func (c checker) code(path, key, code string, list []string) {
	c.need(slices.Contains(list, code), path, "%s không có mã %q; chọn trong %s", "%s has no code %q; choose one of %s", key, code, strings.Join(list, ", "))
}
