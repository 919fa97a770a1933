package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"rasoat/pipeline/warehouse"
)

// Unlisted is what a run does not list household by household, because more of
// them were surveyed than limits.listed_households.
type Unlisted struct {
	Limit   int64
	Reports []string // results that are not written, by their name in out
	// Counts and Codes are of all findings, Codes by severity and code; of each
	// code no more than unlistedFindings are in Summary.Findings.
	Counts Counts
	Codes  map[string]int64
}

// unlistedFindings is how many findings of one code a run keeps in memory that
// does not list its households; the table findings has all.
const unlistedFindings = 1000

// householdReports list every household of a commune, or of an office.
var householdReports = []string{PostingFolder, SupportFolder}

// findUnlisted finds out whether the run has to do without lists of households;
// w.unlisted stays nil when it lists them.
func (w *work) findUnlisted(ctx context.Context) error {
	limit := w.campaign.config.Limits.listed()
	_, rows, err := w.db.Select(ctx, "select count(*) from stg_households")
	if err != nil || number(rows[0][0]) <= limit {
		return fault(err, "không đọc được kho dữ liệu", "cannot read the warehouse")
	}
	u := &Unlisted{Limit: limit, Reports: householdReports, Codes: map[string]int64{}}
	_, rows, err = w.db.Select(ctx, "select severity, code, count(*) from findings group by severity, code")
	for _, row := range rows {
		found := number(row[2])
		u.Codes[str(row[0])+str(row[1])] = found
		switch Severity(str(row[0])) {
		case SeverityError:
			u.Counts.Errors += int(found)
		case SeverityWarning:
			u.Counts.Warnings += int(found)
		default:
			u.Counts.Notes += int(found)
		}
	}
	w.unlisted = u
	return fault(err, "không đọc được các phát hiện", "cannot read the findings")
}

// reports are the kinds that the run writes.
func (u *Unlisted) reports() []reportKind {
	kinds := reportKinds()
	if u == nil {
		return kinds
	}
	return slices.DeleteFunc(kinds, func(k reportKind) bool { return slices.Contains(u.Reports, k.file) })
}

// findings reads those that the summary has.
func (u *Unlisted) findings(ctx context.Context, db *warehouse.DB) ([]Finding, error) {
	if u == nil {
		return readFindings(ctx, db)
	}
	// code by code: to place all of them their sentences would be sorted in memory
	var found []Finding
	for _, code := range slices.Sorted(maps.Keys(u.Codes)) {
		first, err := findingsOf(ctx, db, findingsQuery("where severity || code = ?")+fmt.Sprintf(" limit %d", unlistedFindings), code)
		if err != nil {
			return nil, err
		}
		found = append(found, first...)
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(rank(a.Severity), rank(b.Severity)) })
	return found, nil
}

// Counted counts all findings of the run.
func (s Summary) Counted() Counts {
	if s.Unlisted != nil {
		return s.Unlisted.Counts
	}
	return Count(s.Findings)
}

// FindingGroups are the findings by code, as GroupByCode has them.
func (s Summary) FindingGroups() []FindingGroup {
	groups := GroupByCode(s.Findings)
	if s.Unlisted == nil {
		return groups
	}
	for i, g := range groups {
		groups[i].Total = int(s.Unlisted.Codes[string(g.Severity)+g.Code])
	}
	slices.SortStableFunc(groups, byWeight)
	return groups
}
