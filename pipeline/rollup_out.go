package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// usualUnits is the list of units that a roll-up finds in Out.
const usualUnits = "units.csv"

// freeOut refuses a folder that holds anything but the results of a roll-up: a
// new one, an empty one and one with a list of units only are free.
func freeOut(out string) error {
	if exists(filepath.Join(out, ConfigFile)) {
		return refuse("%s: đây là thư mục đợt rà soát; hãy ghi kết quả cộng lên vào một thư mục khác", "%s: this is a campaign folder; write the sum to another folder", out)
	}
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return refuse("%s: không dùng được thư mục này (%v)", "%s: this folder cannot be used (%v)", out, err)
	}
	found, all := manifestsIn(out)
	switch foreign := slices.ContainsFunc(found, func(m manifest) bool { return m.Content.RollUp == "" }); {
	case foreign:
		return refuse("%s: đây là kết quả của một đợt rà soát, cộng lên sẽ ghi đè; hãy chọn thư mục khác", "%s: these are the results of a campaign, which the sum would replace; choose another folder", out)
	case !all:
		return refuse("%s: không đọc được %s của kết quả ở đây, không biết có phải kết quả cộng lên hay không; hãy chọn thư mục mới hoặc trống", "%s: the %s of the results there cannot be read, so they may be no roll-up; choose a new or empty folder", out, ManifestFile)
	case len(found) > 0:
		return nil
	}
	for _, entry := range entries {
		if name := entry.Name(); name != usualUnits && !ofDesktop(name) {
			return refuse("%s: thư mục có %s và không có %s của lần cộng trước, cộng lên có thể ghi đè; hãy chọn thư mục mới hoặc trống", "%s: the folder holds %s and no %s of an earlier roll-up, so the sum might write over it; choose a new or empty folder", out, name, ManifestFile)
		}
	}
	return nil
}

// manifestsIn reads the manifest of the results in a folder and that of results
// that wait there to be published; all tells whether each that is there can be
// read.
func manifestsIn(out string) (found []manifest, all bool) {
	dirs := []string{out}
	if next := filepath.Join(out, nextFolder); exists(filepath.Join(next, journalFile)) {
		dirs = append(dirs, next)
	}
	all = true
	for _, dir := range dirs {
		switch m, err := readManifest(dir); {
		case err == nil:
			found = append(found, m)
		case !errors.Is(err, fs.ErrNotExist):
			all = false
		}
	}
	return found, all
}

// apart refuses a sum that would lie in a folder that it adds up, or that holds
// one. Campaigns and their results are both held against it, whatever links lead
// there.
func apart(out string, p part) error {
	for _, dir := range []string{p.dir, p.out} {
		switch {
		case sameFile(out, dir):
			return refuse("%s: kết quả cộng lên không thể ghi vào chính thư mục được cộng %s; hãy chọn thư mục khác", "%s: the sum cannot be written over %s, which it adds up; choose another folder", out, dir)
		case within(out, dir):
			return refuse("%s: thư mục kết quả cộng lên nằm trong %s, là thư mục được cộng; hãy chọn thư mục ngoài nó", "%s: the folder of the sum lies in %s, which it adds up; choose one outside", out, dir)
		case within(dir, out):
			return refuse("%s: thư mục kết quả cộng lên chứa %s, là thư mục được cộng; hãy chọn thư mục khác", "%s: the folder of the sum holds %s, which it adds up; choose another", out, dir)
		}
	}
	return nil
}

// within tells whether a path, which need not exist, leads into a folder.
func within(path, folder string) bool {
	at, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for dir := at; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return holds(folder, real)
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

// holds tells whether a resolved folder is one of those above a path or itself.
func holds(folder, real string) bool {
	for dir := real; ; dir = filepath.Dir(dir) {
		if sameFile(dir, folder) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
