package mpi

import (
	"context"
	"fmt"
	"strings"

	"rasoat/rules/strict"
)

// Source answers a select; *warehouse.DB is one.
type Source interface {
	Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error)
	Stream(ctx context.Context, query string, header func([]string) error, row func([]any) error, args ...any) error
}

// Data are the rows to estimate from.
type Data struct {
	Name     string // file or folder, as the user called it
	Relation string // SQL: a table, a table function or a select in brackets
	Row      string // SQL: the number of a row, for faults; "" counts the rows
}

// kind is how the values of a column are written.
type kind int

const (
	kindText kind = iota
	kindWhole
	kindDecimal
	kindFloat
	kindBool
	kindDate // a level or a time, no indicator and no weight
	kindOther
)

// columnTypes is what DuckDB says of each column.
type columnTypes struct {
	names []string
	kinds map[string]kind
	types map[string]string
}

func readColumns(ctx context.Context, source Source, data Data) (columnTypes, error) {
	c := columnTypes{kinds: map[string]kind{}, types: map[string]string{}}
	_, rows, err := source.Select(ctx, "select column_name, column_type from (describe select * from "+data.Relation+")")
	for _, row := range rows {
		column, kind := row[0].(string), row[1].(string)
		c.names = append(c.names, column)
		c.types[column], c.kinds[column] = kind, kindOf(kind)
	}
	return c, err
}

func kindOf(sqlType string) kind {
	base, _, _ := strings.Cut(sqlType, "(")
	switch base {
	case "VARCHAR":
		return kindText
	case "DATE":
		return kindDate
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT":
		return kindWhole
	case "DECIMAL":
		return kindDecimal
	case "FLOAT", "DOUBLE":
		return kindFloat
	case "BOOLEAN":
		return kindBool
	}
	return kindOther
}

// check refuses a spec that names a column which is not there.
func (c columnTypes) check(s Spec, data Data) error {
	type use struct {
		column, path string
		number       bool
	}
	uses := []use{{s.Weight, "$.weight", true}, {s.Time, "$.time", false}, {s.Year, "$.year", false}, {s.Class, "$.class", false}}
	for i, column := range s.By {
		uses = append(uses, use{column, fmt.Sprintf("$.by[%d]", i), false})
	}
	for _, indicator := range s.Indicators {
		uses = append(uses, use{indicator.Column, indicator.path, true})
	}
	doc := *s.doc
	for _, u := range uses {
		if _, known := c.kinds[u.column]; !known && u.column != "" {
			doc.Fail(u.path, "%s không có cột %q; cột gần nhất là %q", "%[2]s has no column %[3]q; the nearest is %[4]q", data.Name, u.column, strict.Nearest(u.column, c.names))
			continue
		}
		if k := c.kinds[u.column]; k == kindOther || u.number && (k == kindDate || k == kindBool && u.path == "$.weight") {
			doc.Fail(u.path, "cột %q của %s có kiểu %s, không dùng được ở đây", "the column %q of %s is of type %s, which cannot be used here", u.column, data.Name, c.types[u.column])
		}
	}
	return doc.Err()
}

// The codes of an indicator's value while the rows are read.
const (
	codeMissing = 2
	codeBad     = 3
)

// textMissing are the texts that stand for no value, as R, pandas and Stata
// write it.
const textMissing = "'', 'na', 'nan', '.', 'null'"

// code is SQL that gives 0, 1, codeMissing or codeBad for an indicator.
func (c columnTypes) code(column string) string {
	col := quoteName(column)
	switch c.kinds[column] {
	case kindBool:
		return fmt.Sprintf("case when %[1]s then 1 when not %[1]s then 0 else %d end", col, codeMissing)
	case kindText:
		return fmt.Sprintf("case %[1]s when '0' then 0 when '1' then 1 else case when %[1]s is null or lower(trim(%[1]s)) in (%[2]s) then %[3]d when lower(trim(%[1]s)) in ('0', '0.0', 'false') then 0 when lower(trim(%[1]s)) in ('1', '1.0', 'true') then 1 else %[4]d end end",
			col, textMissing, codeMissing, codeBad)
	case kindFloat:
		return fmt.Sprintf("case when %[1]s = 1 then 1 when %[1]s = 0 then 0 when %[1]s is null or isnan(%[1]s) then %d else %d end", col, codeMissing, codeBad)
	}
	return fmt.Sprintf("case when %[1]s = 1 then 1 when %[1]s = 0 then 0 when %[1]s is null then %d else %d end", col, codeMissing, codeBad)
}

// label is SQL that gives the text of a level or a time, null for none.
func (c columnTypes) label(column string) string {
	col := quoteName(column)
	switch c.kinds[column] {
	case kindText:
		return fmt.Sprintf("nullif(trim(cast(%s as varchar)), '')", col)
	case kindFloat:
		return fmt.Sprintf("case when isnan(%[1]s) then null when %[1]s = trunc(%[1]s) and abs(%[1]s) < 1e15 then cast(cast(%[1]s as bigint) as varchar) else cast(%[1]s as varchar) end", col)
	}
	return fmt.Sprintf("cast(%s as varchar)", col)
}

// measureWeight is how the weight column is read: SQL of the exact weight
// (null for a wrong one), SQL that tells a missing one, and the decimals.
type measureWeight struct {
	value, missing string
	decimals       int
}

// mostDecimals is how many decimals of a weight are kept; further ones are
// rounded.
const mostDecimals = 18

// weight finds out how the weights are written: decimals stay decimals.
func (c columnTypes) weight(ctx context.Context, source Source, data Data, column string) (measureWeight, error) {
	if column == "" {
		return measureWeight{value: "1", missing: "false"}, nil
	}
	col := quoteName(column)
	w := measureWeight{missing: col + " is null"}
	text := fmt.Sprintf("trim(cast(%s as varchar))", col)
	switch c.kinds[column] {
	case kindWhole:
		w.value = fmt.Sprintf("try_cast(%s as bigint)", col)
		return w, nil
	case kindFloat:
		w.missing = fmt.Sprintf("%[1]s is null or isnan(%[1]s)", col)
	case kindText:
		w.missing = fmt.Sprintf("%s is null or lower(%s) in (%s)", col, text, textMissing)
	}
	query := fmt.Sprintf(`select max(case when %[1]s ilike '%%e%%' then %[2]d else length(rtrim(split_part(%[1]s, '.', 2), '0')) end) from %[3]s where not (%[4]s)`, text, mostDecimals, data.Relation, w.missing)
	_, rows, err := source.Select(ctx, query)
	if err != nil {
		return w, err
	}
	if longest, is := rows[0][0].(int64); is {
		w.decimals = int(min(longest, mostDecimals))
	}
	w.value = fmt.Sprintf("try_cast(%s as decimal(38, %d))", text, w.decimals)
	if w.decimals == 0 {
		w.value = fmt.Sprintf("try_cast(%s as bigint)", text)
	}
	return w, nil
}

// quoteName makes a quoted SQL identifier.
func quoteName(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
