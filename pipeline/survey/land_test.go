package survey

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"
)

func TestALandingHasEveryFileWithItsColumns(t *testing.T) {
	got := land(t, communeWorkbook(t, 2), RoleSurvey)
	keys := func(table string, folded ...string) string {
		columns := []string{"source_sheet", "source_row"}
		for _, f := range SheetOf(table).Fields {
			columns = append(columns, f.Key)
		}
		return strings.Join(append(columns, folded...), " ")
	}
	want := map[string]string{
		"workbook.arrow":   "sha256 layout role date1904 sheets",
		"info.arrow":       "source_sheet source_row key label value",
		"households.arrow": keys("households", "village_folded", "head_name_folded"),
		"members.arrow":    keys("members", "village_folded", "full_name_folded"),
		"previous.arrow":   keys("previous", "village_folded", "head_name_folded"),
		"outputs.arrow":    keys("outputs"),
		"money.arrow":      keys("money"),
		"columns.arrow":    "source_sheet key column label header_row",
		"findings.arrow":   "code severity sheet cell value message message_en remedy remedy_en",
	}
	entries, err := os.ReadDir(got.Dir)
	if err != nil || len(entries) != len(want)+1 {
		t.Fatalf("%d files, %v; want %d and their sums", len(entries), err, len(want))
	}
	for name, columns := range want {
		if names := columnsOf(t, filepath.Join(got.Dir, name)); names != columns {
			t.Errorf("%s has columns\n%s\nwant\n%s", name, names, columns)
		}
	}
	book := got.files["workbook"]
	if len(book) != 1 || book[0]["sha256"] != got.SHA256 || book[0]["role"] != "survey" || book[0]["sheets"] != "Thông tin; Hộ; Thành viên; Danh mục" || !strings.Contains(got.Dir, book[0]["layout"]) {
		t.Errorf("workbook.arrow says %v", book)
	}
	if got.File != "survey/workbook.xlsx" || got.Sheets != 4 || got.Rows != 6 || got.Cells < 200 || got.Took <= 0 || got.Refused || got.Reused {
		t.Errorf("the landing says %+v", got.Landing)
	}
}

// columnsOf lists the columns of an Arrow file and sees that source_row is a
// number that is always there and every other column a text that may be null.
func columnsOf(t *testing.T, path string) string {
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
	var columns []string
	for _, field := range r.Schema().Fields() {
		columns = append(columns, field.Name)
		want := arrow.Field{Name: field.Name, Type: arrow.BinaryTypes.String, Nullable: true}
		if field.Name == "source_row" {
			want = arrow.Field{Name: field.Name, Type: arrow.PrimitiveTypes.Int32}
		}
		if !field.Equal(want) {
			t.Errorf("%s: column %s is %v, want %v", path, field.Name, field, want)
		}
	}
	return strings.Join(columns, " ")
}

func TestAnUnchangedWorkbookIsNotReadAgain(t *testing.T) {
	root := t.TempDir()
	data := communeWorkbook(t, 3)
	first := landIn(t, root, data, RoleSurvey)
	again := landIn(t, root, data, RoleSurvey)
	if first.Reused || !again.Reused || again.Dir != first.Dir || again.Rows != first.Rows || again.Cells != first.Cells || again.Sheets != first.Sheets || again.Refused {
		t.Errorf("first %+v, then %+v", first.Landing, again.Landing)
	}
	changed := landIn(t, root, communeWorkbook(t, 4), RoleSurvey)
	if changed.Reused || changed.Dir == first.Dir {
		t.Errorf("another workbook lands as %+v", changed.Landing)
	}
	if previous := landIn(t, root, data, RolePrevious); previous.Reused || previous.Dir == first.Dir {
		t.Errorf("another role lands as %+v", previous.Landing)
	}
	refused := landIn(t, root, data[:100], RoleSurvey)
	if again := landIn(t, root, data[:100], RoleSurvey); !again.Reused || !again.Refused || !reflect.DeepEqual(again.files, refused.files) {
		t.Errorf("a refusal comes again as %+v", again.Landing)
	}
}

