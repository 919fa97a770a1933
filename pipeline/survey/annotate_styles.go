package survey

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// markFills are the fills of marked cells by severity. Each is one step off a
// usual colour, so that a later copy knows its own.
var markFills = map[string]string{SeverityError: "FFFFC7CF", SeverityWarning: "FFFFEB9D", SeverityNote: "FFDDEBF8"}

// collection is a list of the style sheet: fonts, fills or cell formats.
type collection struct {
	start, end placedTag
	items      []string
	added      []string
}

// styleSheet is styles.xml with what is added to it.
type styleSheet struct {
	part, source string
	prefix       string
	lists        map[string]*collection
	known        map[string]int // what was added → its number
	own          []bool         // by cell format, whether its fill marks a finding
}

// styleLists are the lists that the marks need.
var styleLists = []string{"fonts", "fills", "cellXfs"}

// plainLists are the first children of a style sheet in their order, with what
// stands for one that a sparing writer has left out.
var plainLists = []struct{ name, content string }{
	{"numFmts", ""},
	{"fonts", `<fonts count="1"><font><sz val="11"/><name val="` + typeface + `"/></font></fonts>`},
	{"fills", `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`},
	{"borders", `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`},
	{"cellStyleXfs", `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`},
	{"cellXfs", `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>`},
}

// completed puts in the lists that a style sheet lacks.
func completed(source string) (string, error) {
	at := map[string]int{} // where each list begins; "" is the first child that is none of them, or the end
	prefix := ""
	err := walk(source, func(t placedTag) error {
		if t.depth == 1 && !t.end {
			prefix = t.prefix()
			if t.empty(source) {
				return fmt.Errorf("%w: no styles", ErrUnannotated)
			}
		}
		if t.depth == 1 && t.end || t.depth == 2 && !t.end {
			name := t.Name.Local
			if !slices.ContainsFunc(plainLists, func(l struct{ name, content string }) bool { return l.name == name }) {
				name = ""
			}
			if _, seen := at[name]; !seen {
				at[name] = t.from
			}
		}
		return nil
	})
	next := at[""]
	var edits []edit
	for _, list := range slices.Backward(plainLists) {
		from, there := at[list.name]
		if there {
			next = from
			continue
		}
		edits = append([]edit{{next, next, anyTag.ReplaceAllString(list.content, "<${1}"+prefix+"${2}")}}, edits...)
	}
	return edited(source, edits), err
}

