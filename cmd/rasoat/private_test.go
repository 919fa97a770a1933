package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"rasoat/pipeline"
)

// The campaign has households with faulty names and numbers (defects), which
// findings quote.
func TestNoNameAndNoIdentityNumberIsPrintedOrStandsInTheManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "đợt")
	rasoat(t, "synth", "--seed", "11", "--communes", "4", "--households", "120", "--defects", "--out", dir)
	said := map[string]string{}
	for _, args := range [][]string{{"run", dir}, {"check", dir, "--limit", "0", "--since"}, {"check", dir, "--limit", "0", "--lang", "en"}, {"report", dir}, {"verify", dir}, {"export", dir, "--for", "spark"}, {"trace", dir, "7.1!E10"}} {
		output, _ := program(args...).CombinedOutput() // findings end some of them with 3
		said[strings.Join(args, " ")] = string(output)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "out", pipeline.ManifestFile))
	check(t, err)
	said["the manifest"] = string(manifest)
	ownerAlone(t, dir)
	persons := personsOf(t, dir)
	if len(persons) < 200 {
		t.Fatalf("only %d names and numbers are known, so that the test would see nothing", len(persons))
	}
	for what, text := range said {
		for _, person := range persons {
			if strings.Contains(text, person) {
				t.Errorf("%s shows %q", what, person)
			}
		}
	}
	asTyped, _ := program("check", dir, "--limit", "0", "--names").CombinedOutput()
	for _, person := range persons {
		if strings.Contains(string(asTyped), person) {
			return
		}
	}
	t.Error("check --names shows no name and no number as typed")
}

// ownerAlone holds that nobody else may read what was written. Windows has no
// such bits: there, who may read is inherited from the folder above.
func ownerAlone(t *testing.T, dir string) {
	if runtime.GOOS == "windows" {
		return
	}
	check(t, filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
		return err
	}))
}

// personsOf lists the names and identity numbers of all workbooks of a campaign.
func personsOf(t *testing.T, dir string) []string {
	list := &texts{}
	_, err := pipeline.Query(context.Background(), dir, pipeline.Question{SQL: `
select distinct person from (
  select head_name as person from raw_households union all select head_national_id from raw_households union all select surveyor from raw_households
  union all select full_name from raw_members union all select national_id from raw_members
  union all select head_name from raw_previous union all select head_national_id from raw_previous
) where length(person) > 5 order by all`}, list)
	check(t, err)
	return list.found
}

// texts keeps an answer of one column.
type texts struct{ found []string }

func (*texts) Header([]string) error { return nil }
func (l *texts) Row(row []any) error {
	l.found = append(l.found, string(bytes.TrimSpace([]byte(row[0].(string)))))
	return nil
}
