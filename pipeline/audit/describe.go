package audit

import (
	"os"
	"regexp"
	"slices"
	"strings"

	"rasoat/rules/strict"
)

// A description is what a YAML file says of a form.
type description struct {
	Form      string            `yaml:"form"`   // name, such as "7.2"
	Title     string            `yaml:"title"`  // as it stands above the table
	Layout    string            `yaml:"layout"` // a relation whose printed layout gives title and columns
	Sheet     string            `yaml:"sheet"`  // the sheet; empty is the first
	Rows      describedRows     `yaml:"rows"`
	Columns   []describedColumn `yaml:"columns"`
	Decimals  *int              `yaml:"decimals"`    // of every rate, 2 unless said
	Optional  []string          `yaml:"optional"`    // columns that some prints lack
	Unsummed  []string          `yaml:"unsummed"`    // counts that are not added up over units
	Sparse    []string          `yaml:"sparse"`      // counts whose total may be blank
	Signed    []string          `yaml:"signed"`      // counts that may be negative
	AtMost100 []string          `yaml:"at_most_100"` // rates that cannot be above 100 %
	Equations []string          `yaml:"equations"`
	Rates     []string          `yaml:"rates"`
	Limits    []string          `yaml:"limits"`
	Shares    []describedShares `yaml:"shares"`
}

// describedRows says where the rows of the table are; what is left out is
// found by the words of the table.
type describedRows struct {
	Number string   `yaml:"number"` // column of I, 1, 2 …
	Unit   string   `yaml:"unit"`   // column of the names of units
	Line   string   `yaml:"line"`   // column of Hộ, Nhân khẩu
	First  int      `yaml:"first"`
	Last   int      `yaml:"last"`
	Total  []string `yaml:"total"` // names of total rows
	Areas  []string `yaml:"areas"` // names of rows that add up the units below them
	Skip   []string `yaml:"skip"`  // names of rows that are left out
}

// describedColumn is a column of figures.
type describedColumn struct {
	Key    string `yaml:"key"`
	Column string `yaml:"column"` // its letters
	Label  string `yaml:"label"`
	Format string `yaml:"format"` // count or rate
}

// describedShares are rates whose numerator the table does not print: some
// whole number of Of must give them.
type describedShares struct {
	Rates []string `yaml:"rates"`
	Of    string   `yaml:"of"`
}

// Formats of a column of figures; the others of the layouts are passed over.
const (
	formatCount = "count"
	formatRate  = "rate"
)

// defaultDecimals is how rates are printed in the forms.
const defaultDecimals = 2

// A form is a description that has been checked.
type form struct {
	description
	number   string // "7.2", empty for a described form
	frame    []frameColumn
	columns  []formColumn
	decimals int

	equations, rates, limits []rule
}

// frameColumn is a column that says what a row is.
type frameColumn struct{ key, label, token string }

// formColumn is a column of figures.
type formColumn struct {
	key, label string
	token      string // what the row of column numbers has for it
	column     int    // where a description puts it, 0 when it is to be found
	rate       bool
	slots      bool
}

func (f *form) column(key string) (formColumn, bool) {
	i := slices.IndexFunc(f.columns, func(c formColumn) bool { return c.key == key })
	if i < 0 {
		return formColumn{}, false
	}
	return f.columns[i], true
}

var (
	keyWord    = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
	columnWord = regexp.MustCompile(`^[A-Z]{1,3}$`)
)

// mostDecimal is the most decimals that rates may be said to have.
const mostDecimal = 6

// readDescription reads the description of a form that a user wrote.
func readDescription(path string) (*form, error) {
	content, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, refuse("%s: không có tệp này; hãy kiểm tra đường dẫn", "%s: there is no such file; check the path", path)
	}
	if err != nil {
		return nil, err
	}
	f := &form{}
	doc, err := strict.Decode(path, content, &f.description)
	if err == nil {
		f.checkDescribed(doc)
		f.parseRules(doc)
		err = doc.Err()
	}
	return f, asRefusal(err)
}

func asRefusal(err error) error {
	faults, is := err.(strict.Faults)
	if !is {
		return err
	}
	var r Refusal
	for _, fault := range faults {
		r.Sentences = append(r.Sentences, Text(fault))
	}
	return r
}

