package rules

import (
	"fmt"
	"slices"
	"strings"

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
	if doc.Err() == nil {
		c.derivations() // of entries that each are as they should be
	}
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
	for i, b := range s.LegalBasis {
		for _, needed := range []struct{ key, value string }{{"document", b.Document}, {"article", b.Article}, {"about", b.About}} {
			c.need(needed.value != "", fmt.Sprintf("$.legal_basis[%d]", i), "căn cứ thiếu %s", "the legal basis needs %s", needed.key)
		}
	}
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

var bothAreas = []string{"urban", "rural"}

func (c checker) areas() {
	named, kinds := map[string]bool{}, map[string]bool{}
	for i, area := range c.set.Areas {
		path := fmt.Sprintf("$.areas[%d]", i)
		named[area.Area], kinds[area.Kind] = true, true
		c.oneOf(path+".area", area.Area, bothAreas)
		c.oneOf(path+".kind", area.Kind, unitKinds)
		c.need(area.Label != "", path, "khu vực %q thiếu label", "area %q needs label", area.Area)
		c.need(area.Source != "", path, "khu vực %q thiếu source", "area %q needs source", area.Area)
	}
	c.need(named["urban"] && named["rural"], "$.areas", "areas phải có cả urban và rural", "areas must name urban and rural")
	for _, kind := range unitKinds {
		c.need(kinds[kind], "$.areas", "areas chưa nói %q thuộc khu vực nào", "areas must say the area of %q", kind)
	}
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

// counted are the classes of which each method counts indicators.
var counted = map[Method][]string{
	ScoreAndCount:  {"poor", "near_poor"},
	IncomeAndCount: {"poor", "near_poor"},
}

func (c checker) classes() {
	seen := map[string]bool{}
	for i, class := range c.set.Classes {
		path := fmt.Sprintf("$.classes[%d]", i)
		seen[class.Class] = true
		c.oneOf(path+".class", class.Class, classNames)
		c.need(class.Label != "" && class.Article != "", path, "loại %q thiếu label hoặc article", "class %q needs label and article", class.Class)
		c.need(class.LabelEN != "", path, "loại %q thiếu label_en", "class %q needs label_en", class.Class)
		c.minDeprived(path+".min_deprived", class)
	}
	for _, name := range classNames {
		c.need(seen[name], "$.classes", "thiếu loại %q", "the class %q is missing", name)
	}
	c.need(c.set.MinDeprived() > 0, "$.classes", "loại poor cần min_deprived", "the class poor needs min_deprived")
}

// minDeprived wants the number only where the method counts, and of the
// near-poor 0: under the line, those who are not poor are near-poor.
func (c checker) minDeprived(path string, class Class) {
	classes := counted[c.set.Method]
	if class.MinDeprived == nil || len(classes) == 0 || !slices.Contains(classNames, class.Class) {
		return
	}
	c.need(slices.Contains(classes, class.Class), path, "phương pháp %s không dùng min_deprived cho loại %q, chỉ cho %s; hãy bỏ đi", "the method %s takes no min_deprived for the class %q, only for %s; take it out", c.set.Method, class.Class, strings.Join(classes, ", "))
	c.number(path, "classes."+class.Class+".min_deprived", *class.MinDeprived, quantity{"chỉ số", 0, int64(len(c.set.Indicators))})
	c.need(class.Class != "near_poor" || class.MinDeprived.orZero() == 0, path+".value", "hộ dưới mức mà không nghèo đều là hộ cận nghèo: min_deprived của near_poor là 0", "under the line every household that is not poor is near-poor: min_deprived of near_poor is 0")
}
