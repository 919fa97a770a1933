package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
)

// Part is what landings hold of one kind, as a table: the columns of the raw_
// relation, source_file first, and its rows. "" is null; source_row is a whole
// number in digits, every other column text.
type Part struct {
	Name    string // workbook, info, households, members, previous, outputs, money, columns or findings
	Columns []string
	Rows    [][]string
}

// PartColumns lists the columns of each part.
func PartColumns() map[string][]string {
	columns := EmptyLanding()
	for name, own := range columns {
		columns[name] = append([]string{sourceFile}, own...)
	}
	return columns
}

const sourceFile = "source_file"

// Parts adds to parts what Land would make of the workbook as Write writes it,
// without a workbook: for campaigns of more households than spreadsheets hold.
// file is the name that findings show. Values have to be clean: what Write would
// write as a number or a date is taken as it is.
func (wb Workbook) Parts(file string, role Role, parts map[string]*Part) error {
	c := wb.landed()
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q", file, role)
	for _, table := range c.tables {
		for _, r := range table.records {
			for _, value := range r.values {
				io.WriteString(sum, value)
				sum.Write([]byte{0})
			}
		}
	}
	landing := Landing{File: file, Role: role, SHA256: hex.EncodeToString(sum.Sum(nil))}
	for _, t := range landingTables(landing, Format, c) {
		part := parts[t.name]
		if part == nil {
			part = &Part{Name: t.name, Columns: append([]string{sourceFile}, t.columns...)}
			parts[t.name] = part
		}
		if err := t.rows(func(row int, values []string) error {
			cells := make([]string, 0, len(part.Columns))
			cells = append(cells, file)
			for _, column := range t.columns {
				if column == sourceRow {
					cells = append(cells, strconv.Itoa(row))
					continue
				}
				cells = append(cells, values[0])
				values = values[1:]
			}
			part.Rows = append(part.Rows, cells)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// landed is the content of the workbook as Write lays it out.
func (wb Workbook) landed() content {
	sheet := wb.infoSheet()
	c := content{sheets: []string{sheet.Name}, tables: map[string]sheetRows{}}
	for i, field := range sheet.Fields {
		c.info = append(c.info, infoLine{source: sheet.Name, row: keyRow + i, key: field.Key, label: field.Label, value: wb.infoOf(field)})
		c.places = append(c.places, columnPlace{sheet: sheet.Name, key: field.Key, column: columnName(infoValueColumn), label: field.Label, row: keyRow + i})
	}
	for _, t := range wb.tables() {
		c.sheets = append(c.sheets, t.sheet.Name)
		rows := sheetRows{source: t.sheet.Name, fields: t.sheet.Fields, records: make([]record, len(t.rows))}
		for i, values := range t.rows {
			r := record{row: firstRow + i, values: make([]string, len(t.sheet.Fields))}
			for j, field := range t.sheet.Fields {
				r.values[j] = values[field.Key]
			}
			rows.records[i] = r
		}
		c.tables[t.sheet.Table] = rows
		for i, field := range t.sheet.Fields {
			c.places = append(c.places, columnPlace{sheet: t.sheet.Name, key: field.Key, column: columnName(i + 1), label: field.Label, row: labelRow})
		}
	}
	if !wb.progress() {
		c.sheets = append(c.sheets, listSheet)
	}
	return c
}
