package report

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"
)

// postingFile holds the columns and sentences of the public lists.
const postingFile = "layouts/posting/niem-yet.yaml"

// A postingLayout is the public list of a commune as data.
type postingLayout struct {
	Relation string          `yaml:"relation"`
	Sheet    string          `yaml:"sheet"`
	Title    string          `yaml:"title"`
	Unit     string          `yaml:"unit"` // above the table: the days of posting
	Usual    []string        `yaml:"usual"`
	Columns  []postingColumn `yaml:"columns"`
	Village  string          `yaml:"village"` // above a village's rows
	Remarks  []passage       `yaml:"remarks"`
}

// A postingColumn that is sensitive is never posted; Sensitive says why.
type postingColumn struct {
	Key       string  `yaml:"key"`
	Label     string  `yaml:"label"`
	Width     float64 `yaml:"width"`
	Format    string  `yaml:"format"`
	Sensitive string  `yaml:"sensitive"`
}

// PostingColumn is a column that a public list may have, or may never have:
// Sensitive says why, in Vietnamese.
type PostingColumn struct{ Key, Label, Sensitive string }

// PostingColumns returns all columns that are defined for the public lists.
func PostingColumns() ([]PostingColumn, error) {
	l, err := readPosting()
	if err != nil {
		return nil, err
	}
	all := make([]PostingColumn, len(l.Columns))
	for i, c := range l.Columns {
		all[i] = PostingColumn{c.Key, c.Label, c.Sensitive}
	}
	return all, nil
}

func readPosting() (postingLayout, error) {
	data, err := layoutFiles.ReadFile(postingFile)
	if err != nil {
		return postingLayout{}, err
	}
	var l postingLayout
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&l); err != nil {
		return l, fmt.Errorf("%s: %w", postingFile, err)
	}
	return l, nil
}

// columns are those chosen, in their order, or the usual ones. One that is
// unknown or sensitive is an error, whoever asks for it.
func (l postingLayout) columns(keys []string) ([]column, error) {
	if len(keys) == 0 {
		keys = l.Usual
	}
	var columns []column
	for _, key := range keys {
		i := slices.IndexFunc(l.Columns, func(c postingColumn) bool { return c.Key == key })
		if i < 0 {
			return nil, fmt.Errorf("%s: no column %q", postingFile, key)
		}
		c := l.Columns[i]
		if c.Sensitive != "" {
			return nil, fmt.Errorf("%s: the column %q is sensitive and never posted", postingFile, key)
		}
		columns = append(columns, column{Key: c.Key, Label: c.Label, Width: c.Width, Format: c.Format})
	}
	return columns, checkColumns(columns)
}
