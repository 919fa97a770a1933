package survey

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"
)

// largeRows is a workbook of the size that readers are compared on. RASOAT_BENCH_XLSX
// names a file to keep it in, for readers of other languages.
const largeRows, largeColumns = 100_003, 53

func largeWorkbook(b *testing.B) []byte {
	b.Helper()
	kept := os.Getenv("RASOAT_BENCH_XLSX")
	if data, err := os.ReadFile(kept); err == nil {
		return data
	}
	file := excelize.NewFile()
	defer file.Close()
	w, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := make([]any, largeColumns)
	for i := range largeRows {
		for j := range row {
			switch {
			case i == 0:
				row[j] = fmt.Sprintf("cột %d", j)
			case j%3 == 0:
				row[j] = fmt.Sprintf("Thôn %d", (i*7+j)%500)
			default:
				row[j] = (i*31 + j*17) % 100_000
			}
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
	if kept != "" {
		if err := os.WriteFile(kept, out.Bytes(), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return out.Bytes()
}

// BenchmarkReaders reads one large workbook with the fast reader, the one it
// falls back to, and excelize. The Arrow form adds every cell to a table of
// text columns.
func BenchmarkReaders(b *testing.B) {
	data := largeWorkbook(b)
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
	b.Run("fast", func(b *testing.B) { read(b, readWorkbookFast, func(*workbook) {}) })
	b.Run("fast_arrow", func(b *testing.B) {
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
