package survey

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
)

// landed is a landing with its files read back; null cells are missing keys.
type landed struct {
	Landing
	files map[string][]map[string]string
}

func landIn(t testing.TB, root string, data []byte, role Role) landed {
	t.Helper()
	path := filepath.Join(root, "workbook.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	landing, err := Land(context.Background(), path, "survey/workbook.xlsx", role, root, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	l := landed{landing, map[string][]map[string]string{}}
	for _, name := range landingFiles() {
		l.files[strings.TrimSuffix(name, ".arrow")] = readArrow(t, filepath.Join(landing.Dir, name))
	}
	for _, f := range l.files["findings"] {
		if words := f["message"] + f["message_en"] + f["remedy"] + f["remedy_en"]; strings.Contains(words, "{") {
			t.Errorf("finding %s has an unfilled place: %s", f["code"], words)
		}
	}
	return l
}

func land(t testing.TB, data []byte, role Role) landed {
	t.Helper()
	return landIn(t, t.TempDir(), data, role)
}

func readArrow(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := ipc.NewFileReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var rows []map[string]string
	for i := range r.NumRecords() {
		record, err := r.Record(i)
		if err != nil {
			t.Fatal(err)
		}
		for n := range int(record.NumRows()) {
			row := map[string]string{}
			for c, column := range record.Columns() {
				if !column.IsNull(n) {
					row[record.ColumnName(c)] = valueOf(column, n)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func valueOf(column interface{ ValueStr(int) string }, n int) string {
	if s, ok := column.(*array.String); ok {
		return s.Value(n)
	}
	return column.ValueStr(n)
}

// codes lists the codes of a landing's findings, sorted, each once.
func (l landed) codes() []string {
	var codes []string
	for _, f := range l.files["findings"] {
		codes = append(codes, f["code"])
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// finding returns the only finding with a code.
func (l landed) finding(t testing.TB, code string) map[string]string {
	t.Helper()
	var found []map[string]string
	for _, f := range l.files["findings"] {
		if f["code"] == code {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d findings %s, want one; all: %v", len(found), code, l.files["findings"])
	}
	return found[0]
}

// data are the rows of a landing without what names the file they came from.
func (l landed) data() map[string][]map[string]string {
	data := map[string][]map[string]string{}
	for _, name := range []string{"info", "households", "members", "previous", "columns"} {
		data[name] = l.files[name]
	}
	return data
}
