package pipeline

import (
	"fmt"
	"strconv"
	"strings"
)

// Outcome is the class in words, or why there is none.
func (e Explanation) Outcome() Text {
	switch {
	case e.HeldOut:
		return Text{"chưa xếp loại: hộ được giữ lại vì có lỗi phải sửa (xem Phát hiện)", "not classified: held out until its errors are mended (see Findings)"}
	case e.Class == "":
		return Text{"không xếp loại: hộ không còn ở xã", "not classified: the household is no longer there"}
	}
	return Text{fmt.Sprintf("%s (%s)", e.ClassLabel.VI, e.ClassArticle), fmt.Sprintf("%s (%s)", e.ClassLabel.EN, e.ClassArticle)}
}

// Opening is the class at the start of the year and how the household was found
// there; empty for one that was on no list.
func (e Explanation) Opening() Text {
	if e.PreviousClass == "" {
		return Text{}
	}
	opening := e.PreviousLabel
	if e.Matched.VI != "" {
		opening.VI += ", nối với danh sách năm trước " + e.Matched.VI
		opening.EN += ", matched with last year's list " + e.Matched.EN
	}
	return opening
}

// Where is the cell, or how a value came about that stands in no cell.
func (k Criterion) Where() Text {
	switch {
	case k.Origin == "derived":
		return Text{k.Place + " (suy ra từ câu trả lời)", k.Place + " (derived from the answers)"}
	case k.Criterion == "deprived_count":
		return Text{"tính từ các chỉ số", "counted from the indicators"}
	}
	return Text{k.Place, k.Place}
}

// asksYesOrNo tells whether a criterion asks for yes or no instead of a number.
func (k Criterion) asksYesOrNo() bool { return k.Comparator == "=" }

// isIndicator tells whether a criterion is one of the deprivation indicators.
func (k Criterion) isIndicator() bool { return strings.HasPrefix(k.Criterion, "indicator_") }

// Seen is the household's value in words.
func (k Criterion) Seen() Text {
	switch {
	case k.Value == "":
		return Text{"không có", "none"}
	case k.isIndicator() && k.Value == "1":
		return Text{"thiếu hụt", "deprived"}
	case k.isIndicator():
		return Text{"không thiếu hụt", "not deprived"}
	case k.asksYesOrNo() && k.Value == "1":
		return Text{"có", "yes"}
	case k.asksYesOrNo():
		return Text{"không", "no"}
	}
	return thousands(k.Value)
}

// Limit is the threshold with its comparator and unit, in words where the rule
// set has words.
func (k Criterion) Limit() Text {
	if k.Unknown != "" {
		return Text{"chưa biết: " + k.Unknown, "unknown: " + k.Unknown}
	}
	if k.asksYesOrNo() || k.Threshold == "" {
		return k.Says
	}
	sign, number := strings.NewReplacer("<=", "≤", ">=", "≥").Replace(k.Comparator), thousands(k.Threshold)
	unit := unitWords(k.Unit)
	return Text{fmt.Sprintf("%s %s %s", sign, number.VI, unit.VI), fmt.Sprintf("%s %s %s", sign, number.EN, unit.EN)}
}

// units are the English words for the units of the rule sets.
var units = map[string]string{"điểm": "points", "chỉ số": "indicators", "đồng/người/tháng": "đồng a person and month"}

func unitWords(unit string) Text {
	if en, known := units[unit]; known {
		return Text{unit, en}
	}
	return Text{unit, unit}
}

// plural is an English noun after a number.
func plural(n int64, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// Holding says whether the criterion holds.
func (k Criterion) Holding() Text {
	switch {
	case k.Holds == nil:
		return Text{"–", "–"}
	case *k.Holds:
		return Text{"có", "yes"}
	}
	return Text{"không", "no"}
}

// Sentence tells how far the household is from another class: cách ngưỡng 5
// điểm B1; thêm một chỉ số.
func (change Change) Sentence() Text {
	amount, apart := change.Amount, change.Amount-1
	way := Text{"tăng", "up"}
	if amount < 0 {
		way, amount, apart = Text{"giảm", "down"}, -amount, -amount
	}
	by, away := thousands(strconv.FormatInt(amount, 10)), thousands(strconv.FormatInt(apart, 10))
	to := Text{strings.ToLower(change.NewLabel.VI), strings.ToLower(change.NewLabel.EN)}
	switch change.Changed {
	case "b1_score":
		return Text{fmt.Sprintf("Cách ngưỡng %s điểm B1: %s %s điểm thì là %s", away.VI, way.VI, by.VI, to.VI),
			fmt.Sprintf("%s B1 points from the line: %s by %s points makes it %s", away.EN, way.EN, by.EN, to.EN)}
	case "deprived_count":
		way = Text{"Thêm", "more"}
		if change.Amount < 0 {
			way = Text{"Bớt", "fewer"}
		}
		return Text{fmt.Sprintf("%s %s chỉ số thiếu hụt thì là %s", way.VI, by.VI, to.VI), fmt.Sprintf("With %s %s deprived %s it would be %s", by.EN, way.EN, plural(amount, "indicator"), to.EN)}
	}
	return Text{fmt.Sprintf("Thu nhập %s %s đồng/người/tháng thì là %s", way.VI, by.VI, to.VI),
		fmt.Sprintf("Income %s by %s đồng per person and month makes it %s", way.EN, by.EN, to.EN)}
}

// thousands writes a whole number with its thousands apart, as each language
// does; anything else stays as it is.
func thousands(digits string) Text {
	if _, err := strconv.ParseInt(digits, 10, 64); err != nil {
		return Text{digits, digits}
	}
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	const group = 3
	var parts []string
	for len(digits) > group {
		parts = append([]string{digits[len(digits)-group:]}, parts...)
		digits = digits[:len(digits)-group]
	}
	parts = append([]string{digits}, parts...)
	return Text{sign + strings.Join(parts, "."), sign + strings.Join(parts, ",")}
}
