package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// found writes a finding as "code cell household value".
func found(lines ...string) []Finding {
	var all []Finding
	for _, line := range lines {
		part := append(strings.Split(line, " "), "", "", "")
		f := Finding{Code: part[0], Commune: "01969", File: "survey/01969.xlsx", Sheet: "Hộ", Cell: part[1], Household: part[2], Value: part[3]}
		if f.Household != "" {
			f.Village = "Nà Cà"
		}
		all = append(all, f)
	}
	return all
}

func shownAs(findings []Finding) []string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, strings.TrimSpace(strings.Join([]string{f.Code, f.Cell, f.Household, f.Value}, " ")))
	}
	return lines
}

func TestFindingsAreFollowedFromOneCheckToTheNext(t *testing.T) {
	for _, c := range []struct {
		what                  string
		before, now           []Finding
		mended, fresh, remain []string
	}{
		{"one is mended, one is new, one remains",
			found("HO-002 E8 1 Na", "HO-001 C9 2"), found("HO-001 C9 2", "HO-006 H9 2 0"),
			[]string{"HO-002 E8 1 Na"}, []string{"HO-006 H9 2 0"}, []string{"HO-001 C9 2"}},
		{"a row put in above makes nothing new",
			found("HO-002 E8 1 Na", "HO-002 E9 2 Nu"), found("HO-002 E9 1 Na", "HO-002 E10 2 Nu"),
			nil, nil, []string{"HO-002 E9 1 Na", "HO-002 E10 2 Nu"}},
		{"of two members the one mended is told by what stands in the cell, though rows moved",
			found("TV-001 E8 1 Na", "TV-001 E9 1 Nu"), found("TV-001 E10 1 Nu"),
			[]string{"TV-001 E8 1 Na"}, nil, []string{"TV-001 E10 1 Nu"}},
		{"another wrong value in the cell is the same finding",
			found("HO-002 E8 1 Na"), found("HO-002 E8 1 N"),
			nil, nil, []string{"HO-002 E8 1 N"}},
		{"the household got another number",
			found("HO-002 E8 1 Na"), found("HO-002 E8 7 Na"),
			nil, nil, []string{"HO-002 E8 7 Na"}},
		{"an empty cell of another household in the same place is another finding",
			found("HO-001 C8 1"), found("HO-001 C8 2"),
			[]string{"HO-001 C8 1"}, []string{"HO-001 C8 2"}, nil},
		{"two of a kind where there was one",
			found("HO-005 A8 9 009"), found("HO-005 A8 9 009", "HO-005 A20 9 009"),
			nil, []string{"HO-005 A20 9 009"}, []string{"HO-005 A8 9 009"}},
	} {
		got := compare(c.before, c.now)
		for name, pair := range map[string][2][]string{"mended": {shownAs(got.Mended), c.mended}, "new": {shownAs(got.Fresh), c.fresh}, "remain": {shownAs(got.Remain), c.remain}} {
			if !slices.Equal(pair[0], pair[1]) {
				t.Errorf("%s: %s is %q, want %q", c.what, name, pair[0], pair[1])
			}
		}
	}
}

func TestAWorkbookSentBackUnderAnotherNameIsStillThatOfItsCommune(t *testing.T) {
	before, now := found("HO-001 C8 1"), found("HO-001 C8 1")
	now[0].File = "survey/01969 da sua.xlsx"
	if c := compare(before, now); len(c.Remain) != 1 {
		t.Errorf("%d findings remain, want 1", len(c.Remain))
	}
	before[0].Commune, now[0].Commune = "", ""
	if c := compare(before, now); len(c.Remain) != 0 {
		t.Error("findings of two workbooks of no known commune are taken for one")
	}
}

func TestACheckOfOneWorkbookIsComparedWithItsOwnFindingsOnly(t *testing.T) {
	before := found("HO-001 C8 1", "HO-002 E8 1 Na")
	before[1].Commune, before[1].File = "01975", "survey/01975.xlsx"
	e := &earlier{findings: before}
	if c := e.compared(nil, []string{"dot/survey/01969.xlsx"}, []string{"01969"}); len(c.Mended) != 1 || c.Mended[0].Commune != "01969" {
		t.Errorf("mended is %v, want the finding of 01969", c.Mended)
	}
	if c := (*earlier)(nil).compared(before, nil, nil); c != nil {
		t.Errorf("without an earlier check there is a comparison: %v", c)
	}
}

func TestAskingTwiceAnswersTwice(t *testing.T) {
	first, second := found("HO-001 C8 1", "HO-002 E8 1 Na"), found("HO-002 E8 1 Na")
	day := time.Date(2023, 10, 5, 8, 0, 0, 0, time.UTC)
	var none *record
	if none.earlier(first, true) != nil {
		t.Error("there is an earlier check before the first")
	}
	r := none.next(first, nil, day)
	for range 2 {
		c := r.earlier(second, true).compared(second, nil, nil)
		if got := shownAs(c.Mended); !slices.Equal(got, []string{"HO-001 C8 1"}) || len(c.Remain) != 1 || !c.Since.Equal(day) {
			t.Errorf("mended %q, %d remain, since %s", got, len(c.Remain), c.Since)
		}
		r = r.next(second, nil, day.Add(time.Hour))
	}
}

func TestEarlierFindingsThatCannotBeReadAreRefusedByName(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a.xlsx": "PK", "b.json": "{}", "c.json": `{"findings": 3}`, "d.txt": "HO-001"} {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readEarlier(name)
		wantSentence(t, err, filepath.Base(name)+": this is neither findings.xlsx nor")
	}
	_, err := readEarlier(filepath.Join(dir, "none.xlsx"))
	wantSentence(t, err, "the earlier findings cannot be read")
	part := filepath.Join(dir, "part.json")
	if err := os.WriteFile(part, []byte(`{"counts": {"error": 1, "note": 2}, "findings": [{"code": "HO-001"}, {"code": "HO-049"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = readEarlier(part)
	wantSentence(t, err, "part.json: the earlier check found too much for this file to list all of it")
	findings, err := readEarlierJSON([]byte("\ufeff" + `{"findings": [{"code": "HO-001", "severity": "error", "commune": "01969", "household_no": "1", "message": "trống"}]}`))
	if err != nil || len(findings) != 1 || findings[0].Household != "1" || findings[0].Message.EN != "trống" {
		t.Errorf("got %+v (%v)", findings, err)
	}
}
