package pipeline

import (
	"maps"
	"path/filepath"
	"testing"

	"golang.org/x/sys/windows"
)

func TestAResultThatIsOpenElsewhereIsSaidBeforeAnyIsReplaced(t *testing.T) {
	for holder, shared := range map[string]uint32{
		"Excel, which lets others read":                    windows.FILE_SHARE_READ,
		"a reader, which lets others write but not rename": windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE,
		"a program that lets nobody near":                  0,
	} {
		out := resultsBefore(t)
		name, err := windows.UTF16PtrFromString(filepath.Join(out, "b"))
		if err != nil {
			t.Fatal(err)
		}
		open, err := windows.CreateFile(name, windows.GENERIC_READ, shared, nil, windows.OPEN_EXISTING, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		wantSentence(t, publish(out, order, nil), "close the program that has it open")
		if err := windows.CloseHandle(open); err != nil {
			t.Fatal(err)
		}
		if got := filesOf(t, out); !maps.Equal(got, before) {
			t.Errorf("%s: out holds %v, want %v", holder, got, before)
		}
		if err := publish(out, order, []string{"gone"}); err != nil {
			t.Errorf("%s, closed: %v", holder, err)
		}
		if got := filesOf(t, out); !maps.Equal(got, after) {
			t.Errorf("%s, closed: out holds %v, want %v", holder, got, after)
		}
	}
}
