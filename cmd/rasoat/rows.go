package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// answer prints the rows of a query; end completes what it prints.
type answer interface {
	pipeline.Rows
	end() error
}

func newRows(c *console, format string) answer {
	switch format {
	case "csv":
		out := bufio.NewWriter(c.stdout)
		return &csvRows{out, csv.NewWriter(out)}
	case "json":
		return &jsonRows{out: bufio.NewWriter(c.stdout)}
	}
	return &tableRows{console: c}
}

// printRows prints rows that are at hand.
func printRows(out answer, columns []string, rows [][]any) error {
	if err := out.Header(columns); err != nil {
		return err
	}
	for _, row := range rows {
		if err := out.Row(row); err != nil {
			return err
		}
	}
	return out.end()
}

// plain writes a value without its type: decimals exactly, days without a
// time, nothing for null.
func plain(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format("2006-01-02 15:04:05.999999")
	case decimal.Decimal:
		return v.StringFixed(max(0, -v.Exponent()))
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(value)
}

// csvRows prints RFC 4180 with a header row.
type csvRows struct {
	out *bufio.Writer
	csv *csv.Writer
}

// Header prints the header row.
func (r *csvRows) Header(columns []string) error {
	fields := make([]string, len(columns))
	for i, column := range columns {
		fields[i] = pipeline.SpreadsheetSafe(column)
	}
	return r.csv.Write(fields)
}

// Row prints one row. Text that a spreadsheet would run as a formula gets an
// apostrophe before it; numbers keep their sign.
func (r *csvRows) Row(values []any) error {
	fields := make([]string, len(values))
	for i, value := range values {
		fields[i] = plain(value)
		if text, is := value.(string); is {
			fields[i] = pipeline.SpreadsheetSafe(text)
		}
	}
	return r.csv.Write(fields)
}

func (r *csvRows) end() error {
	r.csv.Flush()
	if err := r.csv.Error(); err != nil {
		return err
	}
	return r.out.Flush()
}

// jsonRows prints an array with one object a line, its keys in the order of
// the columns.
type jsonRows struct {
	out  *bufio.Writer
	keys []string
	rows int
}

// Header keeps the keys; a name that stands twice gets a number.
func (r *jsonRows) Header(columns []string) error {
	seen := map[string]int{}
	for _, column := range columns {
		seen[column]++
		if n := seen[column]; n > 1 {
			column = fmt.Sprintf("%s_%d", column, n)
		}
		key, err := json.Marshal(column)
		if err != nil {
			return err
		}
		r.keys = append(r.keys, string(key))
	}
	_, err := r.out.WriteString("[")
	return err
}

// Row prints one object.
func (r *jsonRows) Row(values []any) error {
	separator := ",\n{"
	if r.rows == 0 {
		separator = "\n{"
	}
	r.rows++
	r.out.WriteString(separator)
	for i, value := range values {
		if i > 0 {
			r.out.WriteByte(',')
		}
		literal, err := jsonValue(value)
		if err != nil {
			return err
		}
		r.out.WriteString(r.keys[i] + ":" + literal)
	}
	return r.out.WriteByte('}')
}

func (r *jsonRows) end() error {
	r.out.WriteString("\n]\n")
	return r.out.Flush()
}

// jsonValue writes a value with its type; a decimal is a number with all its
// digits.
func jsonValue(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "null", nil
	case bool, int64, decimal.Decimal:
		return plain(v), nil
	}
	if f, is := value.(float64); is {
		if literal, err := json.Marshal(f); err == nil {
			return string(literal), nil
		}
	}
	var literal strings.Builder
	encoder := json.NewEncoder(&literal)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(plain(value))
	return strings.TrimSuffix(literal.String(), "\n"), err
}

// tableRows prints a table, numbers to the right. It holds all rows: a column
// is as wide as its widest cell.
type tableRows struct {
	console *console
	columns []string
	rows    [][]any
}

// Header keeps the header.
func (r *tableRows) Header(columns []string) error {
	r.columns = columns
	return nil
}

// Row keeps the row.
func (r *tableRows) Row(values []any) error {
	r.rows = append(r.rows, values)
	return nil
}

func (r *tableRows) end() error {
	t := newTable(r.columns)
	var configs []table.ColumnConfig
	for i := range r.columns {
		if r.numeric(i) {
			configs = append(configs, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.SetColumnConfigs(configs)
	for _, values := range r.rows {
		cells := make(table.Row, len(values))
		for i, value := range values {
			cells[i] = harmless(plain(value))
			if value == nil {
				cells[i] = "NULL"
			}
		}
		t.AppendRow(cells)
	}
	r.console.print("%s\n(%s dòng)", "%s\n(%s rows)", t.Render(), r.console.count(int64(len(r.rows))))
	return nil
}

// newTable is an empty table in the style of every table printed here.
func newTable(columns []string) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	header := make(table.Row, len(columns))
	for i, column := range columns {
		header[i] = harmless(column)
	}
	t.AppendHeader(header)
	return t
}

// numeric tells whether a column holds numbers alone.
func (r *tableRows) numeric(column int) bool {
	found := false
	for _, values := range r.rows {
		switch values[column].(type) {
		case int64, decimal.Decimal, float64:
			found = true
		case nil:
		default:
			return false
		}
	}
	return found
}
