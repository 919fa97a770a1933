package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	sqlfs "rasoat/sql"
)

// A Difference is one thing that is not as the manifest of a result says.
type Difference struct {
	// Part is input, output, table, rules or program.
	Part string
	// Name is a file, a table or a rule set.
	Name string
	// What is changed, missing or new.
	What string
	Text Text
}

// Verification is what Verify held against the manifest, and what differs.
type Verification struct {
	Out                     string
	Inputs, Outputs, Tables int
	// InputsSkipped: only a folder of results was given, so no input was seen.
	InputsSkipped bool
	Differences   []Difference
}

// Verify holds a result against its manifest: every file written, every table
// of the warehouse, the rules and statements of this program, and, where dir
// is a campaign folder, every input. It changes nothing. A folder without a
// result is a Refusal.
func Verify(ctx context.Context, dir string) (Verification, error) {
	path, err := findWarehouse(dir)
	if err != nil {
		return Verification{}, err
	}
	v := Verification{Out: filepath.Dir(path)}
	m, err := readManifest(v.Out)
	if err != nil {
		return v, refuse("%s: không đọc được tệp này (%v); hãy chạy lại `rasoat run`", "%s: this file cannot be read (%v); run `rasoat run` again", filepath.Join(v.Out, ManifestFile), err)
	}
	if err := v.outputs(m); err != nil {
		return v, err
	}
	v.unknown(m)
	if err := v.tables(ctx, filepath.Base(path), m.Content.Tables); err != nil {
		return v, err
	}
	if m.Content.Redacted != nil {
		if err := v.tables(ctx, RedactedFile, m.Content.Redacted); err != nil {
			return v, err
		}
	}
	if err := v.program(m); err != nil {
		return v, err
	}
	return v, v.inputs(dir, m)
}

// differ notes a difference.
func (v *Verification) differ(part, name, what, vi, en string) {
	v.Differences = append(v.Differences, Difference{part, name, what, say(vi, en, name)})
}

func (v *Verification) outputs(m manifest) error {
	outputs := m.Content.Outputs
	if last := readRecord(v.Out); last != nil { // of the run, or of a check after it
		outputs = slices.Concat(outputs, last.Written)
	}
	for _, output := range outputs {
		v.Outputs++
		found, err := hashFile(v.Out, output.File)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			v.differ("output", output.File, "missing", "%s: tệp kết quả không còn", "%s: the result is no longer there")
		case err != nil:
			return fault(err, "không đọc được %s", "cannot read %s", output.File)
		case found.SHA256 != output.SHA256:
			v.differ("output", output.File, "changed", "%s: tệp kết quả đã bị sửa sau khi chạy", "%s: the result was changed after the run")
		}
	}
	return nil
}

// unknown names what lies among the results and was not written by the run: a
// list put beside those of the run would be taken for one of them. The folder
// out itself may hold answers to queries and whatever its owner keeps there.
func (v *Verification) unknown(m manifest) {
	known := map[string]bool{WarehouseFile: true, RedactedFile: m.Run.Redacted != nil}
	for _, output := range m.Content.Outputs {
		known[output.File] = true
	}
	for _, folder := range []string{PostingFolder, OfficeFolder, SupportFolder, ParquetFolder, redactedFolder} {
		_ = filepath.WalkDir(filepath.Join(v.Out, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil
			}
			file, err := filepath.Rel(v.Out, name)
			if file = filepath.ToSlash(file); err == nil && !known[file] && !ofDesktop(entry.Name()) {
				v.differ("output", file, "new", "%s: không phải do lần chạy ghi", "%s: was not written by the run")
			}
			return nil
		})
	}
}

// ofDesktop tells the files that Excel, Windows and macOS leave in a folder
// that somebody looks at.
func ofDesktop(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(name))
}

// tables compares the content of a warehouse: the bytes of the file may differ
// between two runs, its rows, views and functions may not. One that cannot be
// read is a difference.
func (v *Verification) tables(ctx context.Context, file string, tables []manifestTable) error {
	in := ""
	if file == RedactedFile {
		in = file + ": "
	}
	v.Tables += len(tables)
	found, err := readTables(ctx, filepath.Join(v.Out, filepath.FromSlash(file)))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		v.Differences = append(v.Differences, Difference{"table", file, "changed",
			say("%s: không đọc được kho dữ liệu (%s)", "%s: the warehouse cannot be read (%s)", file, sentence(err))})
		return nil
	}
	wanted := map[string]manifestTable{}
	for _, table := range tables {
		wanted[table.Table] = table
	}
	for _, table := range found {
		want, known := wanted[table.Table]
		delete(wanted, table.Table)
		switch {
		case !known:
			v.differ("table", table.Table, "new", in+"bảng %s: không có trong lần chạy", in+"table %s: the run has made no such table")
		case want != table:
			v.differ("table", table.Table, "changed", in+"bảng %s: nội dung khác với lần chạy", in+"table %s: not what the run has written")
		}
	}
	for _, table := range slices.Sorted(maps.Keys(wanted)) {
		v.differ("table", table, "missing", in+"bảng %s: không còn trong kho dữ liệu", in+"table %s: no longer in the warehouse")
	}
	return nil
}

