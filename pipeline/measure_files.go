package pipeline

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/mpi"
	"rasoat/pipeline/report"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// microdata finds out how the rows of a file are read, by the file's name.
func microdata(ctx context.Context, path string, spec mpi.Spec, work string) (mpi.Data, error) {
	switch extension := strings.ToLower(filepath.Ext(path)); extension {
	case ".csv", ".tsv", ".txt":
		return csvRows(path)
	case ".parquet":
		return mpi.Data{Name: path, Relation: warehouse.ParquetFile(path)}, nil
	case ".xlsx":
		return sheetRows(ctx, path, spec, work)
	default:
		return mpi.Data{}, refuse("%s: không biết loại tệp %q; dùng csv, parquet, xlsx, duckdb hoặc thư mục đợt rà soát", "%s: files of type %q are not known; use csv, parquet, xlsx, duckdb or a campaign folder", path, extension)
	}
}

// csvRows reads the header: it tells the delimiter and the columns.
func csvRows(path string) (mpi.Data, error) {
	file, err := os.Open(path)
	if err != nil {
		return mpi.Data{}, fault(err, "không đọc được %s", "cannot read %s", path)
	}
	defer file.Close()
	line, err := bufio.NewReaderSize(file, 1<<20).ReadSlice('\n')
	if err != nil && err != io.EOF {
		return mpi.Data{}, refuse("%s: dòng tiêu đề dài quá 1 MB", "%s: the header row is longer than 1 MB", path)
	}
	text := strings.TrimPrefix(string(line), "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return mpi.Data{}, refuse("%s: không phải UTF-8; hãy lưu lại thành CSV UTF-8", "%s: this is not UTF-8; save it again as CSV UTF-8", path)
	}
	delimiter := delimiterOf(text)
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = delimiter
	header, err := reader.Read()
	if err != nil {
		return mpi.Data{}, refuse("%s: dòng tiêu đề không đọc được: %v", "%s: the header row cannot be read: %v", path, err)
	}
	columns, err := columnNames(path, header)
	return mpi.Data{Name: path, Relation: warehouse.CSVFile(path, delimiter, columns), Row: csvRow}, err
}

// csvRow counts the header as row 1, as a spreadsheet does.
const csvRow = "row_number() over () + 1"

// delimiterOf is the delimiter that a header has most of, a comma if none.
func delimiterOf(header string) rune {
	best, most := ',', 0
	for _, candidate := range ",;\t" {
		if n := strings.Count(header, string(candidate)); n > most {
			best, most = candidate, n
		}
	}
	return best
}

// columnNames gives nameless columns a name (R writes its row names so) and
// refuses a name that stands twice; DuckDB does not tell A from a.
func columnNames(path string, header []string) ([]string, error) {
	columns, seen := make([]string, len(header)), map[string]bool{}
	for i, name := range header {
		if columns[i] = strings.TrimSpace(name); columns[i] == "" {
			columns[i] = fmt.Sprintf("column%d", i+1)
		}
		folded := strings.ToLower(columns[i])
		if seen[folded] {
			return nil, refuse("%s: cột %q ghi hai lần (chữ hoa, chữ thường như nhau); hãy đổi tên một cột", "%s: the column %q stands twice (capitals do not matter); rename one", path, columns[i])
		}
		seen[folded] = true
	}
	return columns, nil
}

// rowColumn holds the row of the sheet in the csv file made of it.
const rowColumn = "#row"

// sheetRows writes a sheet as a csv file in the folder work: its first row
// with content is the header.
func sheetRows(ctx context.Context, path string, spec mpi.Spec, work string) (mpi.Data, error) {
	sheets, err := survey.ReadPlain(ctx, path, survey.DefaultLimits())
	var refused survey.RefusedFile
	if errors.As(err, &refused) {
		return mpi.Data{}, refuse("%s: %[2]s", "%[1]s: %[3]s", path, refused.Finding.Message, refused.Finding.MessageEN)
	}
	if err != nil {
		return mpi.Data{}, fault(err, "không đọc được %s", "cannot read %s", path)
	}
	sheet, err := chosenSheet(path, sheets, spec)
	if err != nil {
		return mpi.Data{}, err
	}
	rows, numbers, err := sheetTable(path, sheet, spec)
	if err != nil {
		return mpi.Data{}, err
	}
	columns, err := columnNames(path, rows[0])
	if err != nil {
		return mpi.Data{}, err
	}
	for i := range rows {
		rows[i] = append(rows[i], strconv.Itoa(numbers[i]))
	}
	columns = append(columns, rowColumn)
	rows[0] = columns
	made := filepath.Join(work, "sheet.csv")
	if err := writeCSV(made, rows); err != nil {
		return mpi.Data{}, fault(err, "không ghi được tệp tạm", "cannot write a temporary file")
	}
	return mpi.Data{Name: path + ", sheet " + strconv.Quote(sheet.Name), Relation: warehouse.CSVFile(made, ',', columns), Row: `cast("` + rowColumn + `" as bigint)`}, nil
}

func chosenSheet(path string, sheets []survey.PlainSheet, spec mpi.Spec) (survey.PlainSheet, error) {
	var names []string
	for _, sheet := range sheets {
		if spec.Sheet == sheet.Name || spec.Sheet == "" && len(sheet.Cells) > 0 {
			if len(sheet.Cells) == 0 {
				break
			}
			return sheet, nil
		}
		names = append(names, sheet.Name)
	}
	if spec.Sheet == "" || len(names) < len(sheets) {
		return survey.PlainSheet{}, refuse("%s: không có dữ liệu", "%s: there is nothing in it", path)
	}
	return survey.PlainSheet{}, spec.SheetFault(path, names)
}

