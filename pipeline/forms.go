package pipeline

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"rasoat/pipeline/page"
	"rasoat/pipeline/report"
)

// The workbooks and the page of every run.
const (
	FormsFile  = "bieu-mau.xlsx"
	DetailFile = "bieu-chi-tiet.xlsx"
	PageFile   = "bao-cao.html"
)

// formBooks are the workbooks of a run in the order in which they are written.
var formBooks = []struct {
	file  string
	write func(context.Context, io.Writer, report.Source, report.Options) error
}{
	{FormsFile, report.Forms},
	{DetailFile, report.Detail},
}

// forms writes the official forms and the detailed table into next, and
// returns their names.
func (w *work) forms(ctx context.Context, next string) ([]string, error) {
	var written []string
	err := w.stage(StageForms, len(formBooks)+1, func() error {
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
		if err := writePage(ctx, filepath.Join(next, PageFile), w.db, w.campaign); err != nil {
			return err
		}
		written = append(written, PageFile)
		w.events.Step(StageForms, PageFile)
		return nil
	})
	return written, err
}

// writePage writes bao-cao.html from a warehouse and what the campaign folder
// says about places.
func writePage(ctx context.Context, name string, src page.Source, c campaign) error {
	options := page.Options{Minimum: int64(*c.config.Report.MinimumCount), Tiles: c.tiles, Boundaries: c.boundaries}
	var content bytes.Buffer
	if err := page.Write(ctx, &content, src, options); err != nil {
		return fault(err, "không lập được %s", "cannot make %s", PageFile)
	}
	return fault(os.WriteFile(name, content.Bytes(), 0o600), "không ghi được %s", "cannot write %s", PageFile)
}
