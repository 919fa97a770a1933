package pipeline

import (
	"bytes"
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/report"
	"rasoat/rules/strict"
)

// The reports of every run.
const (
	FormsFile  = "bieu-mau.xlsx"
	DetailFile = "bieu-chi-tiet.xlsx"
	LetterFile = "bao-cao.docx"
	// PostingFolder holds the public list of each commune, named by its code.
	PostingFolder = "niem-yet"
)

// reportKind is what `report --only` can ask for: one file or a folder of files.
type reportKind struct {
	name  string // as --only names it
	file  string // the result, or the folder of the results
	write reportWriter
}

// reportWriter makes the files of a kind and hands each to put, with its name
// in out.
type reportWriter func(ctx context.Context, src report.Source, options report.Options, put func(name string, content []byte) error) error

// reportKinds are the reports in the order in which they are written.
var reportKinds = []reportKind{
	{"forms", FormsFile, oneFile(FormsFile, report.Forms)},
	{"detail", DetailFile, oneFile(DetailFile, report.Detail)},
	{"letter", LetterFile, oneFile(LetterFile, report.Letter)},
	{"posting", PostingFolder, postings},
}

// oneFile is the writer of a kind that is one file.
func oneFile(name string, write func(context.Context, io.Writer, report.Source, report.Options) error) reportWriter {
	return func(ctx context.Context, src report.Source, options report.Options, put func(string, []byte) error) error {
		var content bytes.Buffer
		if err := write(ctx, &content, src, options); err != nil {
			return err
		}
		return put(name, content.Bytes())
	}
}

func postings(ctx context.Context, src report.Source, options report.Options, put func(string, []byte) error) error {
	return report.Postings(ctx, src, options, func(code string, content []byte) error {
		return put(path.Join(PostingFolder, code+".xlsx"), content)
	})
}

// owns tells whether a result is of the kind.
func (k reportKind) owns(file string) bool {
	return file == k.file || strings.HasPrefix(file, k.file+"/")
}

// ReportNames are the names that ReportOptions.Only may hold, in their order.
func ReportNames() []string {
	names := make([]string, len(reportKinds))
	for i, kind := range reportKinds {
		names[i] = kind.name
	}
	return names
}

// chosenReports are the kinds of the names given, all without one, in the order
// in which they are written.
func chosenReports(names []string) ([]reportKind, error) {
	for _, name := range names {
		if known := ReportNames(); !slices.Contains(known, name) {
			return nil, refuse("--only: không có báo cáo %q; gần nhất là %q, các tên là %s", "--only: there is no report %q; the nearest is %q, the names are %s",
				name, strict.Nearest(name, known), strings.Join(known, ", "))
		}
	}
	if len(names) == 0 {
		return reportKinds, nil
	}
	return slices.DeleteFunc(slices.Clone(reportKinds), func(k reportKind) bool { return !slices.Contains(names, k.name) }), nil
}

// reportOptions are what the reports need that the warehouse does not hold.
func (c config) reportOptions() report.Options {
	r := c.Report
	return report.Options{
		Place: r.Place, Office: r.Office, Posting: r.Posting.Columns,
		Letter: report.LetterOptions{Symbol: r.Letter.Symbol, Recipients: r.Letter.Recipients, Authority: r.Letter.Authority, Signer: r.Letter.Signer, SignerName: r.Letter.SignerName},
	}
}

// reports writes reports into next and returns their names.
func (w *work) reports(ctx context.Context, next string, kinds []reportKind) ([]string, error) {
	var written []string
	err := w.stage(StageForms, len(kinds), func() error {
		put := func(name string, content []byte) error {
			file := filepath.Join(next, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
				return err
			}
			written = append(written, name)
			return os.WriteFile(file, content, 0o600)
		}
		for _, kind := range kinds {
			if err := kind.write(ctx, w.db, w.campaign.config.reportOptions(), put); err != nil {
				return fault(err, "không lập được %s", "cannot make %s", kind.file)
			}
			w.events.Step(StageForms, kind.file)
		}
		return nil
	})
	return written, err
}
