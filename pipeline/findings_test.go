package pipeline

import (
	"testing"
	"time"

	"rasoat/pipeline/survey"
)

func landingAt(dir string) survey.Landing { return survey.Landing{Dir: dir} }

func TestFindingsAreGroupedWorstFirst(t *testing.T) {
	groups := GroupByCode([]Finding{
		{Code: "HO-015", Severity: SeverityWarning}, {Code: "HO-015", Severity: SeverityWarning}, {Code: "HO-015", Severity: SeverityWarning},
		{Code: "HO-001", Severity: SeverityError},
		{Code: "HO-002", Severity: SeverityError}, {Code: "HO-002", Severity: SeverityError},
		{Code: "TEP-007", Severity: SeverityError},
		{Code: "TEP-033", Severity: SeverityNote},
	})
	want := []string{"TEP-007", "HO-002", "HO-001", "HO-015", "TEP-033"}
	for i, code := range want {
		if groups[i].Code != code {
			t.Errorf("place %d is %s, want %s", i+1, groups[i].Code, code)
		}
	}
	if len(groups[3].Findings) != 3 {
		t.Errorf("HO-015 has %d findings, want 3", len(groups[3].Findings))
	}
	if got := Count(groups[3].Findings); got != (Counts{Warnings: 3}) {
		t.Errorf("counted %+v, want three warnings", got)
	}
}

func TestTheKindOfAUnitIsReadFromItsName(t *testing.T) {
	for _, c := range []struct{ full, kind, name string }{
		{"Thị trấn Phủ Thông", "thị trấn", "Phủ Thông"}, {"XÃ Vi Hương", "xã", "Vi Hương"}, {"phường  Đức Xuân", "phường", "Đức Xuân"},
		{"Vi Hương", "xã", "Vi Hương"}, {"Xã", "xã", "Xã"}, {"", "xã", ""},
	} {
		if kind, name := splitKind(c.full); kind != c.kind || name != c.name {
			t.Errorf("splitKind(%q) = %q, %q; want %q, %q", c.full, kind, name, c.kind, c.name)
		}
	}
}

func TestAWorkbookAloneIsReviewedOnItsDateElseAtTheEndOfItsYear(t *testing.T) {
	for _, c := range []struct {
		info map[string]string
		want string
	}{
		{map[string]string{"review_date": "2023-10-05", "review_year": "2023"}, "2023-10-05"},
		{map[string]string{"review_date": "", "review_year": "2023"}, "2023-12-31"},
		{map[string]string{}, time.Now().UTC().Format(time.DateOnly)},
	} {
		if got := reviewDay(c.info).Format(time.DateOnly); got != c.want {
			t.Errorf("reviewDay(%v) = %s, want %s", c.info, got, c.want)
		}
	}
}

func TestTemplatesAreNamedByCodeAndPlainName(t *testing.T) {
	if got := templateName(unit{Code: "01984", Name: "Đôn Phong"}); got != "01984-don-phong.xlsx" {
		t.Errorf("got %s", got)
	}
	if got := templateName(unit{Code: "01999", Name: "../Ê-a' K"}); got != "01999-e-a-k.xlsx" {
		t.Errorf("a name becomes the path %s", got)
	}
}
