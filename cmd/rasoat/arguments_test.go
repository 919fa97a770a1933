package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline"
)

func TestAFolderAloneIsTheCampaignToRun(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, folder := range []string{"đợt 2023", "check"} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("01969.xlsx", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, typed, want string }{
		{"a folder dropped on the program", "đợt 2023", "run|đợt 2023"},
		{"a folder named like a command", "check", "check"},
		{"a file", "01969.xlsx", "01969.xlsx"},
		{"a folder that is not there", "đợt 2024", "đợt 2024"},
		{"a folder with more after it", "đợt 2023|--lang|en", "đợt 2023|--lang|en"},
		{"nothing", "", ""},
	} {
		app := newApp(newConsole(pipeline.English, &bytes.Buffer{}, &bytes.Buffer{}))
		got := dropped(app, append([]string{"rasoat"}, strings.Split(c.typed, "|")...))
		if joined := strings.Join(got[1:], "|"); joined != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.name, c.typed, joined, c.want)
		}
	}
}

func TestFlagsCountWhereverTheyStand(t *testing.T) {
	for _, c := range []struct {
		name        string
		typed, want string // arguments, without the program's name
	}{
		{"after the folder", "run dot --format json", "run --format json -- dot"},
		{"before the folder", "run --format json dot", "run --format json -- dot"},
		{"before the command", "--format json run dot", "run --format json -- dot"},
		{"joined by =", "run dot --format=json", "run --format=json -- dot"},
		{"one dash", "run dot -format json", "run -format json -- dot"},
		{"a global flag last", "run dot --lang en", "--lang en run -- dot"},
		{"a global flag between", "--lang en check a b --limit 0", "--lang en check --limit 0 -- a b"},
		{"a flag without a value", "synth --defects --out dot --seed 7", "synth --defects --out dot --seed 7 --"},
		{"after --, everything is an argument", "check --limit 1 -- --odd-name -x", "check --limit 1 -- --odd-name -x"},
		{"a single dash is an argument", "check -", "check -- -"},
		{"a value that looks like a command", "--out run run dot", "run --out run -- dot"},
		{"a value that looks like a flag", "run dot --out --lang", "run --out --lang -- dot"},
		{"help on a command", "run dot --help", "help run"},
		{"help in general", "--help", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			app := newApp(newConsole(pipeline.English, &bytes.Buffer{}, &bytes.Buffer{}))
			got, err := arrange(app, append([]string{"rasoat"}, strings.Fields(c.typed)...))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got[1:], strings.Fields(c.want)) {
				t.Errorf("%q becomes %q, want %q", c.typed, strings.Join(got[1:], " "), c.want)
			}
		})
	}
}

func TestWhatCannotBeUnderstoodIsRefusedWithTheNearestWord(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"rnu dot", `there is no command "rnu"; the nearest is "run"`},
		{"run dot --outt x", "there is no option --outt; the nearest is --out, see `rasoat run --help`"},
		{"run dot --seed 3", "there is no option --seed"},
		{"--nothing", "there is no option --nothing"},
		{"run dot --out", "--out needs a value after it"},
	} {
		status, _, stderr := invoke(append([]string{"--lang=en"}, strings.Fields(c.typed)...)...)
		if status != statusWrongUse || !strings.Contains(stderr, c.want) {
			t.Errorf("%q: status %d, %q, want %q", c.typed, status, stderr, c.want)
		}
	}
}

func TestTheLanguageIsKnownBeforeTheArgumentsAreUnderstood(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  pipeline.Lang
	}{
		{"run dot", pipeline.Vietnamese}, {"run dot --lang en", pipeline.English}, {"--lang=en nonsense", pipeline.English},
		{"-lang en run", pipeline.English}, {"--lang vi run", pipeline.Vietnamese}, {"--lang", pipeline.Vietnamese},
		{"check -- --lang en", pipeline.Vietnamese},
	} {
		if got := spokenLanguage(strings.Fields(c.typed)); got != c.want {
			t.Errorf("%q is answered in %s, want %s", c.typed, got, c.want)
		}
	}
}

// invoke runs the program in the test's own process.
func invoke(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(append([]string{"rasoat"}, args...), strings.NewReader(""), &out, &errs)
	return status, out.String(), errs.String()
}
