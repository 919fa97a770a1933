package rules

import "time"

// checkPeriods finds gaps and overlaps that are not declared, and declarations
// of what is not there, between all sets, which are ordered by their first day.
func checkPeriods(sets []Set) []error {
	var covered Set // of the sets before, the one that ends last
	for i, set := range sets {
		from, overlapping := set.InForce.From.Time, false
		for _, before := range sets[:i] {
			until := before.InForce.Until.Time
			if !from.Before(until) {
				continue
			}
			overlapping = true
			if set.InForce.OverlapBefore == "" {
				until = earlier(until, set.InForce.Until.Time)
				set.doc.Fail("$.in_force.from", "trùng thời gian từ %s đến %s với bộ %s; sửa ngày hoặc ghi overlap_before với lý do", "overlap from %s to %s with %s; correct the dates or declare overlap_before with the reason", written(from), written(until), before.ID)
			}
		}
		check := checker{set, set.doc}
		gap := i > 0 && from.After(covered.InForce.Until.Time)
		check.need(!gap || set.InForce.GapBefore != "", "$.in_force.from", "khoảng trống từ %s đến %s sau bộ %s; sửa ngày hoặc ghi gap_before với lý do", "gap from %s to %s after %s; correct the dates or declare gap_before with the reason", written(covered.InForce.Until.Time), written(from), covered.ID)
		check.need(gap || set.InForce.GapBefore == "", "$.in_force.gap_before", "không có khoảng trống nào trước %s; hãy bỏ gap_before", "there is no gap before %s; take gap_before out", written(from))
		check.need(overlapping || set.InForce.OverlapBefore == "", "$.in_force.overlap_before", "không bộ nào trước đó còn hiệu lực vào %s; hãy bỏ overlap_before", "no earlier set is still in force on %s; take overlap_before out", written(from))
		if i == 0 || set.InForce.Until.After(covered.InForce.Until.Time) {
			covered = set
		}
	}
	var faults []error
	for _, set := range sets {
		if err := set.doc.Err(); err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func written(t time.Time) string { return t.Format(time.DateOnly) }
