package report

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"
)

// letterFile holds the sentences of the office's report.
const letterFile = "layouts/letter/bao-cao.yaml"

// A letterLayout is the office's report as data: the frame that the decree
// asks for, and the body.
type letterLayout struct {
	Kind       string    `yaml:"kind"`    // BÁO CÁO
	Subject    string    `yaml:"subject"` // what it is about, under the kind
	Symbol     string    `yaml:"symbol"`  // after the number: BC-UBND
	Margins    margins   `yaml:"margins"`
	Recipients []string  `yaml:"recipients"`
	Authority  string    `yaml:"authority"` // for whom the signer signs
	Signer     string    `yaml:"signer"`    // the signer's office
	Body       []passage `yaml:"body"`
}

// margins are in millimetres.
type margins struct {
	Top    float64 `yaml:"top"`
	Bottom float64 `yaml:"bottom"`
	Left   float64 `yaml:"left"`
	Right  float64 `yaml:"right"`
}

// A passage is one of heading, subheading, text and table. When names a figure
// without which it is left out, or its place taken by Otherwise.
type passage struct {
	Heading    string       `yaml:"heading"`
	Subheading string       `yaml:"subheading"`
	Text       string       `yaml:"text"`
	Table      *letterTable `yaml:"table"`
	When       string       `yaml:"when"`
	Otherwise  string       `yaml:"otherwise"`
}

// A letterTable prints columns of a relation in the order of row_no; widths are
// in millimetres.
type letterTable struct {
	Caption  string   `yaml:"caption"`
	Relation string   `yaml:"relation"`
	Columns  []column `yaml:"columns"`
	Note     string   `yaml:"note"` // under the table
}

// readLetter reads the report's layout strictly.
func readLetter() (letterLayout, error) {
	data, err := layoutFiles.ReadFile(letterFile)
	if err != nil {
		return letterLayout{}, err
	}
	l, err := parseLetter(data)
	if err != nil {
		return l, fmt.Errorf("%s: %w", letterFile, err)
	}
	return l, nil
}

func parseLetter(data []byte) (letterLayout, error) {
	var l letterLayout
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&l); err != nil {
		return l, err
	}
	if l.Kind == "" || l.Subject == "" || len(l.Body) == 0 || slices.Contains([]float64{l.Margins.Top, l.Margins.Bottom, l.Margins.Left, l.Margins.Right}, 0) {
		return l, errors.New("a letter needs kind, subject, four margins and a body")
	}
	for i, p := range l.Body {
		given := 0
		for _, is := range []bool{p.Heading != "", p.Subheading != "", p.Text != "", p.Table != nil} {
			if is {
				given++
			}
		}
		if given != 1 || p.Otherwise != "" && p.When == "" {
			return l, fmt.Errorf("passage %d: give one of heading, subheading, text and table; otherwise goes with when", i+1)
		}
		if p.Table != nil {
			if err := checkColumns(p.Table.Columns); err != nil {
				return l, fmt.Errorf("passage %d: %w", i+1, err)
			}
		}
	}
	return l, nil
}