// readStyles reads the style sheet, or makes one for a workbook without.
func (a *annotator) readStyles() (*styleSheet, error) {
	s := &styleSheet{part: a.book.styles, lists: map[string]*collection{}, known: map[string]int{}}
	var err error
	if s.part == "" {
		s.part = path.Join(path.Dir(a.main), "styles.xml")
		s.source = xmlHeader + `<styleSheet xmlns="` + a.mainNamespace() + `"></styleSheet>`
		if _, err = a.relate(a.main, "styles", s.part); err == nil {
			err = a.contentType(s.part, "", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
		}
	} else {
		s.source, err = a.text(s.part)
	}
	if err == nil {
		s.source, err = completed(s.source)
	}
	if err == nil {
		err = s.parse()
	}
	if err != nil {
		return nil, err
	}
	s.findOwn()
	return s, nil
}

func (s *styleSheet) parse() error {
	var open *collection
	from := 0
	err := walk(s.source, func(t placedTag) error {
		switch {
		case t.depth == 1 && !t.end:
			s.prefix = t.prefix()
		case t.depth == 2 && !t.end && slices.Contains(styleLists, t.Name.Local):
			open = &collection{start: t}
			s.lists[t.Name.Local] = open
		case t.depth == 2 && t.end && open != nil:
			open.end, open = t, nil
		case t.depth == 3 && !t.end:
			from = t.from
		case t.depth == 3 && open != nil:
			open.items = append(open.items, s.source[from:t.to])
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnannotated, err)
	}
	for _, name := range styleLists {
		if l := s.lists[name]; l == nil || len(l.items) == 0 {
			return fmt.Errorf("%w: %s has no %s", ErrUnannotated, s.part, name)
		}
	}
	return nil
}

var fillOf = regexp.MustCompile(`\sfillId\s*=\s*["'](\d+)["']`)

// findOwn finds the cell formats whose fill is that of a mark.
func (s *styleSheet) findOwn() {
	marks := make([]bool, len(s.lists["fills"].items))
	for i, fill := range s.lists["fills"].items {
		for _, colour := range markFills {
			marks[i] = marks[i] || strings.Contains(strings.ToUpper(fill), `RGB="`+colour+`"`)
		}
	}
	for _, format := range s.lists["cellXfs"].items {
		fill := s.fillNumber(format)
		s.own = append(s.own, fill < len(marks) && marks[fill])
	}
}

func (s *styleSheet) fillNumber(format string) int {
	number := 0
	if m := fillOf.FindStringSubmatch(startTag(format)); m != nil {
		number, _ = strconv.Atoi(m[1])
	}
	return number
}

func startTag(element string) string { return element[:strings.IndexByte(element, '>')+1] }

// add puts an item at the end of a list, once, and returns its number.
func (s *styleSheet) add(list, item string) int {
	number, known := s.known[list+item]
	if !known {
		l := s.lists[list]
		number = len(l.items) + len(l.added)
		l.added = append(l.added, item)
		s.known[list+item] = number
	}
	return number
}

// element writes an element, given without prefixes, with the prefix of the
// style sheet.
func (s *styleSheet) element(text string) string {
	return anyTag.ReplaceAllString(text, "<${1}"+s.prefix+"${2}")
}

var anyTag = regexp.MustCompile(`<(/?)(?:\w+:)?(\w+)`)

// isOwn says whether cells of a format carry the fill of a mark.
func (s *styleSheet) isOwn(format int) bool { return format < len(s.own) && s.own[format] }

// fill gives the fill of a format as text without prefixes.
func (s *styleSheet) fill(format int) string {
	fills := s.lists["fills"].items
	if number := s.fillNumber(s.format(format)); number < len(fills) {
		return anyTag.ReplaceAllString(fills[number], "<$1$2")
	}
	return noFill
}

func (s *styleSheet) format(number int) string {
	if formats := s.lists["cellXfs"].items; number < len(formats) {
		return formats[number]
	}
	return s.lists["cellXfs"].items[0]
}

const noFill = `<fill><patternFill patternType="none"/></fill>`

// refilled gives the number of a cell format that is another one but for its
// fill.
func (s *styleSheet) refilled(format int, fill string) int {
	number, fill := -1, s.element(fill)
	for i, known := range s.lists["fills"].items {
		if known == fill {
			number = i
		}
	}
	if number < 0 {
		number = s.add("fills", fill)
	}
	element := s.format(format)
	start := startTag(element)
	changed := withAttribute(withAttribute(start, "fillId", strconv.Itoa(number)), "applyFill", "1")
	return s.add("cellXfs", changed+element[len(start):])
}

// marked is the format of a cell with a mark of a severity.
func (s *styleSheet) marked(format int, severity string) int {
	return s.refilled(format, solidFill(markFills[severity]))
}

func solidFill(colour string) string {
	return `<fill><patternFill patternType="solid"><fgColor rgb="` + colour + `"/><bgColor indexed="64"/></patternFill></fill>`
}

// text is the style sheet with what was added.
func (s *styleSheet) text() string {
	var edits []edit
	for _, name := range styleLists {
		l := s.lists[name]
		if len(l.added) == 0 {
			continue
		}
		start := s.source[l.start.from:l.start.to]
		edits = append(edits,
			edit{l.start.from, l.start.to, withAttribute(start, "count", strconv.Itoa(len(l.items)+len(l.added)))},
			edit{l.end.from, l.end.from, strings.Join(l.added, "")})
	}
	return edited(s.source, edits)
}
