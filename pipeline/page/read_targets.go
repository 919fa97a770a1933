package page

import "fmt"

// targets shows what the plan asks and the review computes; it reads after
// everything that a figure here could give away.
func (r *reading) targets() error {
	targets, err := report(r.ctx, r.src, "rpt_904_review_targets")
	if err != nil {
		return err
	}
	met, open, unsaid := 0, 0, 0
	for _, row := range targets {
		for _, key := range []string{"target", "actual", "gap"} {
			row.values[key] = trimmed(row.values[key])
		}
		hidden := r.givesAway(row)
		t := target{
			Text: row.text("unit_name"), Unit: row.text("unit"), Comparator: row.text("comparator"), Result: row.text("result"), Office: row.text("office"), Note: row.text("note"),
			Target: r.of(row).figure("target", false), Actual: r.of(row).figure("actual", hidden), Gap: r.of(row).figure("gap", hidden),
		}
		if hidden {
			t.Note = ""
		}
		switch {
		case t.Actual.Hidden:
			t.Result = hiddenText
			unsaid++
		case t.State() == "met":
			met++
		case t.State() == "open":
			open++
		}
		r.view.Targets = append(r.view.Targets, t)
	}
	r.view.TargetsMet = tally(met, open, unsaid, len(targets))
	return nil
}

// tally counts the targets in words; hidden results are not counted as missed.
func tally(met, open, unsaid, all int) string {
	switch {
	case all == 0:
		return ""
	case unsaid == all:
		return "kết quả không nêu, vì có số nhỏ"
	}
	text := fmt.Sprintf("%d trên %d chỉ tiêu đạt", met, all)
	if open > 0 {
		text += fmt.Sprintf(", %d chưa có số liệu", open)
	}
	if unsaid > 0 {
		text += fmt.Sprintf(", %d không nêu vì có số nhỏ", unsaid)
	}
	return text
}

// indicatorShares are the shares whose other side an indicator counts.
var indicatorShares = map[string]bool{"clean_water_percent": true, "hygienic_toilet_percent": true, "internet_percent": true}

// givesAway tells whether the figure of a target would give a hidden count
// away: a figure made of the district's lists while one of these is hidden, one
// of a single commune while any commune's list is, one of minorities with
// theirs, a share that is made of few, and a share of the households of both
// lists while an indicator of the district is hidden that would be the rest.
func (r *reading) givesAway(row record) bool {
	last := len(r.detail)
	if r.sizes[0].either(last) || r.sizes[1].either(last) {
		return true
	}
	switch row.text("measure") {
	case "minority_poor_rate_points_reduced":
		return r.view.Minority.Points.Hidden
	case "focus_communes_reduced_percent":
		return r.anyListHidden()
	}
	having, share := row.count("count_having")
	lacking, _ := row.count("count_lacking")
	return share && (r.few(having) || r.few(lacking) || indicatorShares[row.text("measure")] && r.anyIndicatorHidden())
}

// few tells a count that is hidden for itself.
func (r *reading) few(count int64) bool { return count > 0 && count < r.minimum }

func (r *reading) anyListHidden() bool {
	for _, s := range r.sizes {
		for row := range s.closing {
			if s.either(row) {
				return true
			}
		}
	}
	return false
}

// anyIndicatorHidden looks at the district's line of each list.
func (r *reading) anyIndicatorHidden() bool {
	for _, h := range r.view.Heats {
		for _, cell := range h.Rows[len(h.Rows)-1].Cells {
			if cell.Count.Hidden {
				return true
			}
		}
	}
	return false
}
