//go:build unix

package survey

import (
	"io/fs"
	"path/filepath"
	"testing"
)

// Landing files hold names and national ids.
func TestALandingIsReadByItsOwnerAlone(t *testing.T) {
	dir := land(t, communeWorkbook(t, 2), RoleSurvey).Dir
	seen := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if seen++; info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", entry.Name(), info.Mode().Perm(), want)
		}
		return nil
	})
	if err != nil || seen < 2 {
		t.Errorf("%d entries, %v", seen, err)
	}
}
