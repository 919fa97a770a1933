package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
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

// Landed is the landing of one workbook: the name that findings show, which
// becomes the column source_file, and the folder of its files.
type Landed struct {
	File, Dir string
}

// LandingParts are the kinds of landing files, each of which becomes rows of one
// raw_ table.
func LandingParts() []string { return slices.Clone(landed) }

// LoadLandings makes the raw_ table of one kind of landing files, of all
// workbooks; it reads one file after the other.
func (db *DB) LoadLandings(ctx context.Context, part string, landings []Landed) error {
	stream, err := newLandedStream(part, landings)
	if err != nil {
		return err
	}
	err = db.appendArrow(ctx, rawTable(part), stream)
	return errors.Join(err, stream.end())
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

// landedStream hands over the records of one kind of landing files, one file
// after the other, each record with the name of its workbook before it.
type landedStream struct {
	array.RecordReader // for the methods that count references, of no records
	part               string
	landings           []Landed // those yet to come
	schema             *arrow.Schema
	file               *landedFile
	record             arrow.Record
	err                error
}

// landedFile is one landing file while it is read.
type landedFile struct {
	workbook string
	path     string
	content  *os.File
	reader   *ipc.FileReader
	next     int
}

func newLandedStream(part string, landings []Landed) (*landedStream, error) {
	s := &landedStream{part: part, landings: landings}
	if err := s.open(); err != nil {
		return nil, err
	}
	fields := append([]arrow.Field{{Name: "source_file", Type: arrow.BinaryTypes.String}}, s.file.reader.Schema().Fields()...)
	s.schema = arrow.NewSchema(fields, nil)
	empty, err := array.NewRecordReader(s.schema, nil)
	s.RecordReader = empty
	return s, err
}

// open goes to the next file.
func (s *landedStream) open() error {
	landing := s.landings[0]
	s.landings = s.landings[1:]
	f := &landedFile{workbook: landing.File, path: filepath.Join(landing.Dir, s.part+".arrow")}
	var err error
	if f.content, err = os.Open(f.path); err != nil {
		return err
	}
	if f.reader, err = ipc.NewFileReader(f.content); err != nil {
		return errors.Join(f.unreadable(err), f.content.Close())
	}
	if s.schema != nil && !slices.EqualFunc(s.schema.Fields()[1:], f.reader.Schema().Fields(), arrow.Field.Equal) {
		return errors.Join(f.unreadable(errors.New("other columns than the files before")), f.close())
	}
	s.file = f
	return nil
}

func (f *landedFile) unreadable(err error) error {
	return fmt.Errorf("%s: %w; delete the folder .landing and run again", f.path, err)
}

func (f *landedFile) close() error { return errors.Join(f.reader.Close(), f.content.Close()) }

// Schema is that of the raw_ table.
func (s *landedStream) Schema() *arrow.Schema { return s.schema }

// Next goes to the next record, until there is none or an error.
func (s *landedStream) Next() bool {
	for s.err == nil {
		if s.file == nil && len(s.landings) == 0 {
			return false
		}
		if s.file == nil {
			if s.err = s.open(); s.err != nil {
				return false
			}
		}
		if s.file.next < s.file.reader.NumRecords() {
			s.err = s.take()
			return s.err == nil
		}
		s.err = s.file.close()
		s.file = nil
	}
	return false
}

// take makes the next record of the file the record of the stream.
func (s *landedStream) take() error {
	read, err := s.file.reader.RecordAt(s.file.next)
	if err != nil {
		return s.file.unreadable(err)
	}
	defer read.Release()
	s.file.next++
	workbooks := array.NewStringBuilder(memory.DefaultAllocator)
	defer workbooks.Release()
	for range read.NumRows() {
		workbooks.Append(s.file.workbook)
	}
	column := workbooks.NewArray()
	defer column.Release()
	s.drop()
	s.record = array.NewRecord(s.schema, append([]arrow.Array{column}, read.Columns()...), read.NumRows())
	return nil
}

func (s *landedStream) drop() {
	if s.record != nil {
		s.record.Release()
		s.record = nil
	}
}

// Record is the record that Next went to.
func (s *landedStream) Record() arrow.Record { return s.record }

// Err says why Next went no further.
func (s *landedStream) Err() error { return s.err }

// end lets go of the record and of a file that was not read to its end.
func (s *landedStream) end() error {
	s.drop()
	if s.file == nil {
		return nil
	}
	f := s.file
	s.file = nil
	return f.close()
}

// appendArrow creates the table and inserts the stream, column by name.
func (db *DB) appendArrow(ctx context.Context, table string, stream array.RecordReader) error {
	if err := db.createRaw(ctx, table, stream.Schema()); err != nil {
		return err
	}
	const view = "landing_stream"
	return db.withStream(ctx, stream, view, func() error {
		return db.exec(ctx, fmt.Sprintf("insert into %s by name select * from %s", table, view))
	})
}

// createRaw makes the raw_ table of a landing schema: text as typed, row numbers as integers.
func (db *DB) createRaw(ctx context.Context, table string, schema *arrow.Schema) error {
	var columns []string
	for _, field := range schema.Fields() {
		kind := "varchar"
		if field.Type.ID() == arrow.INT32 {
			kind = "integer"
		}
		columns = append(columns, name(field.Name)+" "+kind)
	}
	if err := db.exec(ctx, fmt.Sprintf("create table %s (%s)", table, strings.Join(columns, ", "))); err != nil {
		return err
	}
	db.comment("table", table, rawComments[table], nil)
	return nil
}

// rawComments say what each raw_ table holds; its text is as typed.
var rawComments = map[string]string{
	"raw_workbooks":  "Tệp đã đọc | Workbooks read — one row per workbook read",
	"raw_info":       "Sheet Thông tin, Báo cáo như đã ghi | Sheets Thông tin and Báo cáo as typed — one row per workbook, sheet and labelled value",
	"raw_households": "Sheet Hộ như đã ghi | Sheet Hộ as typed — one row per row of sheet Hộ",
	"raw_members":    "Sheet Thành viên như đã ghi | Sheet Thành viên as typed — one row per row of sheet Thành viên",
	"raw_previous":   "Danh sách năm trước như đã ghi | Last year's list as typed — one row per row of sheet Danh sách",
	"raw_outputs":    "Sheet Kết quả của báo cáo tiến độ như đã ghi | Sheet Kết quả of progress reports as typed — one row per row of sheet Kết quả",
	"raw_money":      "Sheet Kinh phí của báo cáo tiến độ như đã ghi | Sheet Kinh phí of progress reports as typed — one row per row of sheet Kinh phí",
	"raw_columns":    "Cột của từng sheet | Columns of each sheet — one row per workbook, sheet and column that was found",
	"raw_findings":   "Phát hiện khi đọc tệp | Findings of the reader — one row per finding of the reader",
}
