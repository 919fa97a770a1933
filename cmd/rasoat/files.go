package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// outFormat is --format, or what the ending of --out means when no format is
// given. formats are those of the command, the first for the terminal.
func outFormat(ctx *cli.Context, formats []string) (string, error) {
	format, err := chosenFormat(ctx, formats...)
	if err != nil {
		return "", err
	}
	out := ctx.String("out")
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if !ctx.IsSet("format") && slices.Contains(formats[1:], ending) {
		return ending, nil
	}
	if out == "" && (format == "parquet" || format == "xlsx") {
		return "", refusal("--format %s cần --out TỆP", "--format %s needs --out FILE", format)
	}
	return format, nil
}

// newFile is placeFile for a file that its owner alone may read; one that
// exists is refused without force.
func newFile(path string, force bool, write func(next string) error) error {
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.IsDir():
		return refusal("%s là một thư mục; hãy cho tên tệp", "%s is a folder; name a file", path)
	case err == nil && !force:
		return refusal("%s đã có; chọn tên khác, hoặc thêm --force để ghi đè", "%s exists; choose another name, or add --force to overwrite it", path)
	}
	return placeFile(path, func(next string) error {
		if err := write(next); err != nil {
			return err
		}
		return os.Chmod(next, 0o600)
	})
}

// placeFile has a file written beside its place and then renamed, so that a
// failure leaves what was there.
func placeFile(path string, write func(next string) error) error {
	folder, err := os.MkdirTemp(filepath.Dir(path), ".rasoat-")
	if err != nil {
		return refusal("%s: không ghi được vào thư mục này: %v", "%s: this folder cannot be written: %v", path, err)
	}
	defer os.RemoveAll(folder)
	next := filepath.Join(folder, filepath.Base(path))
	if err := write(next); err != nil {
		return err
	}
	return os.Rename(next, path)
}
