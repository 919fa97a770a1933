package survey

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The severities of findings. An error keeps its row, or the whole workbook,
// out of the results; a warning and a note do not.
const (
	SeverityError   = "error"
	SeverityWarning = "warning"
	SeverityNote    = "note"
)

// Finding is one thing wrong with the form of a workbook: where, what and
// what to do. Sheet and Cell are empty when it concerns the whole file; the
// messages do not repeat them, nor the name of the file, because one landing
// serves every file of the same content.
type Finding struct {
	Code, Severity     string
	Sheet, Cell, Value string
	Message, MessageEN string
	Remedy, RemedyEN   string
}

// FindingKind is the catalogue entry of one code. Words in braces are filled
// in where the finding is made.
type FindingKind struct {
	Code, Severity     string
	Refuses            bool // nothing of a workbook with this finding is used
	Message, MessageEN string
	Remedy, RemedyEN   string
}

// place is where a finding stands and what stands there.
type place struct{ sheet, cell, value string }

// longestValue is how many characters of a cell a finding repeats.
const longestValue = 200

// newFinding fills the catalogue entry of code; words are pairs of a name
// without braces and its text.
func newFinding(code string, at place, words ...string) Finding {
	kind := kindOf(code)
	fill := filler(at, words)
	return Finding{
		Code: kind.Code, Severity: kind.Severity,
		Sheet: at.sheet, Cell: at.cell, Value: shorten(at.value),
		Message: sentence(fill.Replace(kind.Message)), MessageEN: sentence(fill.Replace(kind.MessageEN)),
		Remedy: fill.Replace(kind.Remedy), RemedyEN: fill.Replace(kind.RemedyEN),
	}
}

func filler(at place, words []string) *strings.Replacer {
	pairs := []string{"{sheet}", at.sheet, "{cell}", at.cell, "{value}", shorten(at.value)}
	for i := 0; i+1 < len(words); i += 2 {
		pairs = append(pairs, "{"+words[i]+"}", strings.ToValidUTF8(words[i+1], "\ufffd"))
	}
	return strings.NewReplacer(pairs...)
}

// sentence begins with a capital, as the messages of the checks do.
func sentence(message string) string {
	first, size := utf8.DecodeRuneInString(message)
	return string(unicode.ToUpper(first)) + message[size:]
}

func shorten(value string) string {
	if runes := []rune(value); len(runes) > longestValue {
		return string(runes[:longestValue]) + "…"
	}
	return value
}

func kindOf(code string) FindingKind {
	kinds := FindingKinds()
	i := slices.IndexFunc(kinds, func(k FindingKind) bool { return k.Code == code })
	if i < 0 {
		panic("survey: finding code " + code + " is not in the catalogue")
	}
	return kinds[i]
}

func refuses(f Finding) bool { return kindOf(f.Code).Refuses }

// refusal is the error of a workbook that cannot be read whole.
type refusal struct{ finding Finding }

// Error gives the English sentence.
func (r *refusal) Error() string {
	return fmt.Sprintf("%s: %s", r.finding.Code, r.finding.MessageEN)
}

// refuse returns the refusal of a whole file for the reason code.
func refuse(code string, words ...string) error {
	return &refusal{newFinding(code, place{}, words...)}
}

// refuseAt returns a refusal whose cause stands at one place.
func refuseAt(code string, at place, words ...string) error {
	return &refusal{newFinding(code, at, words...)}
}
