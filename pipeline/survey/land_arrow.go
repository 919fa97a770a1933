package survey

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// batchRows is how many rows go into one record batch.
const batchRows = 16_384

// writeLanding writes all files of a landing into dir.
func writeLanding(dir string, landing Landing, layout string, c content) error {
	for _, t := range landingTables(landing, layout, c) {
		var facts *arrow.Metadata
		if t.name == "workbook" {
			m := landingFacts(landing)
			facts = &m
		}
		if err := writeTable(filepath.Join(dir, t.name+".arrow"), t, facts); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return writeSums(dir)
}

// writeTable writes one Arrow IPC file, uncompressed, so that the warehouse
// can map it as it is.
func writeTable(path string, t landingTable, facts *arrow.Metadata) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	schema := arrow.NewSchema(arrowFields(t), facts)
	w, err := ipc.NewFileWriter(f, ipc.WithSchema(schema))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	b := &batch{writer: w, builder: array.NewRecordBuilder(memory.NewGoAllocator(), schema)}
	defer b.builder.Release()
	if err := t.rows(b.add); err != nil {
		return err
	}
	return b.flush()
}

func arrowFields(t landingTable) []arrow.Field {
	var fields []arrow.Field
	for _, name := range t.columns {
		if name == sourceRow {
			fields = append(fields, arrow.Field{Name: name, Type: arrow.PrimitiveTypes.Int32})
			continue
		}
		fields = append(fields, arrow.Field{Name: name, Type: arrow.BinaryTypes.String, Nullable: true})
	}
	return fields
}

// batch collects rows and writes them in record batches.
type batch struct {
	writer  *ipc.FileWriter
	builder *array.RecordBuilder
	rows    int
}

// add takes one row; values fill the text columns in their order.
func (b *batch) add(sourceRow int, values []string) error {
	next := 0
	for _, field := range b.builder.Fields() {
		switch column := field.(type) {
		case *array.Int32Builder:
			column.Append(int32(sourceRow))
		case *array.StringBuilder:
			if values[next] == "" {
				column.AppendNull()
			} else {
				column.Append(values[next])
			}
			next++
		}
	}
	if b.rows++; b.rows == batchRows {
		return b.flush()
	}
	return nil
}

func (b *batch) flush() error {
	if b.rows == 0 {
		return nil
	}
	b.rows = 0
	record := b.builder.NewRecord()
	defer record.Release()
	return b.writer.Write(record)
}
