package pipeline

import (
	"path/filepath"
	"slices"
	"strings"
)

// shownBelow is how many folders of results a sentence names.
const shownBelow = 10

// findHouseholds is findWarehouse for what needs households: the results of a
// roll-up are refused with the folders in which they are.
func findHouseholds(target string) (string, error) {
	found, err := findWarehouse(target)
	if err == nil && filepath.Base(found) == WarehouseFile {
		err = notRolledUp(filepath.Dir(found), Text{})
	}
	return found, err
}

// notRolledUp refuses the results of a roll-up and says where its households
// are; more ends the sentence.
func notRolledUp(out string, more Text) error {
	m, err := readManifest(out)
	if err != nil || m.Content.RollUp == "" {
		return nil
	}
	below := m.below(out)
	where := say("%s", "%s", strings.Join(below, ", "))
	if left := len(below) - shownBelow; left > 0 {
		where = say("%s và %d thư mục khác", "%s and %d other folders", strings.Join(below[:shownBelow], ", "), left)
	}
	return refuse("%[1]s: kết quả cộng lên không có hộ nào; các hộ ở %[2]s, hãy chỉ thư mục có hộ cần hỏi%[4]s", "%[1]s: a roll-up has no households; they are in %[3]s, name the folder of those asked about%[5]s", out, where.VI, where.EN, more.VI, more.EN)
}

// below are the folders of results that a roll-up in out has added up, through
// the roll-ups among them down to those of campaigns, each once.
func (m manifest) below(out string) []string {
	seen := map[string]bool{filepath.Clean(out): true}
	var found []string
	var follow func(m manifest, out string)
	follow = func(m manifest, out string) {
		for _, dir := range m.added(out) {
			if seen[dir] {
				continue
			}
			seen[dir] = true
			if lower, err := readManifest(dir); err == nil && lower.Content.RollUp != "" {
				follow(lower, dir)
				continue
			}
			found = append(found, dir)
		}
	}
	follow(m, out)
	slices.Sort(found)
	return found
}

// added are the folders whose marts a roll-up in out has read.
func (m manifest) added(out string) []string {
	var dirs []string
	for _, input := range m.Content.Inputs {
		dir, _, found := strings.Cut(input.File, "/"+ParquetFolder+"/mart_units/")
		if !found {
			continue
		}
		if dir = filepath.FromSlash(dir); !filepath.IsAbs(dir) {
			dir = filepath.Join(out, dir)
		}
		dirs = append(dirs, dir)
	}
	return dirs
}
