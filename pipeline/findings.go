package pipeline

import (
	"context"
	"slices"
	"strings"

	"rasoat/pipeline/warehouse"
)

// Severity says what a finding does: an error keeps its household out of the
// forms until it is mended, a warning and a note do not.
type Severity string

// The severities, worst first.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

// Label names the severity for people.
func (s Severity) Label() Text {
	switch s {
	case SeverityError:
		return Text{"LỖI", "ERROR"}
	case SeverityWarning:
		return Text{"CẢNH BÁO", "WARNING"}
	}
	return Text{"GHI CHÚ", "NOTE"}
}

// Finding is one thing that the checks found in a workbook, with its place.
type Finding struct {
	Code     string
	Severity Severity
	File     string
	Sheet    string
	Cell     string // A1
	Value    string // as typed
	Message  Text
	Remedy   Text
	Commune  string // commune code, "" when not known
	Village  string
	// Household is the household's number, "" where the finding is not of one.
	Household string
	Row       int // 0 where the finding is not of one row
}

// Counts are findings by severity.
type Counts struct {
	Errors   int `json:"error"`
	Warnings int `json:"warning"`
	Notes    int `json:"note"`
}

// Count counts findings by severity.
func Count(findings []Finding) Counts {
	var c Counts
	for _, f := range findings {
		switch f.Severity {
		case SeverityError:
			c.Errors++
		case SeverityWarning:
			c.Warnings++
		default:
			c.Notes++
		}
	}
	return c
}

// selectFindings reads the findings that a condition names, ordered by severity,
// then by the place as a person goes through the workbooks: file, sheet, row,
// cell.
func selectFindings(ctx context.Context, db *warehouse.DB, where string, args ...any) ([]Finding, error) {
	return findingsOf(ctx, db, findingsQuery(where), args...)
}

func findingsQuery(where string) string {
	return `
select code, severity, file, sheet, cell, value, message, message_en, remedy, remedy_en, commune_code, village, household_no, source_row
from findings ` + where + `
order by case severity when 'error' then 1 when 'warning' then 2 else 3 end,
  code, file, sheet, source_row, length(cell), cell, value, message`
}

func findingsOf(ctx context.Context, db *warehouse.DB, query string, args ...any) ([]Finding, error) {
	_, rows, err := db.Select(ctx, query, args...)
	if err != nil {
		return nil, fault(err, "không đọc được các phát hiện", "cannot read the findings")
	}
	findings := make([]Finding, 0, len(rows))
	for _, row := range rows {
		at := func(i int) string { s, _ := row[i].(string); return s }
		number, _ := row[13].(int64)
		findings = append(findings, Finding{
			Code: at(0), Severity: Severity(at(1)), File: at(2), Sheet: at(3), Cell: at(4), Value: at(5),
			Message: Text{at(6), at(7)}, Remedy: Text{at(8), at(9)}, Commune: at(10),
			Village: at(11), Household: at(12), Row: int(number),
		})
	}
	return findings, nil
}

// readFindings reads the findings of a transformed warehouse, worst first.
func readFindings(ctx context.Context, db *warehouse.DB) ([]Finding, error) {
	return selectFindings(ctx, db, "")
}

// FindingGroup is the findings of one code in their order.
type FindingGroup struct {
	Code     string
	Severity Severity
	Findings []Finding
	Total    int // of the code, of which Findings may be the first
}

// GroupByCode groups findings by code: worst severity first, of one severity
// those that take a whole workbook out first, then the most frequent.
func GroupByCode(findings []Finding) []FindingGroup {
	var groups []FindingGroup
	index := map[string]int{}
	for _, f := range findings {
		key := string(f.Severity) + f.Code
		i, found := index[key]
		if !found {
			i = len(groups)
			index[key] = i
			groups = append(groups, FindingGroup{Code: f.Code, Severity: f.Severity})
		}
		groups[i].Findings = append(groups[i].Findings, f)
		groups[i].Total++
	}
	slices.SortStableFunc(groups, byWeight)
	return groups
}

func byWeight(a, b FindingGroup) int {
	if a.Severity != b.Severity {
		return rank(a.Severity) - rank(b.Severity)
	}
	if a.wholeWorkbook() != b.wholeWorkbook() {
		return map[bool]int{true: -1, false: 1}[a.wholeWorkbook()]
	}
	return b.Total - a.Total
}

// wholeWorkbook tells whether the findings are about workbooks (tệp) and not
// about households in them.
func (g FindingGroup) wholeWorkbook() bool { return strings.HasPrefix(g.Code, "TEP-") }

func rank(s Severity) int {
	return slices.Index([]Severity{SeverityError, SeverityWarning, SeverityNote}, s)
}
