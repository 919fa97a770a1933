package warehouse

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	duckdb "github.com/marcboeker/go-duckdb"
)

// landed lists the IPC files of one workbook; each becomes rows of raw_<name>.
var landed = []string{"workbook", "info", "households", "members", "previous", "outputs", "money", "columns", "findings"}

// rawTable is the relation that a landing file feeds.
func rawTable(file string) string {
	if file == "workbook" {
		return "raw_workbooks"
	}
	return "raw_" + file
}

// LoadLanding adds one workbook's landing files to the raw_ tables; file is
// the name that findings show and becomes the column source_file.
func (db *DB) LoadLanding(ctx context.Context, file, dir string) error {
	for _, part := range landed {
		if err := db.loadIPC(ctx, rawTable(part), file, filepath.Join(dir, part+".arrow")); err != nil {
			return fmt.Errorf("load landing of %s: %w", file, err)
		}
	}
	return nil
}

// LoadNoLanding makes the raw_ tables of landing files without any row; columns
// are those of survey.EmptyLanding.
func (db *DB) LoadNoLanding(ctx context.Context, columns map[string][]string) error {
	for _, part := range landed {
		table := Table{Name: rawTable(part), Comment: rawComments[rawTable(part)], Columns: []Column{{Name: "source_file", Type: "varchar"}}}
		for _, column := range columns[part] {
			kind := "varchar"
			if column == "source_row" {
				kind = "integer"
			}
			table.Columns = append(table.Columns, Column{Name: column, Type: kind})
		}
		if err := db.LoadTable(ctx, table); err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) loadIPC(ctx context.Context, table, file, path string) error {
	content, err := os.Open(path)
	if err != nil {
		return err
	}
	defer content.Close()
	reader, err := ipc.NewFileReader(content)
	if err != nil {
		return fmt.Errorf("%s: %w; delete the folder .landing and run again", path, err)
	}
	defer reader.Close()
	if reader.NumRecords() == 0 { // a survey has no report, a report no households
		return db.createRaw(ctx, table, reader.Schema())
	}
	records := make([]arrow.Record, reader.NumRecords())
	for i := range records {
		if records[i], err = reader.RecordAt(i); err != nil {
			return fmt.Errorf("%s: %w; delete the folder .landing and run again", path, err)
		}
		defer records[i].Release()
	}
	stream, err := array.NewRecordReader(reader.Schema(), records)
	if err != nil {
		return err
	}
	defer stream.Release()
	return db.appendArrow(ctx, table, file, stream)
}

// appendArrow creates the table on first use and inserts the stream, column by name.
func (db *DB) appendArrow(ctx context.Context, table, file string, stream array.RecordReader) error {
	if err := db.createRaw(ctx, table, stream.Schema()); err != nil {
		return err
	}
	const view = "landing_stream"
	var release func()
	err := db.conn.Raw(func(driver any) error {
		bridge, err := duckdb.NewArrowFromConn(driver.(*duckdb.Conn))
		if err != nil {
			return err
		}
		release, err = bridge.RegisterView(stream, view)
		return err
	})
	if err != nil {
		return fmt.Errorf("hand %s to DuckDB: %w", table, err)
	}
	defer release()
	defer db.exec(ctx, "drop view if exists "+view)
	return db.exec(ctx, fmt.Sprintf("insert into %s by name select %s as source_file, * from %s", table, quote(file), view))
}

// createRaw makes the raw_ table of a landing schema: text as typed, row numbers as integers.
func (db *DB) createRaw(ctx context.Context, table string, schema *arrow.Schema) error {
	if db.loaded[table] {
		return nil
	}
	columns := []string{"source_file varchar"}
	for _, field := range schema.Fields() {
		kind := "varchar"
		if field.Type.ID() == arrow.INT32 {
			kind = "integer"
		}
		columns = append(columns, name(field.Name)+" "+kind)
	}
	db.loaded[table] = true
	if err := db.exec(ctx, fmt.Sprintf("create table %s (%s)", table, strings.Join(columns, ", "))); err != nil {
		return err
	}
	db.comment("table", table, rawComments[table], nil)
	return nil
}

// rawComments say what each raw_ table holds; its text is as typed.
var rawComments = map[string]string{
	"raw_workbooks":  "Tệp đã đọc | Workbooks read",
	"raw_info":       "Sheet Thông tin, Báo cáo như đã ghi | Sheets Thông tin and Báo cáo as typed",
	"raw_households": "Sheet Hộ như đã ghi | Sheet Hộ as typed",
	"raw_members":    "Sheet Thành viên như đã ghi | Sheet Thành viên as typed",
	"raw_previous":   "Danh sách năm trước như đã ghi | Last year's list as typed",
	"raw_outputs":    "Sheet Kết quả của báo cáo tiến độ như đã ghi | Sheet Kết quả of progress reports as typed",
	"raw_money":      "Sheet Kinh phí của báo cáo tiến độ như đã ghi | Sheet Kinh phí of progress reports as typed",
	"raw_columns":    "Cột của từng sheet | Columns of each sheet",
	"raw_findings":   "Phát hiện khi đọc tệp | Findings of the reader",
}
