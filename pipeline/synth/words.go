package synth

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rasoat/pipeline/survey"
)

// words holds the code lists of the workbook: list, code, label.
type words struct {
	labels map[string]map[string]string
	order  map[string][]string
	listOf map[string]string // key of a field → its list
}

func loadWords() words {
	w := words{labels: map[string]map[string]string{}, order: map[string][]string{}, listOf: map[string]string{}}
	for _, c := range survey.Codes() {
		if w.labels[c.List] == nil {
			w.labels[c.List] = map[string]string{}
		}
		if _, known := w.labels[c.List][c.Code]; !known {
			w.order[c.List] = append(w.order[c.List], c.Code)
			w.labels[c.List][c.Code] = c.Label
		}
	}
	for _, sheet := range survey.Sheets() {
		for _, field := range sheet.Fields {
			w.listOf[field.Key] = field.List
		}
	}
	return w
}

// label is what a list calls a code.
func (w words) label(list, code string) string { return w.labels[list][code] }

// refused are the codes of a field's list that do not meet its indicator.
func (w words) refused(key string, law Law) []string {
	var out []string
	for _, code := range w.order[w.listOf[key]] {
		if !slices.Contains(law.Accepted[key], code) {
			out = append(out, code)
		}
	}
	return out
}

// hand is how one commune writes: communes differ, and intake reads them all.
type hand struct {
	yes, no    string // in columns where empty means no
	refusal    string // where empty would mean not answered
	codes      bool   // codes of lists, not their words
	ethnicCode bool
	variant    bool // the other spellings of ethnicities
	separator  string
}

// handOf takes turns through the habits seen in real files.
func handOf(index int) hand {
	h := []hand{
		{yes: "x", refusal: "không"},
		{yes: "X", refusal: "Không", codes: true},
		{yes: "Có", no: "Không", refusal: "Không"},
		{yes: "1", no: "0", refusal: "0", codes: true},
		{yes: "x", refusal: "-"},
	}[index%5]
	h.ethnicCode = index%6 == 3
	h.variant = index%4 == 2
	h.separator = []string{",", "; "}[index%2]
	return h
}

// flag writes yes or no where empty means no.
func (h hand) flag(yes bool) string {
	if yes {
		return h.yes
	}
	return h.no
}

// answer writes yes or no where empty means not answered.
func (h hand) answer(yes bool) string {
	if yes {
		return h.yes
	}
	return h.refusal
}

// code writes a code of a list; "" stays empty.
func (h hand) code(w words, list, code string) string {
	if h.codes || code == "" {
		return code
	}
	return w.label(list, code)
}

func (h hand) ethnicity(code string) string {
	e := ethnicOf(code)
	switch {
	case h.ethnicCode:
		return code
	case h.variant && len(e.variants) > 0:
		return e.variants[len(e.variants)-1]
	}
	return e.name
}

func (h hand) list(values []string) string { return strings.Join(values, h.separator) }

// firstWord is the surname of a full name.
func firstWord(name string) string {
	word, _, _ := strings.Cut(name, " ")
	return word
}

// capital writes the first letter of s large.
func capital(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}
