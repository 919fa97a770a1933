package pipeline

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"rasoat/pipeline/report"
)

// The workbooks of every run.
const (
	FormsFile  = "bieu-mau.xlsx"
	DetailFile = "bieu-chi-tiet.xlsx"
)

// formBooks are the workbooks of a run in the order in which they are written.
var formBooks = []struct {
	file  string
	write func(context.Context, io.Writer, report.Source, report.Options) error
}{
	{FormsFile, report.Forms},
	{DetailFile, report.Detail},
}

// forms writes the official forms, the detailed table and the offices' lists
// into next, and returns their names.
func (w *work) forms(ctx context.Context, next string) ([]string, error) {
	var written []string
	err := w.stage(StageForms, len(formBooks), func() error {
		options := report.Options{Place: w.campaign.config.Report.Place}
		for _, book := range formBooks {
			var content bytes.Buffer
			if err := book.write(ctx, &content, w.db, options); err != nil {
				return fault(err, "không lập được %s", "cannot make %s", book.file)
			}
			if err := os.WriteFile(filepath.Join(next, book.file), content.Bytes(), 0o600); err != nil {
				return fault(err, "không ghi được %s", "cannot write %s", book.file)
			}
			written = append(written, book.file)
			w.events.Step(StageForms, book.file)
		}
		lists, err := w.supportLists(ctx, next)
		written = append(written, lists...)
		return err
	})
	return written, err
}
