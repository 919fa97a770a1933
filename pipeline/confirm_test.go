package pipeline

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/survey"
)

// mistypedCampaign has one household of last year's list under another number
// and a name typed otherwise: Lường Thị Mẫu 1 is surveyed as Luờng Thị Mẫu 1,
// number 31.
func mistypedCampaign(t *testing.T) string {
	t.Helper()
	dir := yearOf(t, 2023, "", viHuong, map[string]listings{"01975": {{"31", "Hộ nghèo", 100, 4}, {"2", "Hộ nghèo", 200, 0}}})
	row := func(no, name string) map[string]string {
		return map[string]string{"commune_code": "01975", "village": "Nà Pái", "household_no": no, "head_name": name, "head_sex": "Nữ", "head_birth": "1980", "head_ethnicity": "Tày",
			"member_count": "1", "class": "Hộ nghèo"}
	}
	workbookAt(t, filepath.Join(dir, "previous", "01975.xlsx"), survey.Workbook{Info: information("01975", 2022), Previous: []map[string]string{row("1", "Luờng Thị Mãu 31"), row("2", "Lường Thị Mẫu 2")}})
	return dir
}

func confirm(t *testing.T, dir string, verdict survey.Verdict) {
	t.Helper()
	var content bytes.Buffer
	err := survey.WritePairs(&content, []survey.Pair{{HouseholdKey: "01975/nà pái/31", OpeningKey: "01975/nà pái/1", Verdict: verdict}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ConfirmFile), content.String())
}

func TestAPairIsWrittenForAPersonAndTheVerdictIsReadBack(t *testing.T) {
	dir := mistypedCampaign(t)
	const movements = "select household_key, movement from int_movements order by 1"
	s := runCampaign(t, dir)
	if s.Unconfirmed != 1 || filesOf(t, filepath.Join(dir, "out"))[ConfirmFile] == "" {
		t.Fatalf("%d pairs wait, outputs %v", s.Unconfirmed, s.Outputs)
	}
	wantRows(t, "before", selectRows(t, dir, movements), []any{"01975/nà pái/2", "poor_to_not_poor"})

	// The run's own file with nothing filled in changes nothing.
	write(t, filepath.Join(dir, ConfirmFile), string(mustRead(t, filepath.Join(dir, "out", ConfirmFile))))
	wantRows(t, "not filled in", selectRows(t, dir, movements), []any{"01975/nà pái/2", "poor_to_not_poor"})
	if again := runCampaign(t, dir); again.Unconfirmed != 1 {
		t.Errorf("%d pairs wait after an empty verdict", again.Unconfirmed)
	}

	confirm(t, dir, survey.VerdictSame)
	if s := runCampaign(t, dir); s.Unconfirmed != 0 || s.HasErrors() {
		t.Errorf("after the confirmation: %d pairs wait, findings %v", s.Unconfirmed, s.Findings)
	}
	wantRows(t, "one household", selectRows(t, dir, movements), []any{"01975/nà pái/2", "poor_to_not_poor"}, []any{"01975/nà pái/31", "stays_poor"})

	confirm(t, dir, survey.VerdictOther)
	if s := runCampaign(t, dir); s.Unconfirmed != 0 || !s.HasErrors() {
		t.Errorf("two households: %d pairs wait, findings %v", s.Unconfirmed, s.Findings)
	}
	wantRows(t, "two households", selectRows(t, dir, "select verdict from mart_confirmations"), []any{"other"})
}

func TestAFileOfVerdictsThatCannotBeReadStopsTheRunWithItsPlace(t *testing.T) {
	dir := mistypedCampaign(t)
	write(t, filepath.Join(dir, ConfirmFile), "không phải bảng tính")
	_, err := Run(t.Context(), RunOptions{Dir: dir}, Silent{})
	wantSentence(t, refusalIn(err), "xac-nhan.xlsx")

	var content bytes.Buffer
	if err := survey.WritePairs(&content, []survey.Pair{{HouseholdKey: "a", OpeningKey: "b", How: "=1+1"}}); err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{content.String()[:content.Len()/2], strings.Repeat("x", 100)} {
		write(t, filepath.Join(dir, ConfirmFile), broken)
		if _, err := Run(t.Context(), RunOptions{Dir: dir}, Silent{}); err == nil {
			t.Error("a damaged file of verdicts is taken for an empty one")
		}
	}
}
