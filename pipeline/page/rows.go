package page

import (
	"context"
	"fmt"
	"time"
)

// A record is one row of a relation by column.
type record struct {
	relation string
	values   map[string]any
}

// records reads a relation.
func records(ctx context.Context, src Source, relation, query string) ([]record, error) {
	columns, rows, err := src.Select(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", relation, err)
	}
	all := make([]record, len(rows))
	for i, row := range rows {
		all[i] = record{relation, map[string]any{}}
		for j, name := range columns {
			all[i].values[name] = row[j]
		}
	}
	return all, nil
}

// report reads a relation of the forms in its order.
func report(ctx context.Context, src Source, relation string) ([]record, error) {
	return records(ctx, src, relation, "select * from "+relation+" order by row_no")
}

func (r record) text(column string) string {
	text, _ := r.values[column].(string)
	return text
}

func (r record) day(column string) string {
	day, _ := r.values[column].(time.Time)
	return day.Format("02/01/2006")
}

// count is a figure that is held against the minimum; ok is false for null.
func (r record) count(column string) (n int64, ok bool) {
	n, ok = r.values[column].(int64)
	return n, ok
}

// shown collects the figures of a row, and the first that no page can show.
type shown struct {
	record
	err *error
}

func (s shown) figure(column string, hidden bool) Figure {
	value, there := s.values[column]
	f, err := figureOf(value, hidden)
	if !there {
		err = fmt.Errorf("is not there")
	}
	if err != nil && *s.err == nil {
		*s.err = fmt.Errorf("%s.%s %w", s.relation, column, err)
	}
	return f
}

// of returns the rows of one kind: commune, total.
func of(kind string, all []record) []record {
	var found []record
	for _, r := range all {
		if r.text("row_kind") == kind {
			found = append(found, r)
		}
	}
	return found
}
