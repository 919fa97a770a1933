package pipeline

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Results are written whole into out/.next. When all of them are on the disk,
// the journal is written; from then on the run has happened, and whatever
// stops the renames, the next command finishes them. Before that, out stays as
// it was.
const (
	nextFolder  = ".next"
	journalFile = "journal.json"
)

// journal lists what a publication does to out.
type journal struct {
	Move   []string `json:"move"`
	Remove []string `json:"remove"`
}

// errJournal is the error of a journal that no run has written so.
var errJournal = errors.New("a damaged journal")

// local tells whether the journal stays within out: a folder of results may
// come from anywhere.
func (j journal) local() bool {
	for _, file := range slices.Concat(j.Move, j.Remove) {
		if !filepath.IsLocal(file) {
			return false
		}
	}
	return true
}

// prepareNext finishes what an earlier run left undone and gives an empty
// folder for the results of this one. A damaged journal is cleared away. The
// caller holds the lock.
func prepareNext(out string) (string, error) {
	if err := finishPublication(out); err != nil && !errors.Is(err, errJournal) {
		return "", err
	}
	next := filepath.Join(out, nextFolder)
	if err := errors.Join(os.RemoveAll(next), os.MkdirAll(next, 0o700)); err != nil {
		return "", unwritable(out, err)
	}
	return next, nil
}

// discard clears away the results of a run that failed, unless they are
// already being published: then the next command completes them.
func discard(next string) {
	if _, err := os.Stat(filepath.Join(next, journalFile)); errors.Is(err, fs.ErrNotExist) {
		os.RemoveAll(next)
	}
}

// publish makes the files of out/.next the results, in the order given, and
// removes those of former that this run has not.
func publish(out string, files, former []string) error {
	next := filepath.Join(out, nextFolder)
	for _, file := range files {
		fresh := filepath.Join(next, file)
		if err := errors.Join(os.Chmod(fresh, 0o600), syncFile(fresh), replaceable(filepath.Join(out, file))); err != nil {
			return refuseInUse(filepath.Join(out, file), err)
		}
	}
	plan := journal{Move: files}
	for _, file := range former {
		if !slices.Contains(files, file) && filepath.IsLocal(file) {
			plan.Remove = append(plan.Remove, file)
		}
	}
	content, err := json.Marshal(plan)
	if err != nil {
		return err
	}
	if err := writeThrough(filepath.Join(next, journalFile), content); err != nil {
		return unwritable(out, err)
	}
	return finishPublication(out)
}

// finishPublication does what the journal says, as far as it is not done yet,
// and clears it away. Without a journal it does nothing.
func finishPublication(out string) error {
	next := filepath.Join(out, nextFolder)
	content, err := os.ReadFile(filepath.Join(next, journalFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var plan journal
	if err != nil || json.Unmarshal(content, &plan) != nil || !plan.local() {
		return fault(errors.Join(err, errJournal), "không dùng được %s; hãy chạy lại `rasoat run`", "%s cannot be used; run `rasoat run` again", filepath.Join(next, journalFile))
	}
	for _, file := range plan.Move {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(out, file)), 0o700); err != nil {
			return unwritable(out, err)
		}
		err := os.Rename(filepath.Join(next, file), filepath.Join(out, file))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return refuseInUse(filepath.Join(out, file), err)
		}
	}
	for _, file := range plan.Remove {
		os.Remove(filepath.Join(out, file))
		if folder := filepath.Dir(filepath.Join(out, file)); folder != filepath.Clean(out) {
			os.Remove(folder) // only where nothing is left in it
		}
	}
	return fault(os.RemoveAll(next), "không dọn được %s", "cannot clear %s", next)
}

// replaceable tells early whether a result is held open by another program.
// Excel on Windows lets nobody write to its file; a program that only reads may
// let others write and still not rename, which a renaming to itself shows.
func replaceable(file string) error {
	open, err := os.OpenFile(file, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(open.Close(), os.Rename(file, file))
}

func refuseInUse(file string, err error) error {
	return refuse("%s: không thay được tệp này (%v); hãy đóng chương trình đang mở nó rồi chạy lại",
		"%s: this file cannot be replaced (%v); close the program that has it open and run again", file, err)
}

func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// writeThrough writes a file that is either whole on the disk or not there.
func writeThrough(name string, content []byte) error {
	temporary := name + ".tmp"
	if err := os.WriteFile(temporary, content, 0o600); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	return os.Rename(temporary, name)
}
