package mpi

import (
	"fmt"
	"math/big"
	"slices"

	"rasoat/rules/strict"
)

// mostIndicators bounds the columns of the statement that sums the cells.
const mostIndicators = 200

// Missing says what a row with a missing indicator counts as.
type Missing string

// The ways with missing indicators, the first being the default.
const (
	MissingDrop        Missing = "drop"        // the row is left out and counted
	MissingNotDeprived Missing = "nondeprived" // as 0
	MissingDeprived    Missing = "deprived"    // as 1
	MissingRefuse      Missing = "refuse"      // the estimate stops
)

var missingWays = []string{string(MissingDrop), string(MissingNotDeprived), string(MissingDeprived), string(MissingRefuse)}

// Spec is what to estimate: a checked specification.
type Spec struct {
	Title      string
	Sheet      string // of an xlsx file; "" is the first with content
	Indicators []Indicator
	Cutoffs    []Cutoff
	By         []string // subgroup columns
	Weight     string   // column of persons or survey weights; "" counts rows
	Time       string   // column of times; "" is none
	Year       string   // column with the year of each time; "" takes Time when it holds years
	Class      string   // column of the legal class; "" is none
	Missing    Missing

	doc *strict.Document
}

// Indicator is one 0/1 column. Weight is its share of the score; all sum to 1.
type Indicator struct {
	Column, Dimension string
	Weight            *big.Rat
	path              string // where the spec names it
}

// Cutoff is a poverty cut-off k, 0 < K <= 1, with the text that the spec has.
type Cutoff struct {
	Text string
	K    *big.Rat
}

// specFile is the YAML of a spec.
type specFile struct {
	Title      string                  `yaml:"title"`
	Sheet      string                  `yaml:"sheet"`
	Dimensions []dimension             `yaml:"dimensions"`
	Weights    map[string]strict.Exact `yaml:"weights"`
	Cutoffs    []strict.Exact          `yaml:"cutoffs"`
	By         []string                `yaml:"by"`
	Weight     string                  `yaml:"weight"`
	Time       string                  `yaml:"time"`
	Year       string                  `yaml:"year"`
	Class      string                  `yaml:"class"`
	Missing    string                  `yaml:"missing"`
}

type dimension struct {
	Name       string   `yaml:"name"`
	Indicators []string `yaml:"indicators"`
}

// ReadSpec reads a spec strictly; the error is strict.Faults. name is how the
// file is called in them.
func ReadSpec(name string, content []byte) (Spec, error) {
	var file specFile
	doc, err := strict.Decode(name, content, &file)
	if err != nil {
		return Spec{}, err
	}
	r := specReader{doc: doc, file: file}
	spec := Spec{Title: file.Title, Sheet: file.Sheet, By: file.By, Weight: file.Weight, Time: file.Time, Year: file.Year,
		Class: file.Class, Missing: Missing(file.Missing), doc: doc}
	spec.Indicators = r.indicators()
	spec.Cutoffs = r.cutoffs()
	if spec.Missing == "" {
		spec.Missing = MissingDrop
	}
	if !slices.Contains(missingWays, string(spec.Missing)) {
		doc.Fail("$.missing", "missing không có cách %q; cách gần nhất là %q (drop, nondeprived, deprived, refuse)",
			"there is no way %[2]q with missing values; the nearest is %[3]q (drop, nondeprived, deprived, refuse)", file.Missing, strict.Nearest(file.Missing, missingWays))
	}
	for i, column := range file.By {
		if column == "" || slices.Index(file.By, column) < i {
			doc.Fail(fmt.Sprintf("$.by[%d]", i), "cột nhóm %q trống hoặc ghi hai lần", "the subgroup column %q is empty or stands twice", column)
		}
	}
	if file.Year != "" && file.Time == "" {
		doc.Fail("$.year", "có year thì phải có time", "year needs time")
	}
	return spec, doc.Err()
}

// specReader checks the parts of a spec that depend on each other.
type specReader struct {
	doc  *strict.Document
	file specFile
}

