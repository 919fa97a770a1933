package survey

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
	b := newBatch(w, schema)
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

// batch collects rows and writes them in record batches. Its columns are plain
// slices used again for every batch: Arrow's builders take twice as long.
type batch struct {
	writer *ipc.FileWriter
	schema *arrow.Schema
	texts  []textColumn
	source []int32 // source_row, where the table has it
	rows   int
}

func newBatch(w *ipc.FileWriter, schema *arrow.Schema) *batch {
	texts := schema.NumFields() - len(schema.FieldIndices(sourceRow))
	return &batch{writer: w, schema: schema, texts: make([]textColumn, texts)}
}

// add takes one row; values fill the text columns in their order.
func (b *batch) add(sourceRow int, values []string) error {
	b.source = append(b.source, int32(sourceRow))
	for i := range b.texts {
		b.texts[i].add(b.rows, values[i])
	}
	if b.rows++; b.rows == batchRows || b.full() {
		return b.flush()
	}
	return nil
}

// mostBatchBytes is how long the texts of one column grow in one batch; a
// column of 32-bit offsets ends at 2 GB.
const mostBatchBytes = 256 << 20

func (b *batch) full() bool {
	return slices.ContainsFunc(b.texts, func(c textColumn) bool { return len(c.bytes) > mostBatchBytes })
}

func (b *batch) flush() error {
	if b.rows == 0 {
		return nil
	}
	columns, next := make([]arrow.Array, b.schema.NumFields()), 0
	for i, field := range b.schema.Fields() {
		if field.Name == sourceRow {
			data := array.NewData(field.Type, b.rows, []*memory.Buffer{nil, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(b.source))}, nil, 0, 0)
			columns[i] = array.NewInt32Data(data)
			continue
		}
		columns[i] = b.texts[next].array(b.rows)
		next++
	}
	record := array.NewRecord(b.schema, columns, int64(b.rows))
	defer record.Release()
	if err := b.writer.Write(record); err != nil { // which keeps nothing of it
		return err
	}
	b.rows, b.source = 0, b.source[:0]
	for i := range b.texts {
		b.texts[i].clear()
	}
	return nil
}

// textColumn is a text column of the batch that is being collected.
type textColumn struct {
	bytes   []byte
	offsets []int32 // where each text begins
	present []byte  // one bit a row
	nulls   int
}

func (c *textColumn) add(row int, value string) {
	c.offsets = append(c.offsets, int32(len(c.bytes)))
	if row%8 == 0 {
		c.present = append(c.present, 0)
	}
	if value == "" {
		c.nulls++
		return
	}
	c.present[row/8] |= 1 << (row % 8)
	c.bytes = append(c.bytes, value...)
}

func (c *textColumn) array(rows int) arrow.Array {
	c.offsets = append(c.offsets, int32(len(c.bytes)))
	buffers := []*memory.Buffer{memory.NewBufferBytes(c.present), memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(c.offsets)), memory.NewBufferBytes(c.bytes)}
	return array.NewStringData(array.NewData(arrow.BinaryTypes.String, rows, buffers, nil, c.nulls, 0))
}

func (c *textColumn) clear() {
	c.bytes, c.offsets, c.present, c.nulls = c.bytes[:0], c.offsets[:0], c.present[:0], 0
}
