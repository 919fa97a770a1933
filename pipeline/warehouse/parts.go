package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// partBatch is how many rows go into one record batch.
const partBatch = 16_384

// WriteRows writes rows of text as a Parquet file, "" as null; the column
// source_row holds whole numbers in digits. The same rows give the same bytes.
func (db *DB) WriteRows(ctx context.Context, path string, columns []string, rows [][]string) error {
	schema := rawSchema(columns)
	var records []arrow.Record
	defer func() {
		for _, record := range records {
			record.Release()
		}
	}()
	for batch := range slices.Chunk(rows, partBatch) {
		record, err := recordOf(schema, batch)
		if err != nil {
			return err
		}
		records = append(records, record)
	}
	stream, err := array.NewRecordReader(schema, records)
	if err != nil {
		return err
	}
	defer stream.Release()
	const view = "rows_to_write"
	return db.withStream(ctx, stream, view, func() error {
		return db.exec(ctx, fmt.Sprintf("copy (select * from %s) to %s (format parquet, compression zstd)", view, quote(path)))
	})
}

// rawSchema is that of a raw_ table.
func rawSchema(columns []string) *arrow.Schema {
	fields := make([]arrow.Field, len(columns))
	for i, column := range columns {
		fields[i] = arrow.Field{Name: column, Type: arrow.BinaryTypes.String, Nullable: true}
		if column == rowNumber {
			fields[i].Type = arrow.PrimitiveTypes.Int32
		}
	}
	return arrow.NewSchema(fields, nil)
}

// rowNumber is the one column of raw_ tables that is a number.
const rowNumber = "source_row"

func recordOf(schema *arrow.Schema, rows [][]string) (arrow.Record, error) {
	builder := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer builder.Release()
	for i, field := range builder.Fields() {
		switch column := field.(type) {
		case *array.StringBuilder:
			for _, row := range rows {
				if row[i] == "" {
					column.AppendNull()
				} else {
					column.Append(row[i])
				}
			}
		case *array.Int32Builder:
			for _, row := range rows {
				number, err := strconv.ParseInt(row[i], 10, 32)
				if err != nil {
					return nil, fmt.Errorf("column %s: %w", schema.Field(i).Name, err)
				}
				column.Append(int32(number))
			}
		}
	}
	return builder.NewRecord(), nil
}

// WrongColumns is a Parquet file of a landing whose columns are not those of
// its raw_ table.
type WrongColumns struct {
	Part           string
	Missing, Extra []string // names, or name and type of those of another type
}

// Error names the columns.
func (w WrongColumns) Error() string {
	return fmt.Sprintf("%s: columns missing: %s; columns too many or of another type: %s", w.Part, strings.Join(w.Missing, ", "), strings.Join(w.Extra, ", "))
}

// LoadParts adds the rows of Parquet files to the raw_ table of one kind of
// landing files. Every file has the columns, all text but source_row, an
// integer; otherwise the error is WrongColumns.
func (db *DB) LoadParts(ctx context.Context, part string, columns, paths []string) error {
	quoted := make([]string, len(paths))
	for i, path := range paths {
		quoted[i] = literalPath(path)
	}
	files := "read_parquet([" + strings.Join(quoted, ", ") + "])"
	_, described, err := db.Select(ctx, "select column_name, column_type from (describe select * from "+files+")")
	if err != nil {
		return fmt.Errorf("read %s: %w", part, err)
	}
	wrong := WrongColumns{Part: part, Missing: slices.Clone(columns)}
	for _, row := range described {
		column, kind := row[0].(string), row[1].(string)
		at := slices.Index(wrong.Missing, column)
		want := "VARCHAR"
		if column == rowNumber {
			want = "INTEGER"
		}
		if at < 0 || kind != want {
			wrong.Extra = append(wrong.Extra, column+" "+kind)
			continue
		}
		wrong.Missing = slices.Delete(wrong.Missing, at, at+1)
	}
	if len(wrong.Missing)+len(wrong.Extra) > 0 {
		return wrong
	}
	return db.exec(ctx, fmt.Sprintf("insert into %s by name select * from %s", rawTable(part), files))
}
