package page

import (
	"fmt"
	"strings"
)

// targets shows what the plan asks and the review computes; it reads after
// everything that a figure here could give away.
func (r *reading) targets() error {
	targets, err := report(r.ctx, r.src, "rpt_904_review_targets")
	if err != nil {
		return err
	}
	var count tally
	for _, row := range targets {
		for _, key := range []string{"target", "actual", "gap"} {
			row.values[key] = trimmed(row.values[key])
		}
		hidden := r.givesAway(row)
		t := target{
			Text: row.text("unit_name"), Unit: row.text("unit"), Comparator: row.text("comparator"), Result: row.text("result"), Office: row.text("office"), Note: row.text("note"),
			Target: r.of(row).figure("target", false), Actual: r.of(row).figure("actual", hidden), Gap: r.of(row).figure("gap", hidden),
		}
		if hidden && t.Result != "" {
			t.Result, t.Note = hiddenText, ""
		}
		count.add(t)
		r.view.Targets = append(r.view.Targets, t)
	}
	r.view.TargetsMet = count.String()
	return nil
}

// A tally counts targets by what the page says of them.
type tally struct{ all, met, noData, hidden int }

func (c *tally) add(t target) {
	c.all++
	switch {
	case t.State() == "met":
		c.met++
	case t.Result == hiddenText:
		c.hidden++
	case t.State() == "open":
		c.noData++
	}
}

// String says the tally in words: what is hidden or not known is not missed.
func (c tally) String() string {
	switch {
	case c.all == 0:
		return ""
	case c.hidden == c.all:
		return "kết quả không nêu, vì có số nhỏ"
	}
	said := []string{fmt.Sprintf("%d trên %d chỉ tiêu đạt", c.met, c.all)}
	if c.noData > 0 {
		said = append(said, fmt.Sprintf("%d chưa có số liệu", c.noData))
	}
	if c.hidden > 0 {
		said = append(said, fmt.Sprintf("%d không nêu vì có số nhỏ", c.hidden))
	}
	return strings.Join(said, ", ")
}

// givesAway tells whether the figure of a target would give a hidden count
// away: a figure made of the district's lists while one of these is hidden, one
// of a single commune while any commune's list is, one of minorities with
// theirs, and a share that is made of few, or while an indicator of the
// district is hidden that the share of both lists would be the sum of.
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
	return share && (r.few(having) || r.few(lacking) || r.anyIndicatorHidden())
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
