package pipeline

import (
	"bufio"
	"context"
	"errors"
	"io"
	"unicode/utf8"

	"rasoat/pipeline/report"
)

// mostTyped is how many characters a cell of a workbook takes.
const mostTyped = 32767

// sheetAnswer gathers an answer for one sheet.
type sheetAnswer struct {
	columns []string
	rows    [][]any
}

// Header keeps the header.
func (s *sheetAnswer) Header(columns []string) error {
	s.columns = columns
	return nil
}

// Row keeps a row; a text that a cell would cut is refused.
func (s *sheetAnswer) Row(values []any) error {
	if len(s.rows) == report.MostListed {
		return refuse("câu trả lời có hơn %d dòng, nhiều hơn một trang tính chứa được; hãy dùng csv, parquet hoặc --limit", "the answer has over %d rows, more than a sheet takes; use csv, parquet or --limit", report.MostListed)
	}
	for i, value := range values {
		if text, is := value.(string); is && len(text) > mostTyped && utf8.RuneCountInString(text) > mostTyped {
			return refuse("dòng %d, cột %q dài hơn %d ký tự, một ô không chứa được; hãy dùng csv hoặc parquet", "row %d, column %q is longer than the %d characters that a cell takes; use csv or parquet", len(s.rows)+1, s.columns[i], mostTyped)
		}
	}
	s.rows = append(s.rows, values)
	return nil
}

// QuerySheet writes the answer to a question as a workbook: a sheet with the
// rows, and one with the question and its parameters.
func QuerySheet(ctx context.Context, target string, q Question, w io.Writer, lang Lang) (Answered, error) {
	var answer sheetAnswer
	done, err := Query(ctx, target, q, &answer)
	if err != nil {
		return done, err
	}
	listing := report.Listing{
		Sheet: Text{"Kết quả", "Answer"}.In(lang), NotesSheet: Text{"Câu hỏi", "Question"}.In(lang), Title: Text{"Kết quả của một câu hỏi", "Answer to a query"}.In(lang),
		Columns: answer.columns, Rows: answer.rows, Notes: q.lines(), AsWritten: true,
	}
	if done.More {
		listing.Notes = append(listing.Notes, Text{"Chỉ có các dòng đầu; câu trả lời còn nữa (--limit).", "The first rows only; there are more (--limit)."}.In(lang))
	}
	out := bufio.NewWriter(w)
	return done, errors.Join(report.List(out, listing), out.Flush())
}

// SpreadsheetSafe puts an apostrophe before text that a spreadsheet would run as
// a formula.
func SpreadsheetSafe(text string) string { return report.Harmless(text) }
