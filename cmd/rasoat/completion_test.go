package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline"
)

func TestCompletionOffersWhatMayStandAtTheCursor(t *testing.T) {
	for _, c := range []struct {
		before  []string
		current string
		want    []string // "" is nothing: the shell offers files
	}{
		{nil, "ch", []string{"check"}},
		{[]string{"--lang", "en"}, "tem", []string{"template"}},
		{[]string{"--lang"}, "", []string{"vi", "en"}},
		{[]string{"run", "dot"}, "--for", []string{"--format"}},
		{[]string{"run", "dot", "--format"}, "", []string{"text", "json"}},
		{[]string{"query", "--format"}, "c", []string{"csv"}},
		{[]string{"export", "dot", "--for"}, "", []string{"spark"}},
		{[]string{"rules"}, "sh", []string{"show"}},
		{[]string{"rules", "diff", "nd-07-2021"}, "qd", []string{"qd-59-2015"}},
		{[]string{"schema"}, "tar", []string{"targets"}},
		{[]string{"completion"}, "", shells},
		{[]string{"help"}, "ver", []string{"verify", "version"}},
		{[]string{"run"}, "", nil},
		{[]string{"nothing"}, "", nil},
	} {
		var out bytes.Buffer
		console := newConsole(pipeline.English, &out, io.Discard)
		console.complete(newApp(console), append(slices.Clone(c.before), c.current))
		var got []string
		for line := range strings.Lines(out.String()) {
			word, about, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if about == "" {
				t.Errorf("%q says nothing of %s", c.before, word)
			}
			got = append(got, word)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("after %q, %q: offers %q, want %q", c.before, c.current, got, c.want)
		}
	}
}

func TestEveryShellHasAScriptThatAsksTheProgram(t *testing.T) {
	for _, shell := range shells {
		script, err := completionFiles.ReadFile("completion/rasoat." + shell)
		check(t, err)
		if !strings.Contains(string(script), completeWord) {
			t.Errorf("the script for %s does not ask the program", shell)
		}
	}
}

func TestBashCompletesThroughTheScript(t *testing.T) {
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "rasoat"), []byte("#!/bin/sh\nprintf '%s\\n' \"$@\" >\""+dir+"/asked\"\nprintf 'check\\tx y\\ncheese\\tz\\n'\n"), 0o700))
	script := filepath.Join("completion", "rasoat.bash")
	command := exec.Command("bash", "-c", `source "$1"; COMP_WORDS=(rasoat --lang en che); COMP_CWORD=3; _rasoat; printf '%s\n' "${COMPREPLY[@]}"`, "bash", script)
	command.Env = append(os.Environ(), "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.CombinedOutput()
	check(t, err)
	asked, err := os.ReadFile(filepath.Join(dir, "asked"))
	check(t, err)
	if string(out) != "check\ncheese\n" || string(asked) != "__complete\n--lang\nen\nche\n" {
		t.Errorf("bash offers %q after asking %q", out, asked)
	}
}

func TestTheManPageHasEveryCommandAndFlag(t *testing.T) {
	var out, errors bytes.Buffer
	if status := run([]string{"rasoat", "man"}, nil, &out, &errors); status != statusDone {
		t.Fatalf("status %d: %s", status, errors.String())
	}
	page := strings.ReplaceAll(out.String(), `\-`, "-")
	if !strings.HasPrefix(strings.TrimPrefix(page, ".nh\n"), ".TH") {
		t.Errorf("the page begins with %.60q", page)
	}
	for _, command := range newApp(newConsole(pipeline.Vietnamese, io.Discard, io.Discard)).Commands {
		if !regexp.MustCompile(`(?m)^\.SS rasoat ` + command.Name + `\b`).MatchString(page) {
			t.Errorf("the page has no section of %s", command.Name)
		}
		for _, flag := range command.Flags {
			if !strings.Contains(page, "--"+flag.Names()[0]) {
				t.Errorf("the page has nothing of --%s", flag.Names()[0])
			}
		}
	}
	if !strings.Contains(page, "TÊN") || !strings.Contains(page, "MÃ KẾT THÚC") {
		t.Error("the page is not in Vietnamese")
	}
}
