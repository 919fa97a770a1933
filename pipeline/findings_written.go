package pipeline

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rasoat/pipeline/report"
	"rasoat/pipeline/survey"
)

// What a check of a campaign, and every run, writes about its findings.
const (
	// FindingsFile lists the findings, of very many the first of each code.
	FindingsFile = "findings.xlsx"
	// MendFolder holds, for each workbook with findings, a copy with its cells
	// marked; those of the lists of the year before and of progress reports
	// stand in folders below.
	MendFolder = "can-sua"
	// recordFile keeps the findings for check --since. It is no result of a
	// run: manifest.json does not name it, nor the files that it names with
	// their hashes.
	recordFile = ".findings.json"
)

// record is what the last check found and wrote, and what the one before found
// that differed.
type record struct {
	Checked  time.Time        `json:"checked"`
	Files    []string         `json:"files"`
	Written  []manifestFile   `json:"written"` // the same with their hashes
	Findings []recorded       `json:"findings"`
	Unlisted bool             `json:"unlisted,omitempty"` // too many households to keep them
	Before   *recordOfEarlier `json:"before,omitempty"`
}

type recordOfEarlier struct {
	Checked  time.Time  `json:"checked"`
	Findings []recorded `json:"findings"`
}

// recorded is a finding as it is kept: what tells it from others and what is
// said when it has been mended.
type recorded struct {
	Code      string   `json:"code"`
	Severity  Severity `json:"severity"`
	File      string   `json:"file"`
	Sheet     string   `json:"sheet"`
	Cell      string   `json:"cell"`
	Value     string   `json:"value"`
	Message   string   `json:"message"`
	MessageEN string   `json:"message_en"`
	Commune   string   `json:"commune"`
	Village   string   `json:"village"`
	Household string   `json:"household_no"`
}

func recordOf(f Finding) recorded {
	return recorded{f.Code, f.Severity, f.File, f.Sheet, f.Cell, f.Value, f.Message.VI, f.Message.EN, f.Commune, f.Village, f.Household}
}

func (r recorded) finding() Finding {
	return Finding{Code: r.Code, Severity: r.Severity, File: r.File, Sheet: r.Sheet, Cell: r.Cell, Value: r.Value,
		Message: Text{r.Message, r.MessageEN}, Commune: r.Commune, Village: r.Village, Household: r.Household}
}

// readRecord reads what the last check left in out; nil when there is none, or
// none that can be read.
func readRecord(out string) *record {
	content, err := os.ReadFile(filepath.Join(out, recordFile))
	var r record
	if err != nil || json.Unmarshal(content, &r) != nil {
		return nil
	}
	return &r
}

// next is the record of a check after this one. What was found before stays in
// view until a check finds otherwise, so that asking twice answers twice.
func (r *record) next(findings []Finding, files []string, now time.Time) record {
	n := record{Checked: now, Files: files, Findings: make([]recorded, 0, len(findings))}
	for _, f := range findings {
		n.Findings = append(n.Findings, recordOf(f))
	}
	switch {
	case r == nil || r.Unlisted:
	case slices.Equal(r.Findings, n.Findings):
		n.Before = r.Before
	default:
		n.Before = &recordOfEarlier{r.Checked, r.Findings}
	}
	return n
}

// writeFindings writes the list of findings, the annotated copies and the
// record into next. It returns their names and those that the last check left
// in out. With only, other workbooks get no copy.
func (w *work) writeFindings(ctx context.Context, out, next string, only []string, findings []Finding) (files, former []string, err error) {
	err = w.stage(StageFindings, 0, func() error {
		var list bytes.Buffer
		if err := report.Findings(ctx, &list, w.db); err != nil {
			return fault(err, "không lập được %s", "cannot make %s", FindingsFile)
		}
		if err := os.WriteFile(filepath.Join(next, FindingsFile), list.Bytes(), 0o600); err != nil {
			return fault(err, "không ghi được %s", "cannot write %s", FindingsFile)
		}
		w.events.Step(StageFindings, Step{Name: FindingsFile})
		copies, err := w.writeCopies(ctx, next, only, findings)
		if err != nil {
			return err
		}
		files = append(copies, FindingsFile)
		last := readRecord(out)
		if last != nil {
			former = last.Files
		}
		now := last.next(findings, files, time.Now())
		if w.unlisted != nil { // these are not all findings, and a later check must not take them for all
			now.Unlisted, now.Findings, now.Before = true, nil, nil
		}
		for _, file := range files {
			written, err := hashFile(next, file)
			if err != nil {
				return fault(err, "không đọc được %s", "cannot read %s", file)
			}
			now.Written = append(now.Written, written)
		}
		content, err := json.Marshal(now)
		if err != nil {
			return err
		}
		files = append(files, recordFile)
		return fault(os.WriteFile(filepath.Join(next, recordFile), content, 0o600), "không ghi được %s", "cannot write %s", recordFile)
	})
	return files, former, err
}

