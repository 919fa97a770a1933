package warehouse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// BenchmarkLoad brings a million rows of 60 columns of text, in landing files
// of 16.384 rows a batch, into a database in memory, and into a file that is
// then written down.
func BenchmarkLoad(b *testing.B) {
	const rows, columns = 1_000_000, 60
	dir := b.TempDir()
	writeLandingFile(b, filepath.Join(dir, "households.arrow"), rows, columns)
	load := func(b *testing.B, path string) {
		db, err := Create(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := db.LoadLandings(b.Context(), "households", []Landed{{File: "a.xlsx", Dir: dir}}); err != nil {
			b.Fatal(err)
		}
		if err := errors.Join(db.Checkpoint(b.Context()), db.Close()); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			load(b, "")
		}
		b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("file", func(b *testing.B) {
		for b.Loop() {
			load(b, filepath.Join(b.TempDir(), "bench.duckdb"))
		}
		b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

func writeLandingFile(b *testing.B, path string, rows, columns int) {
	b.Helper()
	var fields []arrow.Field
	for i := range columns {
		fields = append(fields, arrow.Field{Name: fmt.Sprint("c", i), Type: arrow.BinaryTypes.String, Nullable: true})
	}
	schema := arrow.NewSchema(fields, nil)
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	w, err := ipc.NewFileWriter(file, ipc.WithSchema(schema))
	if err != nil {
		b.Fatal(err)
	}
	builder := array.NewRecordBuilder(memory.NewGoAllocator(), schema)
	defer builder.Release()
	for row := range rows {
		for i, field := range builder.Fields() {
			switch column := field.(*array.StringBuilder); i % 3 {
			case 0:
				column.Append(fmt.Sprint("Thôn ", (7*row+i)%500))
			case 1:
				column.Append(fmt.Sprint((31*row + 17*i) % 100_000))
			default:
				column.AppendNull()
			}
		}
		if row%16_384 == 16_383 || row == rows-1 {
			record := builder.NewRecord()
			if err := w.Write(record); err != nil {
				b.Fatal(err)
			}
			record.Release()
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