func (r specReader) indicators() []Indicator {
	var all []Indicator
	seen, names := map[string]bool{}, map[string]bool{}
	if len(r.file.Dimensions) == 0 {
		r.doc.Fail("$.dimensions", "thiếu dimensions: [{name: …, indicators: [cột, …]}]", "dimensions: [{name: …, indicators: [column, …]}] is missing")
	}
	for i, d := range r.file.Dimensions {
		path := fmt.Sprintf("$.dimensions[%d]", i)
		if d.Name == "" || names[d.Name] {
			r.doc.Fail(path, "chiều thứ %d: name trống hoặc ghi hai lần (%q)", "dimension %d: its name is empty or stands twice (%q)", i+1, d.Name)
		}
		names[d.Name] = true
		if len(d.Indicators) == 0 {
			r.doc.Fail(path, "chiều %q không có chỉ số nào", "the dimension %q has no indicator", d.Name)
		}
		for j, column := range d.Indicators {
			at := fmt.Sprintf("%s.indicators[%d]", path, j)
			if column == "" || seen[column] {
				r.doc.Fail(at, "chỉ số %q trống hoặc ghi hai lần", "the indicator %q is empty or stands twice", column)
			}
			seen[column] = true
			all = append(all, Indicator{Column: column, Dimension: d.Name, path: at})
		}
	}
	if len(all) > mostIndicators {
		r.doc.Fail("$.dimensions", "có %d chỉ số; nhiều nhất là %d", "there are %d indicators; the most is %d", len(all), mostIndicators)
	}
	if r.doc.Err() == nil {
		r.weigh(all)
	}
	return all
}

func (r specReader) cutoffs() []Cutoff {
	if len(r.file.Cutoffs) == 0 {
		r.doc.Fail("$.cutoffs", `thiếu cutoffs, ví dụ cutoffs: ["1/3", 20%%, 0.33]`, `cutoffs is missing, for example cutoffs: ["1/3", 20%%, 0.33]`)
	}
	var all []Cutoff
	for i, text := range r.file.Cutoffs {
		path := fmt.Sprintf("$.cutoffs[%d]", i)
		k, whole, err := parseShare(string(text))
		switch {
		case err == nil && whole:
			r.doc.Fail(path, "ngưỡng k = %s có hai nghĩa; ghi %[2]s%% (phần trăm, như mpitb) hoặc %[2]s/d (trên tổng trọng số d)",
				"the cut-off k = %[2]s has two meanings; write %[2]s%% (per cent, as mpitb) or %[2]s/d (of a total weight d)", text)
			continue
		case err != nil || k.Sign() <= 0 || k.Cmp(one) > 0:
			r.doc.Fail(path, `ngưỡng k %q không dùng được; ghi phân số "1/3", phần trăm 20%% hoặc số thập phân 0.33, trên 0 đến 1`,
				`the cut-off k %q cannot be used; write a fraction "1/3", a percentage 20%% or a decimal 0.33, above 0 up to 1`, text)
			continue
		}
		if same := slices.IndexFunc(all, func(c Cutoff) bool { return c.K.Cmp(k) == 0 }); same >= 0 {
			r.doc.Fail(path, "ngưỡng k %s bằng ngưỡng %s; chỉ giữ một", "the cut-off k %s equals %s; keep one", text, all[same].Text)
			continue
		}
		all = append(all, Cutoff{Text: string(text), K: k})
	}
	return all
}

// fault is one fault at a place of the spec.
func (s Spec) fault(path, vi, en string, args ...any) error {
	doc := *s.doc
	doc.Fail(path, vi, en, args...)
	return doc.Err()
}

// faultOf is one fault in the rows.
func faultOf(vi, en string, args ...any) error {
	return strict.Faults{{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}}
}

// Columns are the columns of the rows that the spec reads.
func (s Spec) Columns() []string {
	columns := indicatorNames(s.Indicators)
	for _, column := range append(slices.Clone(s.By), s.Weight, s.Time, s.Year, s.Class) {
		if column != "" && !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	return columns
}

// SheetFault is the fault of a spec whose sheet a workbook does not have.
func (s Spec) SheetFault(file string, sheets []string) error {
	return s.fault("$.sheet", "%s không có trang %q; trang gần nhất là %q", "%[2]s has no sheet %[3]q; the nearest is %[4]q", file, s.Sheet, strict.Nearest(s.Sheet, sheets))
}
