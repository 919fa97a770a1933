//go:build unix

package survey

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func becomeUser(uid int) error { return syscall.Setuid(uid) }

// nobody is a user without rights on anything, on every Unix.
const nobody = 65534

func TestWhatIsNoFileOrMayNotBeReadIsSaidAndNeverWaitedFor(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, message string
		make          func(path string) error
	}{
		{"a folder", "Không mở được tệp: đây là một thư mục", func(path string) error { return os.Mkdir(path, 0o755) }},
		{"a pipe that nobody writes to", "Không mở được tệp: đây là ống dẫn hoặc thiết bị, không phải tệp", func(path string) error { return syscall.Mkfifo(path, 0o644) }},
		{"a device that never ends", "Không mở được tệp: đây là ống dẫn hoặc thiết bị, không phải tệp", func(path string) error { return os.Symlink("/dev/zero", path) }},
		{"a link to itself", "Không mở được tệp: lối tắt trỏ vòng về chính nó", func(path string) error { return os.Symlink(filepath.Base(path), path) }},
		{"a link to nowhere", "Không mở được tệp: lối tắt trỏ đến tệp không còn", func(path string) error { return os.Symlink("gone", path) }},
		{"a file that may not be read", "Không mở được tệp: không có quyền đọc", func(path string) error { return os.WriteFile(path, communeWorkbook(t, 1), 0) }},
		{"a macro workbook by its name", macrosSaid, func(path string) error {
			return os.WriteFile(path[:len(path)-1]+"m", communeWorkbook(t, 1), 0o644)
		}},
	} {
		path := filepath.Join(dir, c.name+".xlsx")
		if err := c.make(path); err != nil {
			t.Fatal(err)
		}
		code := codeUnopened
		if c.message == macrosSaid {
			code, path = codeMacros, path[:len(path)-1]+"m"
		}
		user := 0
		if os.Getuid() == 0 {
			user = nobody // root reads everything
		}
		answered(t, hostile{name: c.name, code: code, message: c.message}, landAside(t, path, user))
	}
}
