package survey

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkLand lands a workbook of 600 households of two persons each time
// anew.
func BenchmarkLand(b *testing.B) {
	root := b.TempDir()
	path := filepath.Join(root, "workbook.xlsx")
	data := communeWorkbook(b, 600)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	cells := 0
	for b.Loop() {
		landing, err := Land(context.Background(), path, "a.xlsx", RoleSurvey, root, DefaultLimits())
		if err != nil || landing.Rows != 1800 || landing.Reused {
			b.Fatalf("%+v, %v", landing, err)
		}
		cells += landing.Cells
		if err := os.RemoveAll(landing.Dir); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cells)/b.Elapsed().Seconds(), "cells/s")
}

// BenchmarkReuse takes the same landing again.
func BenchmarkReuse(b *testing.B) {
	root := b.TempDir()
	path := filepath.Join(root, "workbook.xlsx")
	if err := os.WriteFile(path, communeWorkbook(b, 600), 0o600); err != nil {
		b.Fatal(err)
	}
	if _, err := Land(context.Background(), path, "a.xlsx", RoleSurvey, root, DefaultLimits()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		landing, err := Land(context.Background(), path, "a.xlsx", RoleSurvey, root, DefaultLimits())
		if err != nil || !landing.Reused {
			b.Fatalf("%+v, %v", landing, err)
		}
	}
}

// BenchmarkRows compares the pass over the rows with that of excelize.
func BenchmarkRows(b *testing.B) {
	data := communeWorkbook(b, 600)
	b.Run("survey", func(b *testing.B) {
		cells := 0
		for b.Loop() {
			w, err := readWorkbook(context.Background(), data, DefaultLimits())
			if err != nil {
				b.Fatal(err)
			}
			for _, g := range w.grids {
				cells += g.cells
			}
		}
		b.ReportMetric(float64(cells)/b.Elapsed().Seconds(), "cells/s")
	})
	b.Run("excelize", func(b *testing.B) {
		cells := 0
		for b.Loop() {
			cells += excelizeCells(b, data)
		}
		b.ReportMetric(float64(cells)/b.Elapsed().Seconds(), "cells/s")
	})
}

func excelizeCells(b *testing.B, data []byte) int {
	b.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	cells := 0
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		if err != nil {
			b.Fatal(err)
		}
		for _, row := range rows {
			for _, value := range row {
				if value != "" {
					cells++
				}
			}
		}
	}
	return cells
}