// writeCopies writes the annotated copies side by side. A workbook that was
// refused whole has none: its cells were not believed.
func (w *work) writeCopies(ctx context.Context, next string, only []string, findings []Finding) ([]string, error) {
	byFile := map[string][]Finding{}
	for _, f := range findings {
		byFile[f.File] = append(byFile[f.File], f)
	}
	names, taken := make([]string, len(w.landings)), map[string]bool{}
	for i, landing := range w.landings {
		if !landing.Refused && len(byFile[landing.File]) > 0 && (only == nil || slices.Contains(only, landing.File)) {
			names[i] = copyName(w.campaign.books[i], taken)
		}
	}
	written := make([]string, len(names))
	err := sideBySide(ctx, len(names), func(ctx context.Context, i int) error {
		name, file := names[i], w.landings[i].File
		if name == "" {
			return nil
		}
		made, err := w.writeCopy(ctx, w.campaign.books[i], w.landings[i], filepath.Join(next, filepath.FromSlash(name)), byFile[file])
		if made {
			written[i] = name
			w.events.Step(StageFindings, Step{Name: name})
		}
		return err
	})
	return slices.DeleteFunc(written, func(name string) bool { return name == "" }), err
}

// copyName is where the copy of a workbook stands in out: under its own name,
// with a number when workbooks of two folders have one name.
func copyName(b book, taken map[string]bool) string {
	folder, name := MendFolder, filepath.Base(b.path)
	if b.role != survey.RoleSurvey {
		folder = path.Join(MendFolder, string(b.role))
	}
	ending := path.Ext(name)
	at := path.Join(folder, name)
	for n := 2; taken[strings.ToLower(at)]; n++ {
		at = path.Join(folder, fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ending), n, ending))
	}
	taken[strings.ToLower(at)] = true
	return at
}

// writeCopy writes one annotated copy. A workbook that can be read but not
// marked has none; it stands in the list of findings like every other.
func (w *work) writeCopy(ctx context.Context, b book, landing survey.Landing, to string, findings []Finding) (bool, error) {
	data, err := os.ReadFile(b.path)
	if err != nil {
		return false, fault(err, "không đọc được %s", "cannot read %s", b.path)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != landing.SHA256 {
		return false, refuse("%s: tệp đã thay đổi trong khi kiểm tra; hãy chạy lại", "%s: the file changed while it was checked; run again", b.path)
	}
	var content bytes.Buffer
	err = survey.Annotate(ctx, &content, data, marks(findings), w.campaign.config.Limits.survey())
	if errors.Is(err, survey.ErrUnannotated) {
		return false, nil
	}
	if err == nil {
		err = errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, content.Bytes(), 0o600))
	}
	return err == nil, fault(err, "không ghi được %s", "cannot write %s", to)
}

// marks are findings as a commune reads them in its workbook.
func marks(findings []Finding) []survey.Mark {
	all := make([]survey.Mark, len(findings))
	for i, f := range findings {
		household := strings.Join(slices.DeleteFunc([]string{f.Village, f.Household}, func(s string) bool { return s == "" }), ", ")
		all[i] = survey.Mark{Severity: string(f.Severity), Code: f.Code, Heading: f.Severity.Label().VI, Sheet: f.Sheet, Cell: f.Cell, Row: f.Row,
			Household: household, Value: f.Value, Message: f.Message.VI, Remedy: f.Remedy.VI}
	}
	return all
}

// publishFindings puts what a check wrote in its place. The results of the last
// run, and the manifest that names them, stay as they are.
func (w *work) publishFindings(ctx context.Context, out string, only []string, findings []Finding) ([]string, error) {
	release, err := lockOut(out)
	if err != nil {
		return nil, err
	}
	defer release()
	next, err := prepareNext(out)
	if err != nil {
		return nil, err
	}
	files, former, err := w.writeFindings(ctx, out, next, only, findings)
	if err == nil {
		err = publish(out, files, former)
	}
	if err != nil {
		discard(next)
		return nil, err
	}
	return shown(out, files), nil
}

// shown are the paths of the written files that people open.
func shown(out string, files []string) []string {
	var paths []string
	for _, file := range files {
		if file != recordFile {
			paths = append(paths, filepath.Join(out, filepath.FromSlash(file)))
		}
	}
	return paths
}
