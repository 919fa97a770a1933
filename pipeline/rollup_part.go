package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
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

// readPart finds the results of a folder and holds the published marts that a
// roll-up reads against their hashes in its manifest.
func readPart(dir string) (part, error) {
	found, err := findWarehouse(dir)
	if err != nil {
		return part{}, err
	}
	p := part{dir: dir, out: filepath.Dir(found), files: warehouse.Published{}}
	if p.manifest, err = readManifest(p.out); err != nil {
		return p, refuse("%s: không đọc được tệp này (%v); hãy chạy lại `rasoat run`", "%s: this file cannot be read (%v); run `rasoat run` again", filepath.Join(p.out, ManifestFile), err)
	}
	for _, mart := range warehouse.RolledUpMarts() {
		if err := p.take(mart); err != nil {
			return p, err
		}
	}
	return p, nil
}

// take finds the one file of a mart.
func (p *part) take(mart string) error {
	for _, output := range p.Content.Outputs {
		if !strings.HasPrefix(output.File, path.Join(ParquetFolder, mart)+"/") || !filepath.IsLocal(filepath.FromSlash(output.File)) {
			continue
		}
		now, err := hashFile(p.out, output.File)
		file := filepath.Join(p.out, filepath.FromSlash(output.File))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return refuse("%s: tệp này không còn; hãy chạy lại `rasoat run` hoặc lấy đủ thư mục kết quả", "%s: this file is no longer there; run `rasoat run` again or fetch the whole folder of results", file)
		case err != nil:
			return fault(err, "không đọc được %s", "cannot read %s", file)
		case now.SHA256 != output.SHA256:
			return refuse("%s: tệp này đã bị sửa sau khi chạy; hãy chạy lại `rasoat run`", "%s: this file was changed after the run; run `rasoat run` again", file)
		}
		p.files[mart] = file
		p.inputs = append(p.inputs, manifestFile{File: file, SHA256: now.SHA256, Bytes: now.Bytes})
		return nil
	}
	return refuse("%s: kết quả do phiên bản cũ của chương trình ghi, thiếu %s; hãy chạy lại `rasoat run`", "%s: an older version of the program wrote the result, %s is missing; run `rasoat run` again", p.out, path.Join(ParquetFolder, mart))
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