// readTables hashes the content of a warehouse file.
func readTables(ctx context.Context, path string) ([]manifestTable, error) {
	db, err := warehouse.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return tablesOf(ctx, db)
}

func (v *Verification) program(m manifest) error {
	hash, err := sqlfs.Hash()
	if err != nil {
		return err
	}
	if m.Content.Version != Version {
		v.differ("program", m.Content.Version, "changed", "chương trình: kết quả do rasoat %s lập, không phải phiên bản này", "program: the result was made by rasoat %s, not by this version")
	}
	if m.Content.SQL != hash {
		v.differ("program", "sql", "changed", "%s: các câu lệnh tính toán của chương trình này khác với lần chạy", "%s: the statements of this program are not those of the run")
	}
	return nil
}

// inputs compares what lies in the campaign folder now with what the run read.
func (v *Verification) inputs(dir string, m manifest) error {
	if m.Content.RollUp != "" {
		return v.inputsByName(v.Out, m)
	}
	if _, err := os.Stat(filepath.Join(dir, ConfigFile)); err != nil {
		v.InputsSkipped = true
		return nil
	}
	c, err := openCampaign(dir, v.Out)
	var refused Refusal
	if errors.As(err, &refused) {
		v.Differences = append(v.Differences, Difference{"input", ConfigFile, "changed", Text{refused.In(Vietnamese), refused.In(English)}})
		return v.inputsByName(dir, m)
	}
	if err != nil {
		return err
	}
	v.rules(c, m)
	now, err := c.inputsNow()
	if err != nil {
		return err
	}
	for _, input := range m.Content.Inputs {
		v.Inputs++
		hash, found := now[input.File]
		delete(now, input.File)
		switch {
		case !found:
			v.differ("input", input.File, "missing", "%s: dữ liệu vào không còn", "%s: the input is no longer there")
		case hash != input.SHA256:
			v.differ("input", input.File, "changed", "%s: dữ liệu vào đã thay đổi sau khi chạy", "%s: the input was changed after the run")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		v.differ("input", name, "new", "%s: có sau lần chạy, kết quả chưa tính đến", "%s: came after the run; the result knows nothing of it")
	}
	return nil
}

// inputsByName compares the inputs that the run has read, where what the
// campaign says of itself can no longer be read, and those of a roll-up.
func (v *Verification) inputsByName(dir string, m manifest) error {
	for _, input := range m.Content.Inputs {
		v.Inputs++
		hash, err := survey.Hash(campaign{dir: dir}.path(input.File))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if m.Content.RollUp != "" || !isApproved(input.File) { // it lies in out, wherever that is
				v.differ("input", input.File, "missing", "%s: dữ liệu vào không còn", "%s: the input is no longer there")
			}
		case err != nil:
			return fault(err, "không đọc được %s", "cannot read %s", input.File)
		case hash != input.SHA256:
			v.differ("input", input.File, "changed", "%s: dữ liệu vào đã thay đổi sau khi chạy", "%s: the input was changed after the run")
		}
	}
	return nil
}

func (v *Verification) rules(c campaign, m manifest) {
	now := c.ruleHashes()
	for _, set := range m.Content.Rules {
		at := slices.IndexFunc(now, func(r manifestRule) bool { return r.ID == set.ID })
		switch {
		case at < 0:
			v.differ("rules", set.ID, "missing", "bộ quy định %s: đợt này không còn dùng", "rule set %s: no longer used by the campaign")
		case now[at] != set:
			v.differ("rules", set.ID, "changed", "bộ quy định %s: nội dung khác với lần chạy", "rule set %s: not as it was in the run")
		}
	}
	for _, set := range now {
		if !slices.ContainsFunc(m.Content.Rules, func(r manifestRule) bool { return r.ID == set.ID }) {
			v.differ("rules", set.ID, "new", "bộ quy định %s: lần chạy chưa dùng", "rule set %s: not used by the run")
		}
	}
}

// inputsNow hashes every input of the campaign as it lies there. Results of
// earlier years in out that the run itself may have written are those before
// its own year.
func (c *campaign) inputsNow() (map[string]string, error) {
	if err := c.findBooks(); err != nil {
		return nil, err
	}
	if err := c.findApproved(); err != nil {
		return nil, err
	}
	settled, err := c.settledInputs()
	if err != nil {
		return nil, err
	}
	now := map[string]string{}
	for _, input := range settled {
		now[input.File] = input.SHA256
	}
	for _, book := range c.books {
		hash, err := survey.Hash(book.path)
		if err != nil {
			return nil, fault(err, "không đọc được %s", "cannot read %s", book.path)
		}
		now[strings.TrimPrefix(book.name, "./")] = hash
	}
	return now, nil
}
