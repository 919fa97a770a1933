package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/warehouse"
)

// A part is one result that a roll-up adds up.
type part struct {
	dir string // as it was named
	out string // its folder of results
	manifest
	files  warehouse.Published
	inputs []manifestFile // the files that are read, in the order of the marts
}

// key orders the parts whatever the order in which they were named: by the
// unit, then by what they hold.
func (p part) key() string {
	key := []string{p.Content.Unit}
	for _, input := range p.inputs {
		key = append(key, input.SHA256)
	}
	return strings.Join(key, " ")
}

// rule is the set that decided.
func (p part) rule() manifestRule {
	if len(p.Content.Rules) == 0 {
		return manifestRule{}
	}
	return p.Content.Rules[0]
}

// settings are how the result was classified, nil where its manifest does not say.
func (p part) settings() *manifestSettings { return p.Content.Settings }

// again is the command that makes the result anew.
func (p part) again() string {
	if p.Content.RollUp != "" {
		return "rasoat rollup"
	}
	return "rasoat run"
}

// readPart finds the results of a folder and holds the published marts that a
// roll-up reads against their hashes in its manifest. Manifest and marts are
// enough: the level below keeps its warehouse with the names.
func readPart(dir string) (part, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return part{}, refuse("%s: không có thư mục này; hãy kiểm tra lại đường dẫn", "%s: there is no such folder; check the path", dir)
	}
	out, err := resultsOf(dir)
	if err != nil {
		return part{}, err
	}
	p := part{dir: dir, out: out, files: warehouse.Published{}}
	p.manifest, err = readManifest(p.out)
	if errors.Is(err, fs.ErrNotExist) {
		return p, refuse("%s: chưa có kết quả; hãy chạy `rasoat run` trước, hoặc lấy đủ %s và %s của kết quả", "%s: there are no results yet; run `rasoat run` first, or fetch both %s and %s of the results", filepath.Join(p.out, ManifestFile), ManifestFile, ParquetFolder)
	}
	if err != nil {
		return p, refuse("%s: không đọc được tệp này (%v); hãy chạy lại `rasoat run`", "%s: this file cannot be read (%v); run `rasoat run` again", filepath.Join(p.out, ManifestFile), err)
	}
	for _, mart := range warehouse.RolledUpMarts() {
		if err := p.take(mart); err != nil {
			return p, err
		}
	}
	return p, nil
}

// take finds the one file of a mart and holds it against its hash.
func (p *part) take(mart string) error {
	listed := slices.DeleteFunc(slices.Clone(p.Content.Outputs), func(f manifestFile) bool {
		return !strings.HasPrefix(f.File, path.Join(ParquetFolder, mart)+"/") || !filepath.IsLocal(filepath.FromSlash(f.File))
	})
	if len(listed) != 1 {
		return refuse("%s: biên bản ghi %d tệp %s, phải có đúng một (kết quả do phiên bản khác của chương trình ghi); hãy chạy lại `%s`", "%s: the manifest lists %d files of %s, and there must be one (another version of the program wrote the result); run `%s` again", p.out, len(listed), path.Join(ParquetFolder, mart), p.again())
	}
	file := filepath.Join(p.out, filepath.FromSlash(listed[0].File))
	now, err := hashFile(p.out, listed[0].File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("%s: tệp này không còn; hãy chạy lại `%s` hoặc lấy đủ thư mục kết quả", "%s: this file is no longer there; run `%s` again or fetch the whole folder of results", file, p.again())
	case err != nil:
		return fault(err, "không đọc được %s", "cannot read %s", file)
	case now.SHA256 != listed[0].SHA256:
		return refuse("%s: tệp này đã bị sửa sau khi chạy; hãy chạy lại `%s`", "%s: this file was changed after the run; run `%s` again", file, p.again())
	}
	p.files[mart] = file
	p.inputs = append(p.inputs, manifestFile{File: file, SHA256: now.SHA256, Bytes: now.Bytes})
	return nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
