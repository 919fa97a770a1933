package survey

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// workbookFile is a file read once, so that its hash and its content belong
// together whatever happens to it meanwhile.
type workbookFile struct {
	sha256 string // "" where nothing could be opened
	key    string // names its landing: what the landing depends on
	data   []byte
	// refused says why the file is refused before its content is looked at;
	// data is then empty.
	refused error
}

// macroNames are the endings of workbooks with macros, which are refused by
// their name whatever they hold: a double click would run it.
var macroNames = []string{".xlsm", ".xltm", ".xlam"}

// readFile reads a workbook whole. What is wrong with the file alone refuses
// it, so that the others go on: a folder or a pipe of its name, a link to
// nowhere, a file that may not be read, one that is too large. An error is a
// fault of the machine, or a file that is not there.
func readFile(path string, limits Limits) (workbookFile, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return unopened(notRegular(info.Mode())), nil
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(path)
	}
	if err != nil {
		if cause, own := ownCause(path, err); own {
			return unopened(cause), nil
		}
		return workbookFile{}, err
	}
	defer f.Close()
	return readOpened(f, strings.ToLower(filepath.Ext(path)), limits)
}

func readOpened(f io.Reader, ending string, limits Limits) (workbookFile, error) {
	sum := sha256.New()
	var data bytes.Buffer
	n, err := data.ReadFrom(io.TeeReader(io.LimitReader(f, limits.MaxFileBytes+1), sum))
	if err != nil {
		return workbookFile{}, err
	}
	file := workbookFile{data: data.Bytes()}
	if n > limits.MaxFileBytes {
		if _, err := io.Copy(sum, f); err != nil {
			return workbookFile{}, err
		}
		file.refused, file.data = refuse(codeTooLargeFile, "what", "dung lượng tệp", "what_en", "the size of the file", "limit", megabytes(limits.MaxFileBytes)), nil
	}
	file.sha256 = hex.EncodeToString(sum.Sum(nil))
	if file.key = file.sha256; slices.Contains(macroNames, ending) {
		file.refused, file.data, file.key = refuse(codeMacros), nil, file.sha256+"-macro"
	}
	return file, nil
}

// cause is why a file cannot be opened; key names it.
type cause struct{ key, vi, en string }

// unopened is a file of which nothing was read.
func unopened(c cause) workbookFile {
	return workbookFile{key: "unopened-" + c.key, refused: refuse(codeUnopened, "cause", c.vi, "cause_en", c.en)}
}

func notRegular(mode fs.FileMode) cause {
	if mode.IsDir() {
		return cause{"folder", "đây là một thư mục", "it is a folder"}
	}
	return cause{"device", "đây là ống dẫn hoặc thiết bị, không phải tệp", "it is a pipe or a device, not a file"}
}

// ownCause tells what is wrong with one file from what is wrong with the
// machine or with the question.
func ownCause(path string, err error) (cause, bool) {
	_, gone := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return cause{"permission", "không có quyền đọc", "it may not be read"}, true
	case errors.Is(err, syscall.ELOOP):
		return cause{"loop", "lối tắt trỏ vòng về chính nó", "a link that leads back to itself"}, true
	case errors.Is(err, fs.ErrNotExist) && gone == nil:
		return cause{"nowhere", "lối tắt trỏ đến tệp không còn", "a link to a file that is not there"}, true
	}
	return cause{}, false
}

func (f workbookFile) read(ctx context.Context, role Role, limits Limits, layouts []Layout) (content, error) {
	if f.refused != nil {
		return contentOf(f.refused)
	}
	return readContent(ctx, f.data, role, limits, layouts)
}

// Hash gives the sha256 of a workbook as its landing names it, "" for what
// cannot be opened as a file.
func Hash(path string) (string, error) {
	file, err := readFile(path, Limits{})
	return file.sha256, err
}
