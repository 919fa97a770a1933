package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"

	duckdb "github.com/marcboeker/go-duckdb"
)

// approvedColumns are the columns of an approved result, in their order. They
// are mart_approved, and what raw_approved takes in of an earlier year.
var approvedColumns = []Column{
	{"review_year", "integer", "Năm rà soát | Review year"},
	{"review_date", "date", "Ngày rà soát | Review date"},
	{"rule_set", "varchar", "Bộ quy định đã xếp loại | Rule set that decided"},
	{"commune_code", "varchar", "Mã xã khi đó | Commune code at that time"},
	{"commune_name", "varchar", "Tên xã khi đó | Commune name at that time"},
	{"village", "varchar", "Thôn, tổ dân phố | Village"},
	{"household_no", "varchar", "Mã hộ | Household number"},
	{"household_key", "varchar", "Khoá hộ khi đó | Household key at that time"},
	{"head_name", "varchar", "Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)"},
	{"head_national_id", "varchar", "Số CCCD chủ hộ (dữ liệu cá nhân) | Head's national id (personal data)"},
	{"head_sex", "varchar", "Giới tính chủ hộ | Head's sex"},
	{"head_birth_year", "integer", "Năm sinh chủ hộ | Head's birth year"},
	{"head_ethnicity", "varchar", "Mã dân tộc chủ hộ | Head's ethnicity code"},
	{"member_count", "bigint", "Số nhân khẩu | Members"},
	{"class", "varchar", "Kết quả xếp loại; trống khi hộ đã đi | Class; null when the household was gone"},
	{"previous_class", "varchar", "Phân loại đầu năm | Class at the start of the year"},
	{"movement", "varchar", "Diễn biến | Movement"},
	{"determination_id", "varchar", "Mã kết quả xếp loại | Determination id"},
	{"answers_sha256", "varchar", "sha256 của mọi câu trả lời và điểm, để thấy câu trả lời chép lại; trống khi hộ đã đi | sha256 of every answer and score, to see copies; null when the household was gone"},
	{"no_labour_capacity", "boolean", "Hộ không có khả năng lao động | Household without labour capacity"},
	{"deprived_indicators", "varchar", "Các chỉ số thiếu hụt, cách nhau bằng dấu phẩy; trống khi hộ đã đi | Deprived indicators, comma separated; null when the household was gone"},
	{"support_policies", "varchar", "Chính sách, tiểu dự án dự kiến hỗ trợ, cách nhau bằng dấu phẩy | Policies planned for the household, comma separated"},
}

// laterColumns are those that results written before they existed lack: such a
// result is read with them unknown.
var laterColumns = []string{"no_labour_capacity", "deprived_indicators", "support_policies"}

// rawApproved are the columns of raw_approved: the file, its columns, and the
// names folded for comparison.
func rawApproved() []Column {
	columns := append([]Column{{"source_file", "varchar", "Tệp nguồn | Source file"}}, approvedColumns...)
	return append(columns, Column{"village_folded", "varchar", "Thôn đã chuẩn hoá để so sánh | Village folded"},
		Column{"head_name_folded", "varchar", "Tên chủ hộ đã chuẩn hoá để so sánh | Head's name folded"})
}

// createApproved makes raw_approved, empty: the selects read it also where no
// earlier year is given.
func (db *DB) createApproved(ctx context.Context) error {
	return db.LoadTable(ctx, Table{Name: "raw_approved", Comment: "Kết quả được phê duyệt của các năm trước | Approved results of earlier years — one row per household and approved result of an earlier year", Columns: rawApproved()})
}

// CopyApproved writes mart_approved as a Parquet file; the same rows give the
// same bytes, unless there are more than manyRows households: they stand by
// commune, as all of them would have to be sorted in memory.
func (db *DB) CopyApproved(ctx context.Context, path string) error {
	rows := fmt.Sprintf("select %s from mart_approved", names(approvedColumns))
	if !db.many {
		return db.copyParquet(ctx, rows+" order by household_key", path)
	}
	// the view joins wide relations; a temporary table would spill uncompressed
	const table = "approved_to_write"
	_, err := db.inSlices(ctx, "table", table, rows)
	if err == nil {
		err = db.copyParquet(ctx, "select * from "+table, path)
	}
	return errors.Join(err, db.exec(context.WithoutCancel(ctx), "drop table if exists "+table))
}

