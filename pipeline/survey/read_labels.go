package survey

import (
	"regexp"
	"strings"
	"sync"

	"rasoat/pipeline/names"
)

// strength says how surely a text names a field; a stronger match takes the
// field from a weaker one.
type strength int

const (
	noMatch strength = iota
	byPlain          // label or alias typed without marks, with a unit or a note in brackets
	byAlias          // another label known from real files
	byLabel          // the label of the format
	byKey            // the machine key
)

// match is a field by its position in the sheet's fields.
type match struct {
	field    int
	strength strength
}

// labels finds the field that a header text names, on the sheets of one
// workbook.
type labels struct {
	*labelIndex
	found map[string]match // what find has answered
}

// labelIndex is what fields are called. It does not change once it is made.
type labelIndex struct {
	fields []Field
	keys   map[string]match
	others map[string]bool  // the keys of all tables
	exact  map[string]match // folded labels and aliases
	loose  map[string]match // plain forms; a form of two fields is left out
}

func newLabels(fields []Field) *labels {
	return &labels{indexLabels(fields), map[string]match{}}
}

// tableLabels are the labels of a sheet of the format.
func tableLabels(table string) *labels {
	return &labels{sheetLabels()[table], map[string]match{}}
}

// sheetLabels are those of all sheets by table, worked out once for all
// workbooks.
var sheetLabels = sync.OnceValue(func() map[string]*labelIndex {
	all := map[string]*labelIndex{"": indexLabels(nil)}
	for _, sheet := range formatSheets() {
		all[sheet.Table] = indexLabels(sheet.Fields)
	}
	return all
})

// noLabels names no field and knows the keys of all tables.
func noLabels() *labels { return tableLabels("") }

func indexLabels(fields []Field) *labelIndex {
	l := &labelIndex{fields: fields, keys: map[string]match{}, others: allKeys(), exact: map[string]match{}, loose: map[string]match{}}
	for i, f := range fields {
		l.put(f.Label, match{i, byLabel})
		for _, alias := range f.Aliases {
			l.put(alias, match{i, byAlias})
		}
	}
	for i, f := range fields {
		l.keys[f.Key] = match{i, byKey}
	}
	return l
}

// ambiguous marks a loose form that two fields share.
const ambiguous = -1

func (l *labelIndex) put(label string, m match) {
	if before, taken := l.exact[names.Fold(label)]; !taken || before.strength < m.strength {
		l.exact[names.Fold(label)] = m
	}
	for _, form := range []string{names.Plain(label), bare(label)} {
		if form == "" {
			continue
		}
		if before, taken := l.loose[form]; taken && before.field != m.field {
			l.loose[form] = match{field: ambiguous}
			continue
		}
		l.loose[form] = match{m.field, byPlain}
	}
}

var brackets = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]`)

// bare returns the plain form of a header text without what writers add to
// it: units and notes in brackets, the star of a required column, a colon.
func bare(label string) string { return names.Plain(withoutNotes(label)) }

// withoutNotes is a label without brackets and what trails it.
func withoutNotes(label string) string {
	if strings.ContainsAny(label, "([") {
		label = brackets.ReplaceAllString(label, " ")
	}
	return strings.TrimRight(label, "\t\n\f\r *:.,;")
}

var allKeys = sync.OnceValue(func() map[string]bool {
	keys := map[string]bool{}
	for _, sheet := range formatSheets() {
		for _, f := range sheet.Fields {
			keys[f.Key] = true
		}
	}
	return keys
})

// isKey says whether a text is a machine key of any table.
func (l *labelIndex) isKey(header string) bool { return l.others[keyForm(header)] }

func keyForm(header string) string { return strings.ToLower(strings.TrimSpace(header)) }

// key returns the field whose machine key a text is.
func (l *labelIndex) key(header string) (match, bool) {
	m, ok := l.keys[keyForm(header)]
	return m, ok
}

// What a search for a header may cost on a sheet made to cost much.
const (
	longestLabel = 500 // bytes
	mostSearches = 100_000
)

// find returns the field that a header text names, or noMatch.
func (l *labels) find(header string) match {
	if m, known := l.found[header]; known {
		return m
	}
	if len(header) > longestLabel || len(l.found) == mostSearches {
		return match{ambiguous, noMatch}
	}
	m := l.search(header)
	l.found[header] = m
	return m
}

func (l *labelIndex) search(header string) match {
	if m, ok := l.key(header); ok {
		return m
	}
	folded := names.Fold(strings.TrimRight(header, "* \n\t"))
	if folded == "" {
		return match{ambiguous, noMatch}
	}
	if m, ok := l.exact[folded]; ok {
		return m
	}
	if m, ok := l.loose[names.Plain(header)]; ok && m.field != ambiguous {
		return m
	}
	if plain := withoutNotes(header); plain != header {
		if m, ok := l.loose[names.Plain(plain)]; ok && m.field != ambiguous {
			return m
		}
	}
	return match{ambiguous, noMatch}
}

// findUnder returns the field that a text names together with the group
// heading above it: "Họ và tên" under "Chủ hộ", "1" under "Thiếu hụt".
func (l *labels) findUnder(group, header string) match {
	if isBlank(group) {
		return match{ambiguous, noMatch}
	}
	below, above := l.find(header+" "+group), l.find(group+" "+header)
	if above.strength > below.strength {
		return above
	}
	return below
}
