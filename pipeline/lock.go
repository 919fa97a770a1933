package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/gofrs/flock"
)

// The lock lies beside the file that names its holder: Windows lets nobody
// read a locked file.
const (
	lockFile   = ".lock"
	holderFile = ".lock-holder"
)

// lockOut takes the folder of results for one run. The lock ends with the
// process, however it ends.
func lockOut(out string) (release func(), err error) {
	if err := openable(out); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return nil, unwritable(out, err)
	}
	lock := flock.New(filepath.Join(out, lockFile))
	got, err := lock.TryLock()
	if err != nil {
		return nil, unwritable(out, err)
	}
	if !got {
		return nil, heldBy(out)
	}
	host, _ := os.Hostname()
	holder := fmt.Sprintf("%d@%s, %s", os.Getpid(), host, time.Now().Format(time.DateTime))
	if err := os.WriteFile(filepath.Join(out, holderFile), []byte(holder), 0o600); err != nil {
		lock.Unlock()
		return nil, unwritable(out, err)
	}
	return func() {
		os.Remove(filepath.Join(out, holderFile))
		lock.Unlock()
	}, nil
}

// openable refuses a path that the driver of DuckDB cannot open: what follows a
// question mark is taken for settings, and a control character for a mistake.
func openable(path string) error {
	if strings.ContainsFunc(path, func(r rune) bool { return r == '?' || unicode.IsControl(r) }) {
		return refuse("%s: kho dữ liệu không mở được trong đường dẫn có dấu hỏi (?) hoặc ký tự điều khiển; hãy đổi tên thư mục hoặc tệp",
			"%s: no warehouse can be opened under a path with a question mark or a control character; rename the folder or the file", path)
	}
	return nil
}

func heldBy(out string) error {
	holder, _ := os.ReadFile(filepath.Join(out, holderFile))
	return refuse("%s: một lần chạy khác đang dùng thư mục này (tiến trình %s); hãy đợi nó xong rồi chạy lại",
		"%s: another run is using this folder (process %s); wait for it to end and run again", out, strings.TrimSpace(string(holder)))
}

func unwritable(out string, err error) error {
	return refuse("%s: không ghi được vào thư mục kết quả (%v); hãy xin quyền ghi hoặc chọn thư mục khác bằng --out",
		"%s: the folder of results cannot be written (%v); get permission or choose another with --out", out, err)
}
