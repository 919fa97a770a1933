package pipeline

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// countedSource answers every select with one row, the select itself, and
// writes down what it was asked; "wrong" fails.
type countedSource struct{ asked []string }

func (s *countedSource) Select(_ context.Context, query string, args ...any) ([]string, [][]any, error) {
	s.asked = append(s.asked, query)
	if query == "wrong" {
		return nil, nil, errors.New("no such table")
	}
	return []string{"query"}, [][]any{append([]any{query}, args...)}, nil
}

func TestReportsAskTheWarehouseOnceForWhatHasNoArgument(t *testing.T) {
	warehouse := &countedSource{}
	src := &oneAtATime{src: warehouse, known: map[string]answer{}}
	for _, c := range []struct {
		query string
		args  []any
		fails bool
	}{
		{query: "campaign"},
		{query: "campaign"},
		{query: "office", args: []any{"a"}},
		{query: "office", args: []any{"b"}},
		{query: "office"},
		{query: "wrong", fails: true},
		{query: "wrong", fails: true},
	} {
		columns, rows, err := src.Select(t.Context(), c.query, c.args...)
		if c.fails {
			if err == nil {
				t.Errorf("%s: no error", c.query)
			}
			continue
		}
		want := append([]any{c.query}, c.args...)
		if err != nil || !slices.Equal(columns, []string{"query"}) || len(rows) != 1 || !slices.Equal(rows[0], want) {
			t.Errorf("%s %v: %v %v %v, want the row %v", c.query, c.args, columns, rows, err, want)
		}
	}
	if want := []string{"campaign", "office", "office", "office", "wrong", "wrong"}; !slices.Equal(warehouse.asked, want) {
		t.Errorf("the warehouse was asked %q, want %q", warehouse.asked, want)
	}
}