// sheetTable lays the cells out as rows, the header first, with the number of
// each in the sheet.
func sheetTable(path string, sheet survey.PlainSheet, spec mpi.Spec) (rows [][]string, numbers []int, err error) {
	width, used := 0, map[int]string{}
	for _, cell := range sheet.Cells {
		width = max(width, cell.Column)
	}
	for _, cell := range sheet.Cells {
		if len(numbers) == 0 || numbers[len(numbers)-1] != cell.Row {
			rows, numbers = append(rows, make([]string, width)), append(numbers, cell.Row)
		}
		name := strings.TrimSpace(cell.Value)
		for _, column := range spec.Columns() {
			if len(rows) == 1 && column == name {
				used[cell.Column] = column
			}
		}
		if used[cell.Column] != "" && (cell.Failed || cell.NoValue) {
			return nil, nil, refuse("%s, trang %q, cột %q, dòng %d: ô lỗi hoặc công thức chưa có kết quả; hãy sửa ô này", "%s, sheet %q, column %q, row %d: the cell is an error or a formula without a result; correct it", path, sheet.Name, used[cell.Column], cell.Row)
		}
		rows[len(rows)-1][cell.Column-1] = cell.Value
	}
	return rows, numbers, nil
}

func writeCSV(path string, rows [][]string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := csv.NewWriter(file)
	return errors.Join(out.WriteAll(rows), file.Close())
}

// WriteParquet writes the long table; value is decimal(38, 10).
func (m Measures) WriteParquet(ctx context.Context, path string) error {
	work, err := os.MkdirTemp("", "rasoat-mpi-")
	if err != nil {
		return fault(err, "không tạo được thư mục tạm", "cannot make a temporary folder")
	}
	defer os.RemoveAll(work)
	rows := [][]string{m.Columns()}
	for _, values := range m.Rows() {
		fields := make([]string, len(values))
		for i, value := range values {
			switch v := value.(type) {
			case string:
				fields[i] = v
			case decimal.Decimal:
				fields[i] = v.String()
			case int64:
				fields[i] = strconv.FormatInt(v, 10)
			}
		}
		rows = append(rows, fields)
	}
	made := filepath.Join(work, "rows.csv")
	if err := writeCSV(made, rows); err != nil {
		return fault(err, "không ghi được tệp tạm", "cannot write a temporary file")
	}
	db, err := warehouse.Scratch(ctx, warehouse.Options{TempDir: work})
	if err != nil {
		return err
	}
	defer db.Close()
	query := fmt.Sprintf(`select measure, coalesce(indicator, '') as indicator, coalesce(k, '') as k, coalesce(subgroup, '') as subgroup, coalesce("level", '') as "level",
coalesce("time", '') as "time", cast("value" as decimal(38, %d)) as "value", cast(n as bigint) as n from %s`, mpi.Decimals, warehouse.CSVFile(made, ',', m.Columns()))
	return fault(db.CopyParquet(ctx, query, path), "không ghi được %s", "cannot write %s", path)
}

// WriteSheet writes the long table and its notes as a workbook.
func (m Measures) WriteSheet(w io.Writer, lang Lang) error {
	listing := report.Listing{Sheet: Text{"Số đo", "Measures"}.In(lang), NotesSheet: Text{"Ghi chú", "Notes"}.In(lang), Title: m.Result.Spec.Title, Columns: m.Columns(), Rows: m.Rows()}
	for _, note := range m.Notes() {
		listing.Notes = append(listing.Notes, note.In(lang))
	}
	for _, meaning := range measureMeanings {
		listing.Notes = append(listing.Notes, meaning.In(lang))
	}
	err := report.List(w, listing)
	if errors.Is(err, report.ErrTooLong) {
		return refuse("kết quả có %d dòng, nhiều hơn một trang tính chứa được; hãy dùng csv hoặc parquet", "the result has %d rows, more than a sheet takes; use csv or parquet", len(listing.Rows))
	}
	return err
}

// measureMeanings explain the column measure.
var measureMeanings = []Text{
	{"hd: tỷ lệ thiếu hụt chỉ số (chưa kiểm duyệt)", "hd: uncensored headcount ratio of the indicator"},
	{"H: tỷ lệ nghèo đa chiều", "H: headcount ratio, share of the multidimensionally poor"},
	{"A: mức độ thiếu hụt bình quân của người nghèo đa chiều; trống khi không có ai", "A: intensity, average score of the poor; blank when nobody is poor"},
	{"M0: chỉ số nghèo đa chiều, H × A", "M0: adjusted headcount ratio, H × A"},
	{"hdk: tỷ lệ vừa nghèo đa chiều vừa thiếu hụt chỉ số", "hdk: censored headcount ratio, poor and deprived in the indicator"},
	{"actb: đóng góp tuyệt đối của chỉ số, cộng lại bằng M0", "actb: absolute contribution of the indicator; they sum to M0"},
	{"pctb: phần đóng góp của chỉ số vào M0, cộng lại bằng 1", "pctb: share of M0 that the indicator contributes; they sum to 1"},
	{"popshare: tỷ trọng dân số của nhóm", "popshare: population share of the level"},
	{"sgpctb: phần đóng góp của nhóm vào M0 chung, cộng lại bằng 1", "sgpctb: share of the whole M0 that the level contributes; they sum to 1"},
	{"legal_…: tỷ lệ theo loại hộ của luật (thu nhập và số chỉ số)", "legal_…: share in the class of the law (income and count)"},
	{"missing: số dòng có chỉ số trống, trên n dòng", "missing: rows with a missing indicator, of n rows"},
	{".abs, .rel: thay đổi tuyệt đối, tương đối (%); .ann: bình quân một năm", ".abs, .rel: absolute and relative (%) change; .ann: per year"},
}
