package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// licences are told by words that each has and the others have not.
var licences = map[string]func(text string) bool{
	"MIT":          has("Permission is hereby granted, free of charge"),
	"Apache-2.0":   has("Apache License"),
	"Unlicense":    has("released into the public domain"),
	"BSD-3-Clause": func(text string) bool { return has("Redistribution and use")(text) && neither.MatchString(text) },
	"BSD-2-Clause": func(text string) bool { return has("Redistribution and use")(text) && !neither.MatchString(text) },
}

var neither = regexp.MustCompile(`(?i)neither the names? of`)

func has(words string) func(string) bool {
	return func(text string) bool { return strings.Contains(text, words) }
}

func TestTheListOfDependenciesHasEveryModuleWithItsLicence(t *testing.T) {
	listed := map[string]string{}
	list, err := os.ReadFile(filepath.Join("..", "..", ".github", "dependencies.md"))
	check(t, err)
	for _, row := range regexp.MustCompile(`(?m)^\| (\S+) \| \S.* \| (\S.*) \|$`).FindAllStringSubmatch(string(list), -1) {
		listed[row[1]] = row[2]
	}
	read := 0
	for _, module := range modules(t) {
		licence, known := listed[module.Path]
		delete(listed, module.Path)
		if !known {
			t.Errorf("%s is not in the list: say what it is for, and its licence", module.Path)
			continue
		}
		found, err := filepath.Glob(filepath.Join(module.Dir, "[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*"))
		check(t, err)
		if module.Dir == "" || len(found) == 0 {
			continue // not fetched, because nothing of it is linked or tested
		}
		read++
		text, err := os.ReadFile(found[0])
		check(t, err)
		for _, one := range strings.Split(licence, ", ") {
			if is := licences[one]; is == nil || !is(string(text)) {
				t.Errorf("%s: the list says %s, which %s does not", module.Path, one, filepath.Base(found[0]))
			}
		}
	}
	delete(listed, "module") // the head of the table
	for module := range listed {
		t.Errorf("%s is in the list and not in go.mod", module)
	}
	if read < 30 {
		t.Errorf("only %d licences were there to read", read)
	}
}

type module struct{ Path, Dir string }

// modules asks go for the modules of go.mod and where they lie.
func modules(t *testing.T) []module {
	mod, err := exec.Command("go", "mod", "edit", "-json").Output()
	check(t, err)
	var file struct{ Require []module }
	check(t, json.Unmarshal(mod, &file))
	args := []string{"list", "-m", "-f", "{{.Path}} {{.Dir}}"} // a module that was not fetched has no folder
	for _, m := range file.Require {
		args = append(args, m.Path)
	}
	dirs, err := exec.Command("go", args...).Output()
	check(t, err)
	dirOf := map[string]string{}
	for line := range strings.Lines(string(dirs)) {
		path, dir, _ := strings.Cut(strings.TrimSpace(line), " ")
		dirOf[path] = dir
	}
	for i, m := range file.Require {
		file.Require[i].Dir = dirOf[m.Path]
	}
	return file.Require
}
