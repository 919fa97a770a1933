package survey

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The size of the workbook that readers are compared on.
const largeRows, largeColumns = 100_003, 53

// largeWorkbook is such a workbook with its texts in the cells, or in the
// table of shared strings. RASOAT_BENCH_DIR names a folder to keep both in, as
// inline.xlsx and shared.xlsx, for readers of other languages.
func largeWorkbook(b *testing.B, texts string) []byte {
	b.Helper()
	kept := filepath.Join(os.Getenv("RASOAT_BENCH_DIR"), texts+".xlsx")
	if data, err := os.ReadFile(kept); err == nil {
		return data
	}
	data := map[string]func(*testing.B) []byte{"inline": largeInline, "shared": largeShared}[texts](b)
	if os.Getenv("RASOAT_BENCH_DIR") != "" {
		if err := os.WriteFile(kept, data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return data
}

func largeValue(i, j int) any {
	switch {
	case i == 0:
		return fmt.Sprintf("cột %d", j)
	case j%3 == 0:
		return fmt.Sprintf("Thôn %d", (i*7+j)%500)
	}
	return (i*31 + j*17) % 100_000
}

// largeInline is written by excelize.
func largeInline(b *testing.B) []byte {
	file := excelize.NewFile()
	defer file.Close()
	w, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := make([]any, largeColumns)
	for i := range largeRows {
		for j := range row {
			row[j] = largeValue(i, j)
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	out, err := file.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// largeShared is written as Excel writes: reference, style, type, value.
func largeShared(b *testing.B) []byte {
	var h handMade
	numbers := map[string]int{}
	var rows, texts strings.Builder
	for i := range largeRows {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:%d">`, i+1, largeColumns)
		for j := range largeColumns {
			switch value := largeValue(i, j).(type) {
			case int:
				fmt.Fprintf(&rows, `<c r="%s" s="0"><v>%d</v></c>`, cellName(j+1, i+1), value)
			case string:
				n, known := numbers[value]
				if !known {
					n = len(numbers)
					numbers[value] = n
					texts.WriteString("<si><t>" + value + "</t></si>")
				}
				fmt.Fprintf(&rows, `<c r="%s" s="0" t="s"><v>%d</v></c>`, cellName(j+1, i+1), n)
			}
		}
		rows.WriteString("</row>")
	}
	h.strings, h.sheets = texts.String(), []part{{"Sheet1", "<sheetData>" + rows.String() + "</sheetData>"}}
	const types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	parts := h.parts()
	for i, p := range parts {
		if p.name == "[Content_Types].xml" { // openpyxl finds the texts and styles by them
			parts[i].content = strings.Replace(p.content, "</Types>", `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="`+types+`worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="`+types+`sharedStrings+xml"/></Types>`, 1)
		}
	}
	return zipped(b, parts...)
}

// BenchmarkReaders reads one large workbook with the fast reader, the one it
// falls back to, and excelize. The Arrow form adds every cell to a table of
// text columns, in a file.
func BenchmarkReaders(b *testing.B) {
	for _, texts := range []string{"inline", "shared"} {
		b.Run(texts, func(b *testing.B) { benchmarkReaders(b, largeWorkbook(b, texts)) })
	}
}

func benchmarkReaders(b *testing.B, data []byte) {
	limits := DefaultLimits()
	limits.MaxCells, limits.MaxUnzippedBytes = 6_000_000, 1<<30
	read := func(b *testing.B, read func(context.Context, []byte, Limits) (*workbook, error), then func(*workbook)) {
		for b.Loop() {
			w, err := read(context.Background(), data, limits)
			if err != nil || w.grids[0].cells != largeRows*largeColumns {
				b.Fatal(err)
			}
			then(w)
		}
		cellsPerSecond(b)
	}
	b.Run("memory", func(b *testing.B) { read(b, readWorkbookFast, func(*workbook) {}) })
	b.Run("arrow", func(b *testing.B) {
		path := b.TempDir() + "/all.arrow"
		read(b, readWorkbookFast, func(w *workbook) {
			if err := writeTable(path, cellTable(w.grids[0]), nil); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("xml", func(b *testing.B) { read(b, readWorkbookByXML, func(*workbook) {}) })
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			if n := excelizeRows(b, data); n != largeRows*largeColumns {
				b.Fatal(n)
			}
		}
		cellsPerSecond(b)
	})
}

func cellsPerSecond(b *testing.B) {
	b.ReportMetric(float64(largeRows*largeColumns)*float64(b.N)/b.Elapsed().Seconds(), "cells/s")
}

// cellTable is a sheet as a table of text columns.
func cellTable(g *grid) landingTable {
	t := landingTable{name: "all", columns: []string{sourceRow}}
	for j := range largeColumns {
		t.columns = append(t.columns, fmt.Sprint("c", j))
	}
	t.rows = func(yield func(int, []string) error) error {
		values := make([]string, largeColumns)
		for _, r := range g.rows {
			clear(values)
			for _, c := range r.cells {
				values[c.column-1] = c.value
			}
			if err := yield(r.number, values); err != nil {
				return err
			}
		}
		return nil
	}
	return t
}

func excelizeRows(b *testing.B, data []byte) int {
	b.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	rows, err := file.Rows("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	cells := 0
	for rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			b.Fatal(err)
		}
		cells += len(columns)
	}
	return cells
}
