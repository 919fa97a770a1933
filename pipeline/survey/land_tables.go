package survey

import (
	"strconv"
	"strings"

	"rasoat/pipeline/names"
)

// landingTable is one Arrow file: named text columns, beside them source_row,
// and its rows one at a time. "" is null.
type landingTable struct {
	name    string
	columns []string
	rows    func(yield func(sourceRow int, values []string) error) error
}

// sourceRow is the one column that is a number; rows without it have 0 there
// and their table no such column.
const sourceRow = "source_row"

// landingFiles lists the files of every landing; a table without rows is
// written too.
func landingFiles() []string {
	var files []string
	for _, t := range landingTables(Landing{}, "", content{}) {
		files = append(files, t.name+".arrow")
	}
	return files
}

// EmptyLanding lists the files of a landing with their columns, for a warehouse
// into which no workbook goes; every column but source_row is text.
func EmptyLanding() map[string][]string {
	columns := map[string][]string{}
	for _, t := range landingTables(Landing{}, "", content{}) {
		columns[t.name] = t.columns
	}
	return columns
}

func landingTables(landing Landing, layout string, c content) []landingTable {
	tables := []landingTable{workbookTable(landing, layout, c), infoTable(c)}
	for _, name := range []string{"households", "members", "previous", "outputs", "money"} {
		tables = append(tables, recordTable(name, c.tables[name]))
	}
	return append(tables, columnTable(c), findingTable(c))
}

func workbookTable(landing Landing, layout string, c content) landingTable {
	return landingTable{
		name:    "workbook",
		columns: []string{"sha256", "layout", "role", "date1904", "sheets"},
		rows: func(yield func(int, []string) error) error {
			return yield(0, []string{landing.SHA256, layout, string(landing.Role), strconv.FormatBool(c.date1904), strings.Join(c.sheets, "; ")})
		},
	}
}

func infoTable(c content) landingTable {
	return landingTable{
		name:    "info",
		columns: []string{"source_sheet", sourceRow, "key", "label", "value"},
		rows: func(yield func(int, []string) error) error {
			for _, line := range c.info {
				if err := yield(line.row, []string{line.source, line.key, line.label, line.value}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// recordTable lands the rows of one sheet: every field of the format, whether
// the sheet has it or not, and the folded forms at the end.
func recordTable(name string, t sheetRows) landingTable {
	fields := sheetOf(name).Fields
	table := landingTable{name: name, columns: []string{"source_sheet", sourceRow}}
	var folded []int
	for i, f := range fields {
		table.columns = append(table.columns, f.Key)
		if f.Fold {
			folded = append(folded, i)
		}
	}
	for _, i := range folded {
		table.columns = append(table.columns, fields[i].Key+"_folded")
	}
	table.rows = func(yield func(int, []string) error) error {
		values, before := make([]string, 1+len(fields)+len(folded)), make([]string, len(folded))
		for _, r := range t.records {
			values[0] = orElse(r.source, t.source)
			copy(values[1:], r.values)
			for j, i := range folded {
				if r.values[i] != before[j] { // villages follow one another
					before[j], values[1+len(fields)+j] = r.values[i], names.Fold(r.values[i])
				}
			}
			if err := yield(r.row, values); err != nil {
				return err
			}
		}
		return nil
	}
	return table
}

func columnTable(c content) landingTable {
	return landingTable{
		name:    "columns",
		columns: []string{"source_sheet", "key", "column", "label", "header_row"},
		rows: func(yield func(int, []string) error) error {
			for _, p := range c.places {
				if err := yield(0, []string{p.sheet, p.key, p.column, p.label, strconv.Itoa(p.row)}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func findingTable(c content) landingTable {
	return landingTable{
		name:    "findings",
		columns: []string{"code", "severity", "sheet", "cell", "value", "message", "message_en", "remedy", "remedy_en"},
		rows: func(yield func(int, []string) error) error {
			for _, f := range c.findings {
				if err := yield(0, []string{f.Code, f.Severity, f.Sheet, f.Cell, f.Value, f.Message, f.MessageEN, f.Remedy, f.RemedyEN}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