// checkDescribed holds a described form against what a table needs.
func (f *form) checkDescribed(doc *strict.Document) {
	if f.Layout != "" {
		doc.Fail("$.layout", "khóa layout chỉ dùng trong các biểu có sẵn; hãy ghi columns", "layout is for the forms of the program; write columns")
	}
	if f.Form == "" {
		doc.Fail("$", "thiếu form: tên của biểu", "form is missing: the name of the form")
	}
	if len(f.Columns) == 0 {
		doc.Fail("$", "thiếu columns: các cột số liệu", "columns is missing: the columns of figures")
	}
	for key, letters := range map[string]string{"number": f.Rows.Number, "unit": f.Rows.Unit, "line": f.Rows.Line} {
		if letters != "" && !columnWord.MatchString(letters) || key == "unit" && letters == "" {
			doc.Fail("$.rows."+key, "rows.%s phải là chữ của một cột, ví dụ B", "rows.%s must be the letters of a column, such as B", key)
		}
	}
	seen := map[string]bool{}
	for i, c := range f.Columns {
		at := "$.columns[" + itoa(i) + "]"
		if !keyWord.MatchString(c.Key) || seen[c.Key] {
			doc.Fail(at, "khóa cột %q phải là một từ không dấu, chỉ dùng một lần", "column key %q must be one plain word, used once", c.Key)
		}
		seen[c.Key] = true
		if !columnWord.MatchString(c.Column) {
			doc.Fail(at, "cột %q cần column: chữ của cột, ví dụ C", "column %q needs column: its letters, such as C", c.Key)
		}
		if c.Format != formatCount && c.Format != formatRate {
			doc.Fail(at, "format %q của cột %q không có; chọn count hoặc rate", "there is no format %q, of column %q; choose count or rate", c.Format, c.Key)
		}
		label := c.Label
		if label == "" {
			label = c.Column
		}
		f.columns = append(f.columns, formColumn{key: c.Key, label: label, column: columnOf(c.Column), rate: c.Format == formatRate})
	}
}

// parseRules reads the rules and holds every name in them against the columns.
func (f *form) parseRules(doc *strict.Document) {
	f.decimals = defaultDecimals
	if f.Decimals != nil {
		f.decimals = *f.Decimals
	}
	if f.decimals < 0 || f.decimals > mostDecimal {
		doc.Fail("$.decimals", "decimals phải từ 0 đến %d", "decimals must be from 0 to %d", mostDecimal)
	}
	f.equations = f.parse(doc, "equations", "=", f.Equations)
	f.rates = f.parse(doc, "rates", "=", f.Rates)
	f.limits = f.parse(doc, "limits", "<=", f.Limits)
	for key, list := range map[string][]string{"optional": f.Optional, "unsummed": f.Unsummed, "sparse": f.Sparse, "signed": f.Signed, "at_most_100": f.AtMost100} {
		for i, name := range list {
			f.known(doc, "$."+key+"["+itoa(i)+"]", name)
		}
	}
	for i, s := range f.Shares {
		at := "$.shares[" + itoa(i) + "]"
		f.known(doc, at+".of", s.Of)
		for _, rate := range s.Rates {
			f.known(doc, at+".rates", rate)
		}
	}
}

func (f *form) parse(doc *strict.Document, key, sign string, lines []string) []rule {
	var rules []rule
	for i, line := range lines {
		at := "$." + key + "[" + itoa(i) + "]"
		r, ok := parseRule(line)
		if !ok || r.sign != sign {
			doc.Fail(at, "không đọc được quy tắc %q; viết như c3 = c1 + c2, c4 = c3 / c1 * 100, c3 <= c1", "the rule %q cannot be read; write it like c3 = c1 + c2, c4 = c3 / c1 * 100, c3 <= c1", line)
			continue
		}
		if r.left.op != 'r' {
			doc.Fail(at, "bên trái dấu %[2]s của %[1]q phải là một cột", "the left of %[2]s in %[1]q must be one column", line, sign)
		}
		for _, side := range []*node{r.left, r.right} {
			side.walk(func(n *node) {
				if n.op == 'r' && n.ref.form == "" {
					f.known(doc, at, n.ref.key)
				}
			})
		}
		rules = append(rules, r)
	}
	return rules
}

func (f *form) known(doc *strict.Document, at, key string) {
	var keys []string
	for _, c := range f.columns {
		keys = append(keys, c.key)
	}
	if slices.Contains(keys, key) || slices.ContainsFunc(f.columns, func(c formColumn) bool { return c.slots && strings.HasPrefix(key, c.key) }) {
		return
	}
	doc.Fail(at, "không có cột %q; cột gần nhất là %q", "there is no column %q; the nearest is %q", key, strict.Nearest(key, keys))
}