func TestARefusalForABoundIsNotReusedUnderAnother(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "workbook.xlsx")
	if err := os.WriteFile(path, communeWorkbook(t, 3), 0o600); err != nil {
		t.Fatal(err)
	}
	narrow := DefaultLimits()
	narrow.MaxFileBytes = 1000
	small, err := Land(context.Background(), path, "a.xlsx", RoleSurvey, root, narrow)
	if err != nil || !small.Refused {
		t.Fatalf("%+v, %v", small, err)
	}
	wide, err := Land(context.Background(), path, "a.xlsx", RoleSurvey, root, DefaultLimits())
	if err != nil || wide.Refused || wide.Reused || wide.SHA256 != small.SHA256 {
		t.Errorf("%+v, %v", wide, err)
	}
}

func TestALandingThatIsNotWholeIsMadeAnew(t *testing.T) {
	data := communeWorkbook(t, 3)
	for name, spoil := range map[string]func(path string) error{
		"a missing file":   os.Remove,
		"an empty file":    func(path string) error { return os.Truncate(path, 0) },
		"a file cut short": func(path string) error { return os.Truncate(path, 200) },
		"a bit turned":     turnABit,
		"a file of zeros":  func(path string) error { return os.WriteFile(path, make([]byte, 5000), 0o600) },
	} {
		root := t.TempDir()
		first := landIn(t, root, data, RoleSurvey)
		for _, file := range []string{"workbook.arrow", "households.arrow"} {
			if err := spoil(filepath.Join(first.Dir, file)); err != nil {
				t.Fatal(err)
			}
			if again := landIn(t, root, data, RoleSurvey); again.Reused || !reflect.DeepEqual(again.files, first.files) {
				t.Errorf("%s, %s: reused %t, or other rows", name, file, again.Reused)
			}
		}
	}
}

// turnABit changes one bit in the middle of a file.
func turnABit(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	content[len(content)/2] ^= 1
	return os.WriteFile(path, content, 0o600)
}

func TestTheSameWorkbookLandsInTheSameBytes(t *testing.T) {
	data := communeWorkbook(t, 5)
	one, other := land(t, data, RoleSurvey), land(t, data, RoleSurvey)
	for _, name := range landingFiles() {
		a, errA := os.ReadFile(filepath.Join(one.Dir, name))
		b, errB := os.ReadFile(filepath.Join(other.Dir, name))
		if errA != nil || errB != nil || !slices.Equal(a, b) {
			t.Errorf("%s differs between two landings (%v, %v)", name, errA, errB)
		}
	}
}

func TestLandingsRunSideBySide(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "workbook.xlsx")
	if err := os.WriteFile(path, communeWorkbook(t, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(root, "out", ".landing")
	var group sync.WaitGroup
	landings, errs := make([]Landing, 8), make([]error, 8)
	for i := range landings {
		group.Go(func() {
			landings[i], errs[i] = Land(context.Background(), path, "a.xlsx", RoleSurvey, out, DefaultLimits())
		})
	}
	group.Wait()
	for i := range landings {
		if errs[i] != nil || landings[i].Rows != 60 || landings[i].Dir != landings[0].Dir {
			t.Errorf("%+v, %v", landings[i], errs[i])
		}
	}
	if entries, err := os.ReadDir(out); err != nil || len(entries) != 1 {
		t.Errorf("%d entries are left under the root, %v; want one", len(entries), err)
	}
}

func TestFaultsOfTheMachineAreErrorsAndLeaveNothingBehind(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "workbook.xlsx")
	if err := os.WriteFile(path, communeWorkbook(t, 2), 0o600); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		path string
		role Role
		root string
		want error
	}{
		{"a file that is not there", context.Background(), path + "x", RoleSurvey, filepath.Join(root, "a"), fs.ErrNotExist},
		{"the end of the context", cancelled, path, RoleSurvey, filepath.Join(root, "b"), context.Canceled},
		{"a role that does not exist", context.Background(), path, "plan", filepath.Join(root, "c"), nil},
		{"a root that is a file", context.Background(), path, RoleSurvey, filepath.Join(path, "d"), nil},
	} {
		landing, err := Land(c.ctx, c.path, "survey/a.xlsx", c.role, c.root, DefaultLimits())
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "landing survey/a.xlsx: ") || landing != (Landing{}) {
			t.Errorf("%s: %+v, %v", c.name, landing, err)
		}
		if _, err := os.Stat(c.root); err == nil {
			t.Errorf("%s left %s", c.name, c.root)
		}
	}
}
