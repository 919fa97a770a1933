package main

import "rasoat/pipeline/audit"

// The parts of an audit in JSON; its sentences and numbers are in the
// language chosen.
type (
	auditTableOut struct {
		Sheet   string   `json:"sheet"`
		Form    string   `json:"form"`
		Title   string   `json:"title"`
		Rows    int      `json:"rows"`
		Ignored []string `json:"ignored_rows"`
	}
	failureOut struct {
		Kind     string `json:"kind"`
		Sheet    string `json:"sheet"`
		Cell     string `json:"cell"`
		Seen     string `json:"seen"`
		Expected string `json:"expected"`
		Rule     string `json:"rule"`
	}
	suspectOut struct {
		Sheet      string `json:"sheet"`
		Cell       string `json:"cell"`
		Where      string `json:"where"`
		Seen       string `json:"seen"`
		Should     string `json:"should"`
		Determined bool   `json:"determined"`
		Remark     string `json:"remark"`
	}
	groupOut struct {
		Failures     []failureOut   `json:"failures"`
		Explanations [][]suspectOut `json:"explanations"`
		More         bool           `json:"more"`
		Hint         string         `json:"hint"`
	}
)

// auditJSON prints the result of an audit.
func (c *console) auditJSON(file string, result audit.Result) error {
	tables, groups := []auditTableOut{}, []groupOut{}
	for _, t := range result.Tables {
		tables = append(tables, auditTableOut{t.Sheet, t.Form, t.Title, t.Rows, append([]string{}, t.Ignored...)})
	}
	for _, g := range result.Groups {
		out := groupOut{Failures: c.failuresOut(g.Failures), Explanations: [][]suspectOut{}, More: g.More, Hint: c.in(g.Hint)}
		for _, set := range g.Explanations {
			var suspects []suspectOut
			for _, s := range set {
				suspects = append(suspects, suspectOut{s.Sheet, s.Cell, c.in(s.Where), c.in(s.Seen), c.in(s.Should), s.Only, c.in(s.Remark)})
			}
			out.Explanations = append(out.Explanations, suspects)
		}
		groups = append(groups, out)
	}
	return c.writeJSON(struct {
		File     string          `json:"file"`
		OK       bool            `json:"ok"`
		Checked  int             `json:"checked"`
		Tables   []auditTableOut `json:"tables"`
		Unread   []string        `json:"unread_sheets"`
		Failures []failureOut    `json:"failures"`
		Groups   []groupOut      `json:"groups"`
	}{file, result.OK(), result.Checked, tables, append([]string{}, result.Unread...), c.failuresOut(result.Failures), groups})
}

func (c *console) failuresOut(failures []audit.Failure) []failureOut {
	out := []failureOut{}
	for _, f := range failures {
		out = append(out, failureOut{f.Kind, f.Sheet, f.Cell, c.in(f.Seen), c.in(f.Expected), c.in(f.Rule)})
	}
	return out
}