func (db *DB) copyParquet(ctx context.Context, query, path string) error {
	return db.exec(ctx, fmt.Sprintf("copy (%s) to %s (format parquet)", query, quote(path)))
}

// UnfitApproved says why a file is no approved result.
type UnfitApproved struct {
	Missing, Unknown []string // columns
	Empty            []string // columns that every row must fill and one does not
	Cause            error    // what DuckDB says, when the file cannot be read
}

// Error names the first reason.
func (e UnfitApproved) Error() string {
	if e.Cause != nil {
		return e.Cause.Error()
	}
	return fmt.Sprintf("missing columns %v, unknown columns %v, empty columns %v", e.Missing, e.Unknown, e.Empty)
}

// LoadApproved adds an approved result of an earlier year to raw_approved. file
// is the name that findings show; fold makes names comparable.
func (db *DB) LoadApproved(ctx context.Context, file, path string, fold func(string) string) error {
	present, err := db.fitApproved(ctx, path)
	if err != nil {
		return err
	}
	if err := db.registerFold(fold); err != nil {
		return err
	}
	load := fmt.Sprintf("insert into raw_approved by name select %s as source_file, %s, fold_name(village) as village_folded, fold_name(head_name) as head_name_folded from read_parquet(%s)",
		quote(file), names(present), literalPath(path))
	if err := db.exec(ctx, load); err != nil {
		return UnfitApproved{Cause: err}
	}
	return db.filledApproved(ctx, file)
}

// fitApproved holds the columns of a file against those of an approved result
// and returns those that it has.
func (db *DB) fitApproved(ctx context.Context, path string) ([]Column, error) {
	_, rows, err := db.Select(ctx, "select column_name from (describe select * from read_parquet("+literalPath(path)+"))")
	if err != nil {
		return nil, UnfitApproved{Cause: err}
	}
	var e UnfitApproved
	found := map[string]bool{}
	for _, row := range rows {
		column := row[0].(string)
		found[column] = true
		if !slices.ContainsFunc(approvedColumns, func(c Column) bool { return c.Name == column }) {
			e.Unknown = append(e.Unknown, column)
		}
	}
	var present []Column
	for _, c := range approvedColumns {
		switch {
		case found[c.Name]:
			present = append(present, c)
		case !slices.Contains(laterColumns, c.Name):
			e.Missing = append(e.Missing, c.Name)
		}
	}
	if len(e.Missing)+len(e.Unknown) > 0 {
		return nil, e
	}
	return present, nil
}

// filledApproved refuses rows that do not say which household they are of and
// when it was reviewed.
func (db *DB) filledApproved(ctx context.Context, file string) error {
	var e UnfitApproved
	for _, column := range []string{"review_year", "review_date", "commune_code", "village", "household_no", "household_key", "movement"} {
		_, rows, err := db.Select(ctx, fmt.Sprintf("select 1 from raw_approved where source_file = ? and %s is null limit 1", column), file)
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			e.Empty = append(e.Empty, column)
		}
	}
	if len(e.Empty) > 0 {
		return e
	}
	return nil
}

func names(columns []Column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = name(c.Name)
	}
	return strings.Join(list, ", ")
}

// literalPath is a text literal of a path that DuckDB's glob takes as it is.
func literalPath(path string) string {
	return quote(strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path))
}

// registerFold makes fold the function fold_name of this connection, once.
func (db *DB) registerFold(fold func(string) string) error {
	if db.foldable {
		return nil
	}
	if err := duckdb.RegisterScalarUDF(db.conn, "fold_name", folder(fold)); err != nil {
		return fmt.Errorf("register fold_name: %w", err)
	}
	db.foldable = true
	return nil
}

// folder is a scalar function of DuckDB from text to text.
type folder func(string) string

// Config says that it maps text to text.
func (folder) Config() duckdb.ScalarFuncConfig {
	text, _ := duckdb.NewTypeInfo(duckdb.TYPE_VARCHAR) // no parameters, no error
	return duckdb.ScalarFuncConfig{InputTypeInfos: []duckdb.TypeInfo{text}, ResultTypeInfo: text}
}

// Executor folds one value.
func (f folder) Executor() duckdb.ScalarFuncExecutor {
	return duckdb.ScalarFuncExecutor{RowExecutor: func(values []driver.Value) (any, error) { return f(values[0].(string)), nil }}
}
