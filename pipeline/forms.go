package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"rasoat/pipeline/report"
)

// The workbooks and the page of every run.
const (
	FormsFile    = "bieu-mau.xlsx"
	DetailFile   = "bieu-chi-tiet.xlsx"
	ProgressFile = "bao-cao-tien-do.xlsx"
	// OfficeFolder holds a workbook for each office of the plan with its own
	// lines only.
	OfficeFolder = "theo-doi"
	PageFile     = "bao-cao.html"
)

// formBooks are the workbooks of a run in the order in which they are written.
var formBooks = []struct {
	file  string
	write func(context.Context, io.Writer, report.Source, report.Options) error
}{
	{FormsFile, report.Forms},
	{DetailFile, report.Detail},
	{ProgressFile, report.Progress},
}

// forms writes the official forms, the detailed table, the progress tables
// where there is a plan, the workbooks of the offices and their lists of support
// into next, and returns their names.
func (w *work) forms(ctx context.Context, next string) ([]string, error) {
	var written []string
	offices := w.campaign.targets.Offices
	err := w.stage(StageForms, len(formBooks)+len(offices)+1, func() error {
		options := report.Options{Place: w.campaign.config.Report.Place}
		for _, book := range formBooks {
			if book.file == ProgressFile && len(offices) == 0 {
				continue
			}
			err := w.writeForm(next, book.file, func(content io.Writer) error { return book.write(ctx, content, w.db, options) })
			if err != nil {
				return err
			}
			written = append(written, book.file)
		}
		for i, o := range offices {
			name := path.Join(OfficeFolder, fmt.Sprintf("%02d-%s.xlsx", i+1, o.ID))
			err := w.writeForm(next, name, func(content io.Writer) error {
				return report.Office(ctx, content, w.db, options, report.OfficeName{ID: o.ID, Name: o.Name})
			})
			if err != nil {
				return err
			}
			written = append(written, name)
		}
		var content bytes.Buffer
		if err := w.campaign.writePage(ctx, &content, w.db); err != nil {
			return fault(err, "không lập được %s", "cannot make %s", PageFile)
		}
		if err := os.WriteFile(filepath.Join(next, PageFile), content.Bytes(), 0o600); err != nil {
			return fault(err, "không ghi được %s", "cannot write %s", PageFile)
		}
		written = append(written, PageFile)
		w.events.Step(StageForms, PageFile)
		lists, err := w.supportLists(ctx, next)
		written = append(written, lists...)
		return err
	})
	return written, err
}

// writeForm writes one workbook into next.
func (w *work) writeForm(next, name string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return fault(err, "không lập được %s", "cannot make %s", name)
	}
	to := filepath.Join(next, filepath.FromSlash(name))
	err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, content.Bytes(), 0o600))
	if err == nil {
		w.events.Step(StageForms, name)
	}
	return fault(err, "không ghi được %s", "cannot write %s", name)
}
