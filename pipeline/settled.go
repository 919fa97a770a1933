package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// How large a file may be that a campaign says of itself: YAML takes forty
// times its bytes in memory; maps and workbooks are larger by nature.
const (
	maxSettled = 4 << 20
	maxPlaces  = 64 << 20
)

// readSettled reads a file that people write for a campaign. A folder, a pipe
// or a device of its name, and one that is too large, is a Refusal.
func readSettled(name string) ([]byte, error) {
	if err := regular(name); err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	most := int64(maxSettled)
	if slices.Contains([]string{".geojson", ".json", ".xlsx"}, strings.ToLower(filepath.Ext(name))) {
		most = maxPlaces
	}
	if info.Size() > most {
		return nil, refuse("%s: tệp lớn %d MB, nhiều nhất là %d MB; hãy kiểm tra xem có phải đúng tệp không", "%s: the file has %d MB, %d MB is the most; check that it is the right file", name, info.Size()>>20, most>>20)
	}
	return os.ReadFile(name)
}

// regular refuses what is no file but has the name of one: a pipe would be
// waited for without end.
func regular(name string) error {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return refuse("%s: đây là thư mục, ống dẫn hoặc thiết bị, không phải tệp; hãy đặt lại tệp đúng", "%s: this is a folder, a pipe or a device, not a file; put the right file there", name)
	}
	return err
}
