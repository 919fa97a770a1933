package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rasoat/rules/strict"
)

// checker holds a decoded set against what every set must say.
type checker struct {
	set Set
	doc *strict.Document
}

// validate finds every number without unit, article or source, every area and
// class that is missing, every name that is not known.
func validate(doc *strict.Document, s Set) error {
	c := checker{s, doc}
	c.head()
	c.areas()
	c.scoreLines()
	c.incomeLines()
	c.classes()
	c.indicators()
	c.parameters()
	c.schooling()
	c.acceptedAnswers()
	c.once()
	return doc.Err()
}

func (c checker) need(ok bool, path, vi, en string, args ...any) {
	if !ok {
		c.doc.Fail(path, vi, en, args...)
	}
}

// once wants every entry to stand once: SQL and people would each take another
// of two.
func (c checker) once() {
	seen := map[string]bool{}
	entry := func(path, name string) {
		c.need(!seen[name], path, "%s ghi hai lần", "%s stands twice", name)
		seen[name] = true
	}
	for i, a := range c.set.Areas {
		entry(fmt.Sprintf("$.areas[%d]", i), "areas."+a.Kind)
	}
	for i, l := range c.set.ScoreLines {
		entry(fmt.Sprintf("$.score_lines[%d]", i), "score_lines."+l.Area)
	}
	for i, l := range c.set.IncomeLines {
		entry(fmt.Sprintf("$.income_lines[%d]", i), "income_lines."+l.Line+"."+l.Area)
	}
	for i, k := range c.set.Classes {
		entry(fmt.Sprintf("$.classes[%d]", i), "classes."+k.Class)
	}
	for i, p := range c.set.Parameters {
		entry(fmt.Sprintf("$.parameters[%d]", i), "parameters."+p.Parameter)
	}
	for i, a := range c.set.AcceptedAnswers {
		entry(fmt.Sprintf("$.accepted_answers[%d]", i), "accepted_answers."+a.Key)
	}
}

func (c checker) head() {
	s := c.set
	c.need(s.Title != "" && s.TitleEN != "", "$.title", "thiếu title hoặc title_en; hãy ghi tên của chuẩn", "title or title_en is missing; give the name of the standard")
	c.need(len(s.LegalBasis) > 0, "$.legal_basis", "legal_basis trống; hãy ghi văn bản và điều khoản", "legal_basis is empty; name the document and article")
	methods := []string{string(ScoreAndCount), string(IncomeAndCount)}
	c.oneOf("$.method", string(s.Method), methods)
	for _, end := range []struct {
		key string
		day Date
	}{{"from", s.InForce.From}, {"until", s.InForce.Until}} {
		if end.day.IsZero() {
			c.doc.Fail("$.in_force."+end.key, "%s không phải ngày; viết như 2022-01-01", "%s is not a date; write it as 2022-01-01", end.key)
			return
		}
	}
	c.need(s.InForce.From.Before(s.InForce.Until.Time), "$.in_force.until", "until phải sau from", "until must be later than from")
}

// oneOf wants a word of a closed list.
func (c checker) oneOf(path, word string, list []string) {
	c.need(slices.Contains(list, word), path, "không có %q; gần nhất là %q", "there is no %q; the nearest is %q", word, strict.Nearest(word, list))
}

var bothAreas = []string{"urban", "rural"}

func (c checker) areas() {
	named := map[string]bool{}
	for i, area := range c.set.Areas {
		path := fmt.Sprintf("$.areas[%d]", i)
		named[area.Area] = true
		c.oneOf(path+".area", area.Area, bothAreas)
		c.need(area.Kind != "", path, "khu vực %q thiếu kind", "area %q needs kind", area.Area)
		c.need(area.Source != "", path, "khu vực %q thiếu source", "area %q needs source", area.Area)
	}
	c.need(named["urban"] && named["rural"], "$.areas", "areas phải có cả urban và rural", "areas must name urban and rural")
}

func (c checker) scoreLines() {
	given := map[string]bool{}
	for i, line := range c.set.ScoreLines {
		path := fmt.Sprintf("$.score_lines[%d]", i)
		given[line.Area] = true
		c.oneOf(path+".area", line.Area, bothAreas)
		c.number(path, "score_lines."+line.Area, line.Number, scoreQuantity)
	}
	for _, area := range bothAreas {
		c.need(given[area], "$.score_lines", "chưa có mức điểm của khu vực %q; ghi value hoặc unknown", "there is no line for area %q; give value or unknown", area)
	}
}

// lines are the income lines that each method needs.
var lines = map[Method][]string{
	ScoreAndCount:  {LinePoverty, LineAverageLiving},
	IncomeAndCount: {LinePoverty, LineNearPoverty, LineAverageLiving},
}

