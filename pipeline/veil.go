package pipeline

import (
	"regexp"
	"slices"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// Veil hides the names and identity numbers that findings quote, for output
// that may end in a log: of each letter stays that it is one, and whether it is
// a capital, of each digit that it is one. The file and the cell still lead to
// what was typed.
type Veil struct {
	codes map[string]bool // of checks that quote a person's name or number
}

// NewVeil reads from the checks which of them quote a name or a number.
func NewVeil() (Veil, error) {
	codes, err := warehouse.PersonalChecks()
	return Veil{codes}, fault(err, "không đọc được các kiểm tra", "cannot read the checks")
}

var quoted = regexp.MustCompile(`"[^"]*"`)

// Over gives findings with their values, and what their sentences quote, hidden
// where they may name a person.
func (v Veil) Over(findings []Finding) []Finding {
	hidden := slices.Clone(findings)
	for i, f := range hidden {
		if v.codes[f.Code] {
			hidden[i].Value = survey.Veiled(f.Value)
			hidden[i].Message = Text{quoted.ReplaceAllStringFunc(f.Message.VI, survey.Veiled), quoted.ReplaceAllStringFunc(f.Message.EN, survey.Veiled)}
		}
	}
	return hidden
}
