package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"rasoat/rules/strict"
)

// communesKey is the key of targets.yaml that --write replaces.
const communesKey = "communes"

// communesPart is the part communes: of targets.yaml, one line a commune.
func (a *allocator) communesPart() string {
	var part strings.Builder
	part.WriteString(communesKey + ":\n")
	for _, c := range a.result.Communes {
		fmt.Fprintf(&part, "  - {code: %q", c.Code)
		if c.Poor != nil {
			fmt.Fprintf(&part, ", poor_reduction: %d", c.Poor.Reduction)
		}
		if c.NearPoor != nil {
			fmt.Fprintf(&part, ", near_poor_reduction: %d", c.NearPoor.Reduction)
		}
		fmt.Fprintf(&part, "}   # %s\n", strings.ReplaceAll(c.Name, "\n", " "))
	}
	return part.String()
}

// writeTargets puts the part into targets.yaml. Every other byte stays, and
// the file is read again before it takes the place of the old one.
func (a *allocator) writeTargets() error {
	c := a.campaign
	name := c.path(c.config.Paths.Targets)
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	before, err := os.ReadFile(name)
	if isMissing(err) {
		return refuse("%s: không có tệp chỉ tiêu để ghi vào; hãy tạo tệp với year, plan và targets, hoặc bỏ --write để chỉ in ra", "%s: there is no file of targets to write to; make it with year, plan and targets, or leave --write out to print only", name)
	}
	if err != nil {
		return fault(err, "không đọc được %s", "cannot read %s", name)
	}
	after, err := replaceCommunes(before, a.keepLists(c.targets.Communes))
	if err == nil {
		err = a.holdsNothingElse(name, before, after)
	}
	if err != nil {
		return refuse("%s: không thể thay phần communes mà giữ nguyên phần còn lại (%v); hãy tự chép phần in ra vào tệp", "%s: the part communes cannot be replaced with the rest as it is (%v); copy the printed part into the file by hand", name, err)
	}
	if !bytes.Equal(before, after) {
		if err := replaceFile(name, after); err != nil {
			return fault(err, "không ghi được %s", "cannot write %s", name)
		}
	}
	a.result.Targets = c.path(c.config.Paths.Targets)
	return nil
}

// keepLists is the part with the numbers that stand for a list that is not
// shared out now.
func (a *allocator) keepLists(standing []communeTarget) string {
	kept := *a
	kept.result.Communes = append([]AllocatedCommune(nil), a.result.Communes...)
	for i, c := range kept.result.Communes {
		for _, old := range standing {
			if string(old.Code) != c.Code {
				continue
			}
			if c.Poor == nil && old.PoorReduction != nil {
				kept.result.Communes[i].Poor = &AllocatedPart{Reduction: int64(*old.PoorReduction)}
			}
			if c.NearPoor == nil && old.NearPoorReduction != nil {
				kept.result.Communes[i].NearPoor = &AllocatedPart{Reduction: int64(*old.NearPoorReduction)}
			}
		}
	}
	return kept.communesPart()
}

// holdsNothingElse reads both files and finds them equal but for the communes.
func (a *allocator) holdsNothingElse(name string, before, after []byte) error {
	var old, changed targets
	if _, err := strict.Decode(name, before, &old); err != nil {
		return err
	}
	if _, err := strict.Decode(name, after, &changed); err != nil {
		return err
	}
	if len(changed.Communes) != len(a.result.Communes) {
		return fmt.Errorf("%d communes", len(changed.Communes))
	}
	old.Communes, changed.Communes = nil, nil
	if !reflect.DeepEqual(old, changed) {
		return errors.New("other parts change")
	}
	return nil
}

// replaceCommunes puts part in the place of the key communes of a YAML file, or
// at its end. Blank lines and comments after the old part stay.
func replaceCommunes(content []byte, part string) ([]byte, error) {
	// the parser counts lines by \n alone
	file, err := parser.ParseBytes(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")), 0)
	if err != nil {
		return nil, err
	}
	if len(file.Docs) != 1 {
		return nil, errors.New("more than one document")
	}
	if bytes.Contains(content, []byte("\r\n")) {
		part = strings.ReplaceAll(part, "\n", "\r\n")
	}
	lines := strings.SplitAfter(string(content), "\n")
	first, end, err := communesLines(file.Docs[0].Body, lines)
	if err != nil {
		return nil, err
	}
	head, tail := strings.Join(lines[:first], ""), strings.Join(lines[end:], "")
	if head != "" && !strings.HasSuffix(head, "\n") {
		head += part[strings.Index(part, ":")+1 : strings.Index(part, "\n")+1]
	}
	return []byte(head + part + tail), nil
}

// communesLines are the lines [first, end) that the key communes takes, or an
// empty range at the end of the file.
func communesLines(root ast.Node, lines []string) (first, end int, err error) {
	mapping, is := root.(*ast.MappingNode)
	if !is || mapping.IsFlowStyle {
		return 0, 0, errors.New("the file is not written with one key a line")
	}
	end = len(lines)
	first = end
	for i, pair := range mapping.Values {
		if pair.Key.GetToken().Value != communesKey {
			continue
		}
		first = pair.Key.GetToken().Position.Line - 1
		if i+1 < len(mapping.Values) {
			end = mapping.Values[i+1].Key.GetToken().Position.Line - 1
		}
		for end > first+1 && isAside(lines[end-1]) {
			end--
		}
	}
	return first, end, nil
}

// isAside tells a blank line or a comment at the margin: what stands after a
// key belongs to what follows.
func isAside(line string) bool {
	return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#")
}

// replaceFile writes beside a file and renames, with the permissions of the
// file replaced.
func replaceFile(name string, content []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	temporary := name + ".tmp"
	if err := os.WriteFile(temporary, content, info.Mode().Perm()); err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(temporary, info.Mode().Perm()), syncFile(temporary), os.Rename(temporary, name)); err != nil {
		os.Remove(temporary)
		return err
	}
	return nil
}