func (c checker) incomeLines() {
	wanted := lines[c.set.Method]
	given := map[string]bool{}
	for i, line := range c.set.IncomeLines {
		path := fmt.Sprintf("$.income_lines[%d]", i)
		given[line.Line+line.Area] = true
		c.oneOf(path+".area", line.Area, bothAreas)
		if len(wanted) > 0 {
			c.oneOf(path+".line", line.Line, wanted)
		}
		c.number(path, "income_lines."+line.Line+"."+line.Area, line.Number, incomeQuantity)
	}
	for _, area := range bothAreas {
		last := int64(0)
		for _, line := range wanted {
			c.need(given[line+area], "$.income_lines", "chưa có mức %q của khu vực %q", "there is no line %q for area %q", line, area)
			if value := c.set.Income(line, area); value != 0 {
				c.need(value > last, "$.income_lines", "mức %q của khu vực %q (%d) phải cao hơn mức trước nó (%d)", "line %q of area %q (%d) must be above the line before it (%d)", line, area, value, last)
				last = value
			}
		}
	}
}

// classNames are the outcomes of every method.
var classNames = []string{"poor", "near_poor", "average_living", "not_poor"}

func (c checker) classes() {
	seen := map[string]bool{}
	for i, class := range c.set.Classes {
		path := fmt.Sprintf("$.classes[%d]", i)
		seen[class.Class] = true
		c.oneOf(path+".class", class.Class, classNames)
		c.need(class.Label != "" && class.Article != "", path, "loại %q thiếu label hoặc article", "class %q needs label and article", class.Class)
		if class.MinDeprived != nil {
			c.number(path+".min_deprived", "classes."+class.Class+".min_deprived", *class.MinDeprived, quantity{"chỉ số", 0, int64(len(c.set.Indicators))})
		}
	}
	for _, name := range classNames {
		c.need(seen[name], "$.classes", "thiếu loại %q", "the class %q is missing", name)
	}
	c.need(c.set.MinDeprived() > 0, "$.classes", "loại poor cần min_deprived", "the class poor needs min_deprived")
}

func (c checker) indicators() {
	answered := map[string]bool{}
	for i, n := range c.set.Indicators {
		path := fmt.Sprintf("$.indicators[%d]", i)
		c.need(n.Indicator == fmt.Sprintf("%02d", i+1), path+".indicator", "chỉ số thứ %d ghi là %q; đánh số \"01\", \"02\"… theo thứ tự", "entry %d is %q; number them \"01\", \"02\", … in order", i+1, n.Indicator)
		for _, needed := range []struct{ key, value string }{{"name", n.Name}, {"threshold", n.Threshold}, {"source", n.Source}} {
			c.need(needed.value != "", path, "chỉ số %q thiếu %s", "indicator %q needs %s", n.Indicator, needed.key)
		}
		c.need((n.AnsweredBy == "") != (n.Unknown == ""), path, "chỉ số %q cần đúng một trong answered_by và unknown", "indicator %q needs either answered_by or unknown", n.Indicator)
		answer := n.AnsweredBy + n.Nearest
		c.need(answer == "" || surveyIndicator(answer), path, "phiếu không có chỉ số %q; từ \"01\" đến \"12\"", "the survey has no indicator %q; from \"01\" to \"12\"", answer)
		c.need(answer == "" || !answered[answer], path, "chỉ số %q của phiếu đã trả lời cho một chỉ số khác", "the survey's indicator %q answers another one already", answer)
		answered[answer] = true
	}
	c.need(len(c.set.Indicators) > 0, "$.indicators", "chưa có chỉ số nào", "no indicator is listed")
}

// surveyIndicator tells whether the survey asks deprived_NN.
func surveyIndicator(n string) bool {
	return len(n) == 2 && "01" <= n && n <= "12" && strings.Trim(n, "0123456789") == ""
}

func (c checker) schooling() {
	for i, band := range c.set.Schooling {
		path := fmt.Sprintf("$.schooling[%d]", i)
		c.need(band.Source != "", path, "thiếu source (nguồn)", "source is missing")
		c.need(band.AgeFrom < band.AgeBelow, path, "age_from phải nhỏ hơn age_below", "age_from must be below age_below")
	}
}

func (c checker) acceptedAnswers() {
	for i, answer := range c.set.AcceptedAnswers {
		path := fmt.Sprintf("$.accepted_answers[%d]", i)
		c.need(answer.Source != "", path, "thiếu source (nguồn)", "source is missing")
		c.need(len(answer.Codes) > 0, path, "codes trống", "codes is empty")
	}
}

// checkPeriods finds gaps and overlaps that are not declared, between sets that
// are ordered by date.
func checkPeriods(sets []Set) []error {
	var faults []error
	for i := 1; i < len(sets); i++ {
		before, after := sets[i-1], sets[i]
		from, until := after.InForce.From.Time, before.InForce.Until.Time
		switch {
		case from.After(until) && after.InForce.GapBefore == "":
			faults = append(faults, period(after, "khoảng trống từ %s đến %s sau bộ %s; sửa ngày hoặc ghi gap_before với lý do", "gap from %s to %s after %s; correct the dates or declare gap_before with the reason", until, from, before.ID))
		case from.Before(until) && after.InForce.OverlapBefore == "":
			faults = append(faults, period(after, "trùng thời gian từ %s đến %s với bộ %s; sửa ngày hoặc ghi overlap_before với lý do", "overlap from %s to %s with %s; correct the dates or declare overlap_before with the reason", from, until, before.ID))
		}
	}
	return faults
}

func period(set Set, vi, en string, from, until time.Time, other string) error {
	set.doc.Fail("$.in_force.from", vi, en, from.Format(time.DateOnly), until.Format(time.DateOnly), other)
	return set.doc.Err()
}
