package warehouse

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"

	sqlfs "rasoat/sql"
)

// script is one file of rasoat/sql: one select, named as its relation.
type script struct {
	folder, relation string
	header           map[string]string // title, grain, severity, message, sheet, …
	columns          []Column          // comments of the header's columns list
	body             string
}

var headerKey = regexp.MustCompile(`^-- ([a-z_]+):\s*(.*)$`)
var headerColumn = regexp.MustCompile(`^--   ([A-Za-z0-9_]+):\s*(.*)$`)

// scripts reads every folder in order; inside a folder a relation comes after
// those that it reads.
func scripts(files fs.FS) ([]script, error) {
	folders, err := fs.Glob(files, "[0-9][0-9]_*")
	if err != nil {
		return nil, err
	}
	sort.Strings(folders)
	var all []script
	for _, folder := range folders {
		found, err := readFolder(files, folder)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func readFolder(files fs.FS, folder string) ([]script, error) {
	paths, err := fs.Glob(files, folder+"/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	var found []script
	for _, p := range paths {
		content, err := fs.ReadFile(files, p)
		if err != nil {
			return nil, err
		}
		found = append(found, parse(folder, strings.TrimSuffix(path.Base(p), ".sql"), string(content)))
	}
	return inOrder(folder, found)
}

func parse(folder, relation, content string) script {
	s := script{folder: folder, relation: relation, header: map[string]string{}}
	lines := strings.Split(content, "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "--") {
			s.body = strings.TrimSpace(strings.Join(lines[i:], "\n"))
			break
		}
		if m := headerColumn.FindStringSubmatch(line); m != nil {
			s.columns = append(s.columns, Column{Name: m[1], Comment: m[2]})
		} else if m := headerKey.FindStringSubmatch(line); m != nil {
			s.header[m[1]] = m[2]
		}
	}
	return s
}

// inOrder sorts the scripts of a folder so that none reads a later one.
func inOrder(folder string, found []script) ([]script, error) {
	reads := make([]map[string]bool, len(found))
	for i, s := range found {
		reads[i] = map[string]bool{}
		for _, word := range identifiers.FindAllString(s.body, -1) {
			reads[i][word] = true
		}
	}
	done := map[string]bool{}
	var ordered []script
	for len(ordered) < len(found) {
		before := len(ordered)
		for i, s := range found {
			if !done[s.relation] && ready(found, reads[i], s.relation, done) {
				done[s.relation] = true
				ordered = append(ordered, s)
			}
		}
		if len(ordered) == before {
			return nil, fmt.Errorf("sql/%s: relations read each other in a circle", folder)
		}
	}
	return ordered, nil
}

var identifiers = regexp.MustCompile(`[a-z][a-z0-9_]*`)

func ready(found []script, reads map[string]bool, self string, done map[string]bool) bool {
	for _, other := range found {
		if other.relation != self && reads[other.relation] && !done[other.relation] {
			return false
		}
	}
	return true
}

// PersonalChecks are the codes of the checks whose sentences quote a person's
// name or identity number (header key "personal").
func PersonalChecks() (map[string]bool, error) {
	all, err := scripts(sqlfs.Files())
	codes := map[string]bool{}
	for _, s := range all {
		if isCheck(s) && s.header["personal"] == "yes" {
			codes[s.header["code"]] = true
		}
	}
	return codes, err
}
