package survey

import (
	"regexp"
	"strings"

	"rasoat/pipeline/names"
)

// isRuled recognizes a row that is empty but for the running number that a
// form prints beside its table.
func (t *tableReader) isRuled(cells []cell) bool {
	for _, c := range cells {
		_, mapped := t.field[c.column]
		if _, isNumber := parseRow(strings.TrimSpace(c.value)); mapped || !isNumber {
			return false
		}
	}
	return true
}

// isCaption tells a heading between the data, a sum or a signature from a
// data row. A row that might be a household is never taken for one: it lands
// and is reported for what it lacks.
func (t *tableReader) isCaption(cells []cell) bool {
	mapped := 0
	for _, c := range cells {
		if _, ok := t.field[c.column]; ok {
			mapped++
		}
	}
	if mapped == 0 || len(cells) == 1 {
		return true
	}
	return mapped <= 3 && captionWords.MatchString(names.Fold(cells[0].value))
}

var captionWords = regexp.MustCompile(
	`^((tổng|cộng|tổng số|tổng cộng)[ :.]*$` +
		`|tổng số |tổng cộng |người lập|cán bộ |chủ tịch|phó chủ tịch|tm\.|kt\.|trưởng (thôn|ban|phòng)|xác nhận|ghi chú|ngày \d` +
		`|.*, ngày .*tháng)`)

// counts recognizes the row that numbers the columns of a form: 1, 2, 3 … or
// (1), (2) …, perhaps after letters.
func counts(cells []cell) bool {
	next, letters := 0, 0
	for _, c := range cells {
		s := strings.Trim(strings.TrimSpace(c.value), "()[]")
		if len(s) == 1 && isLetter(s[0]) && next == 0 {
			letters++
			continue
		}
		n, ok := parseRow(s)
		if !ok || next > 0 && n != next {
			return false
		}
		next = n + 1
	}
	return len(cells) > 3 && next > 2
}

// remember keeps the texts of a header row, to know them when they come again.
func (t *tableReader) remember(cells []cell) {
	for _, c := range cells {
		if t.heads[c.column] == nil {
			t.heads[c.column] = map[string]bool{}
		}
		t.heads[c.column][names.Fold(c.value)] = true
	}
}

// echoes says whether a row between the data is a header row once more: most
// of what it shows stood in the header above, in the same column. Looking at
// its first two cells rules out nearly every row.
func (t *tableReader) echoes(cells []cell) bool {
	if !t.heard(cells[0]) && (len(cells) == 1 || !t.heard(cells[1])) {
		return false
	}
	n := 0
	for _, c := range cells {
		if t.heard(c) {
			n++
		}
	}
	return 2*n >= len(cells) && (n > 1 || len(cells) == 1)
}

func (t *tableReader) heard(c cell) bool { return t.heads[c.column][names.Fold(c.value)] }
