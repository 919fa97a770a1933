package pipeline

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	"rasoat/rules/strict"
)

var comparators = []string{">=", "<=", ">", "<", "="}

// planChecks holds targets.yaml against itself, the units and the measures
// that the warehouse computes.
type planChecks struct {
	doc      *strict.Document
	offices  []string
	ids      map[string]bool
	measures map[string]warehouse.Measure
}

func (t *targets) validate(doc *strict.Document, units []unit) {
	c := planChecks{doc: doc, ids: map[string]bool{}, measures: map[string]warehouse.Measure{}}
	for _, m := range warehouse.Measures() {
		c.measures[m.Name] = m
	}
	for i, s := range t.Sections {
		c.need(at("$.sections", i), []string{"place", "title"}, []string{s.Place, s.Title})
	}
	for i, o := range t.Offices {
		c.office(at("$.offices", i), o)
	}
	for i := range t.Targets {
		c.target(at("$.targets", i), &t.Targets[i])
	}
	c.budget(&t.Budget)
	c.reports(&t.Reports)
	c.focus(&t.Focus, units)
	c.levels(t.CertificateLevels)
	t.validateCommunes(doc, units)
}

func at(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// need refuses blank texts.
func (c *planChecks) need(path string, keys, values []string) {
	for i, value := range values {
		if strings.TrimSpace(value) == "" {
			c.doc.Fail(path, "thiếu %s", "%s is missing", keys[i])
		}
	}
}

// once refuses an id that stands twice: a line of a report would count for two.
func (c *planChecks) once(path, id string) {
	if c.ids[id] && id != "" {
		c.doc.Fail(path+".id", "id %q đã dùng ở chỗ khác", "the id %q stands twice", id)
	}
	c.ids[id] = true
}

func (c *planChecks) office(path string, o office) {
	c.need(path, []string{"id", "name", "place"}, []string{o.ID, o.Name, o.Place})
	if slices.Contains(c.offices, o.ID) {
		c.doc.Fail(path+".id", "id %q đã dùng cho cơ quan khác", "the id %q stands at another office too", o.ID)
	}
	c.offices = append(c.offices, o.ID)
}

func (c *planChecks) knownOffice(path, id string) {
	switch {
	case slices.Contains(c.offices, id):
	case len(c.offices) == 0:
		c.doc.Fail(path+".office", "cơ quan %q không có trong offices vì tệp chưa có danh sách offices; hãy thêm danh sách đó", "the office %q is not among the offices, of which the file has none; add the list offices", id)
	default:
		c.doc.Fail(path+".office", "không có cơ quan %q trong offices; gần nhất là %q", "there is no office %q among the offices; the nearest is %q", id, strict.Nearest(id, c.offices))
	}
}

// knownMeasure finds the measure of a line among those of the warehouse.
func (c *planChecks) knownMeasure(path, name string) (warehouse.Measure, bool) {
	m, known := c.measures[name]
	if !known {
		var all []string
		for each := range c.measures {
			all = append(all, each)
		}
		c.doc.Fail(path+".measure", "không có phép đo %q; gần nhất là %q", "there is no measure %q; the nearest is %q", name, strict.Nearest(name, all))
	}
	return m, known
}

func (c *planChecks) comparator(path, sign string) {
	if !slices.Contains(comparators, sign) {
		c.doc.Fail(path+".comparator", "dấu so sánh %q không có; chọn %s", "there is no comparator %q; choose one of %s", sign, strings.Join(comparators, " "))
	}
}

func (c *planChecks) number(path string, written strict.Exact) decimal.Decimal {
	value, err := decimal.NewFromString(string(written))
	if err != nil {
		c.doc.Fail(path, "giá trị %q không phải số; viết như \"361\" hoặc \"4.15\"", "the value %q is not a number; write it as \"361\" or \"4.15\"", written)
	}
	return value
}

func (c *planChecks) target(path string, t *target) {
	c.need(path, []string{"id", "place", "text", "unit"}, []string{t.ID, t.Place, t.Text, t.Unit})
	c.once(path, t.ID)
	c.knownOffice(path, t.Office)
	m, known := c.knownMeasure(path, t.Measure)
	if t.Comparator != "" || t.Value != "" {
		c.comparator(path, t.Comparator)
		value := c.number(path+".value", t.Value)
		t.value = &value
	}
	if t.Source == "" {
		t.Source = m.Source
	}
	switch {
	case !slices.Contains([]string{sourceSurvey, sourceProgress, sourceBoth}, t.Source):
		c.doc.Fail(path+".source", "source %q không có; chọn survey, progress hoặc both", "there is no source %q; choose survey, progress or both", t.Source)
	case known && (t.Source == sourceProgress) != (m.Source == sourceProgress):
		c.doc.Fail(path+".source", "phép đo %s lấy từ %s nên source không thể là %q", "the measure %s comes from %s, so source cannot be %q", t.Measure, m.Source, t.Source)
	}
}

func (c *planChecks) budget(b *budget) {
	if len(b.Lines) == 0 {
		return
	}
	c.need("$.budget", []string{"unit", "place"}, []string{b.Unit, b.Place})
	c.sums("$.budget", &b.Sums)
	var lines sums
	for i := range b.Lines {
		path, line := at("$.budget.lines", i), &b.Lines[i]
		c.need(path, []string{"id", "place", "text"}, []string{line.ID, line.Place, line.Text})
		c.once(path, line.ID)
		c.knownOffice(path, line.Office)
		if m, known := c.knownMeasure(path, line.Measure); known && m.Source != sourceProgress {
			c.doc.Fail(path+".measure", "phép đo %s không lấy từ báo cáo tiến độ", "the measure %s does not come from progress reports", line.Measure)
		}
		c.comparator(path, line.Comparator)
		c.sums(path, &line.Sums)
		lines.total, lines.central, lines.local = lines.total.Add(line.Sums.total), lines.central.Add(line.Sums.central), lines.local.Add(line.Sums.local)
	}
	for _, sum := range []struct {
		key         string
		said, lines decimal.Decimal
	}{{"total", b.Sums.total, lines.total}, {"central", b.Sums.central, lines.central}, {"local", b.Sums.local, lines.local}} {
		if !sum.said.Equal(sum.lines) {
			c.doc.Fail("$.budget."+sum.key, "tổng %s là %s nhưng các dòng cộng lại là %s", "the sum %s is %s but the lines add up to %s", sum.key, sum.said, sum.lines)
		}
	}
}

// sums reads one total and its parts and sees that they foot.
func (c *planChecks) sums(path string, s *sums) {
	s.total, s.central, s.local = c.number(path+".total", s.Total), c.number(path+".central", s.Central), c.number(path+".local", s.Local)
	if parts := s.central.Add(s.local); !s.total.Equal(parts) {
		c.doc.Fail(path+".total", "total là %s nhưng central + local là %s + %s = %s", "total is %s but central + local is %s + %s = %s", s.total, s.central, s.local, parts)
	}
}

// quarters is the number of reports that a year asks for.
const quarters = 4

func (c *planChecks) reports(r *reports) {
	if r.Due == nil {
		return
	}
	if len(r.Due) != quarters {
		c.doc.Fail("$.reports.due", "due có %d ngày, phải có đủ bốn hạn của bốn quý", "due has %d days; give the four of the four quarters", len(r.Due))
	}
	for i, written := range r.Due {
		day, err := time.Parse(time.DateOnly, written)
		switch {
		case err != nil:
			c.doc.Fail(at("$.reports.due", i), "%q không phải ngày năm-tháng-ngày; viết như 2023-04-10", "%q is not a date; write it as 2023-04-10", written)
		case i > 0 && !day.After(r.due[i-1]):
			c.doc.Fail(at("$.reports.due", i), "hạn %s không sau hạn của quý trước", "%s is not after the day of the quarter before", written)
		}
		r.due = append(r.due, day)
	}
}

func (c *planChecks) focus(f *focus, units []unit) {
	if f.RateAbove != "" {
		value := c.number("$.focus.rate_above", f.RateAbove)
		f.rateAbove = &value
	}
	for i, code := range f.NewCountryside {
		if !slices.ContainsFunc(units, func(u unit) bool { return u.Code == code }) {
			c.doc.Fail(at("$.focus.new_countryside", i), "mã xã %q không có trong danh sách xã", "the commune code %q is not in the list of units", code)
		}
	}
}

// levels refuses a code that no answer can have.
func (c *planChecks) levels(codes []string) {
	known := map[string]bool{}
	for _, each := range survey.Codes() {
		known[each.Code] = known[each.Code] || each.List == "education"
	}
	for i, code := range codes {
		if !known[code] {
			c.doc.Fail(at("$.certificate_levels", i), "mã bằng cấp %q không có trong danh mục của cột \"Bằng cấp cao nhất\"", "there is no level %q in the list of the column \"Bằng cấp cao nhất\"", code)
		}
	}
}

func (t *targets) validateCommunes(doc *strict.Document, units []unit) {
	seen := map[strict.Code]bool{}
	for i, commune := range t.Communes {
		path := at("$.communes", i) + ".code"
		known := slices.ContainsFunc(units, func(u unit) bool { return u.Code == string(commune.Code) })
		switch {
		case !known:
			doc.Fail(path, "mã xã %q không có trong danh sách xã", "the commune code %q is not in the list of units", commune.Code)
		case seen[commune.Code]:
			doc.Fail(path, "mã xã %q ghi hai lần", "the commune code %q stands twice", commune.Code)
		}
		seen[commune.Code] = true
	}
}
