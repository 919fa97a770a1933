package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"rasoat/pipeline/report"
	"rasoat/rules/strict"
)

// The reports of every run.
const (
	FormsFile    = "bieu-mau.xlsx"
	DetailFile   = "bieu-chi-tiet.xlsx"
	ProgressFile = "bao-cao-tien-do.xlsx"
	// OfficeFolder holds a workbook for each office of the plan with its own
	// lines only.
	OfficeFolder = "theo-doi"
	PageFile     = "bao-cao.html"
	LetterFile   = "bao-cao.docx"
	// PostingFolder holds the public list of each commune, named by its code.
	PostingFolder = "niem-yet"
)

// reportKind is what `report --only` can ask for: one file or a folder of files.
type reportKind struct {
	name  string // as --only names it
	file  string // the result, or the folder of the results
	write reportWriter
}

// putReport takes one report by its name in out.
type putReport func(name string, content []byte) error

// reportWriter makes the files of a kind from the warehouse and from what the
// campaign says of its reports.
type reportWriter func(ctx context.Context, c campaign, src report.Source, put putReport) error

// reportKinds are the reports in the order in which they are written.
func reportKinds() []reportKind {
	return []reportKind{
		{"forms", FormsFile, oneFile(FormsFile, report.Forms)},
		{"detail", DetailFile, oneFile(DetailFile, report.Detail)},
		{"progress", ProgressFile, progressReport},
		{"offices", OfficeFolder, officeReports},
		{"page", PageFile, pageReport},
		{"letter", LetterFile, oneFile(LetterFile, report.Letter)},
		{"posting", PostingFolder, postings},
		{"support", SupportFolder, supportLists},
	}
}

// oneFile is the writer of a kind that is one file.
func oneFile(name string, write func(context.Context, io.Writer, report.Source, report.Options) error) reportWriter {
	return func(ctx context.Context, c campaign, src report.Source, put putReport) error {
		var content bytes.Buffer
		if err := write(ctx, &content, src, c.config.reportOptions()); err != nil {
			return err
		}
		return put(name, content.Bytes())
	}
}

// progressReport is written where there is a plan with offices.
func progressReport(ctx context.Context, c campaign, src report.Source, put putReport) error {
	offices, err := officesOf(ctx, src)
	if err != nil || len(offices) == 0 {
		return err
	}
	return oneFile(ProgressFile, report.Progress)(ctx, c, src, put)
}

func officeReports(ctx context.Context, c campaign, src report.Source, put putReport) error {
	offices, err := officesOf(ctx, src)
	if err != nil {
		return err
	}
	for i, office := range offices {
		name := path.Join(OfficeFolder, fmt.Sprintf("%02d-%s.xlsx", i+1, office.ID))
		write := func(ctx context.Context, w io.Writer, src report.Source, options report.Options) error {
			return report.Office(ctx, w, src, options, office)
		}
		if err := oneFile(name, write)(ctx, c, src, put); err != nil {
			return err
		}
	}
	return nil
}

// officesOf are the offices of the plan in its order.
func officesOf(ctx context.Context, src report.Source) ([]report.OfficeName, error) {
	return officeNames(ctx, src, "select office_id, office from plan_offices order by position")
}

// officeNames reads offices by id and name.
func officeNames(ctx context.Context, src report.Source, query string) ([]report.OfficeName, error) {
	_, rows, err := src.Select(ctx, query)
	if err != nil {
		return nil, err
	}
	offices := make([]report.OfficeName, len(rows))
	for i, row := range rows {
		offices[i] = report.OfficeName{ID: str(row[0]), Name: str(row[1])}
	}
	return offices, nil
}

func pageReport(ctx context.Context, c campaign, src report.Source, put putReport) error {
	var content bytes.Buffer
	if err := c.writePage(ctx, &content, src); err != nil {
		return err
	}
	return put(PageFile, content.Bytes())
}

func postings(ctx context.Context, c campaign, src report.Source, put putReport) error {
	return report.Postings(ctx, src, c.config.reportOptions(), func(code string, content []byte) error {
		return put(path.Join(PostingFolder, code+".xlsx"), content)
	})
}

// owns tells whether a result is of the kind.
func (k reportKind) owns(file string) bool {
	return file == k.file || strings.HasPrefix(file, k.file+"/")
}

// ReportNames are the names that ReportOptions.Only may hold, in their order.
func ReportNames() []string {
	kinds := reportKinds()
	names := make([]string, len(kinds))
	for i, kind := range kinds {
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
		return reportKinds(), nil
	}
	return slices.DeleteFunc(reportKinds(), func(k reportKind) bool { return !slices.Contains(names, k.name) }), nil
}

// reportOptions are what the reports need that the warehouse does not hold.
func (c config) reportOptions() report.Options {
	r := c.Report
	return report.Options{
		Place: r.Place, Office: r.Office, Posting: r.Posting.Columns,
		Letter: report.LetterOptions{Symbol: r.Letter.Symbol, Recipients: r.Letter.Recipients, Authority: r.Letter.Authority, Signer: r.Letter.Signer, SignerName: r.Letter.SignerName},
	}
}

// reports writes reports into next, side by side, and returns their names in the
// order of the kinds.
func (w *work) reports(ctx context.Context, next string, kinds []reportKind) ([]string, error) {
	written := make([][]string, len(kinds))
	err := w.stage(StageForms, len(kinds), func() error {
		src := &oneAtATime{src: w.db, known: map[string]answer{}}
		return sideBySide(ctx, len(kinds), func(ctx context.Context, i int) error {
			kind := kinds[i]
			put := func(name string, content []byte) error {
				written[i] = append(written[i], name)
				return writeReport(filepath.Join(next, filepath.FromSlash(name)), content)
			}
			if err := kind.write(ctx, w.campaign, src, put); err != nil {
				return fault(err, "không lập được %s", "cannot make %s", kind.file)
			}
			w.events.Step(StageForms, Step{Name: kind.file})
			return nil
		})
	})
	return slices.Concat(written...), err
}

func writeReport(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o600)
}

// oneAtATime lets reports that are written side by side share the one
// connection of the warehouse. What every report asks for anew, the campaign,
// its ethnicities, what the columns mean, is asked once: the warehouse does not
// change while they are written.
type oneAtATime struct {
	src   report.Source
	mutex sync.Mutex
	known map[string]answer
}

// answer is what a select without arguments gave; who gets it only reads it.
type answer struct {
	columns []string
	rows    [][]any
}

// mostKnownRows is how long an answer may be that is kept.
const mostKnownRows = 2000

// Select waits for its turn.
func (s *oneAtATime) Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if known, ok := s.known[query]; ok && len(args) == 0 {
		return known.columns, known.rows, nil
	}
	columns, rows, err := s.src.Select(ctx, query, args...)
	if err == nil && len(args) == 0 && len(rows) <= mostKnownRows {
		s.known[query] = answer{columns, rows}
	}
	return columns, rows, err
}
