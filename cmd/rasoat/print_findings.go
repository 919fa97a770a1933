package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"rasoat/pipeline"
)

// printCheck prints what a check found: counts, a table by commune and one by
// code, the findings by code, worst first, and what has changed; since says
// that the changes are to be listed.
func (c *console) printCheck(result pipeline.CheckResult, limit int, since bool) {
	if result.Label != "" {
		c.print("%s", "%s", c.paint(bold, result.Label))
	}
	if result.Inferred {
		c.print("Không thấy %s ở trên các tệp này: kiểm tra theo sheet Thông tin của chính chúng.",
			"There is no %s above these files: they are checked by their own sheet Thông tin.", pipeline.ConfigFile)
	}
	c.print("%s: %s tệp, %s", "%s: %s files, %s", c.paint(bold, c.say("Kiểm tra", "Check")), c.count(int64(result.Files)), c.counts(pipeline.Count(result.Findings)))
	if len(result.Findings) > 0 {
		c.printCommunes(result)
		c.printCodes(pipeline.GroupByCode(result.Findings))
		c.printGroups(pipeline.GroupByCode(result.Findings), limit)
	}
	c.printSince(result.Since, since, limit)
	c.printWritten(result.Written)
}

// counts writes "3 lỗi, 2 cảnh báo, 1 ghi chú".
func (c *console) counts(n pipeline.Counts) string {
	return fmt.Sprintf(c.say("%s lỗi, %s cảnh báo, %s ghi chú", "%s errors, %s warnings, %s notes"),
		c.count(int64(n.Errors)), c.count(int64(n.Warnings)), c.count(int64(n.Notes)))
}

// printCommunes prints a table of the counts by commune, worst first.
func (c *console) printCommunes(result pipeline.CheckResult) {
	byCommune := map[string][]pipeline.Finding{}
	for _, f := range result.Findings {
		byCommune[f.Commune] = append(byCommune[f.Commune], f)
	}
	var codes []string
	for code := range byCommune {
		codes = append(codes, code)
	}
	counted := func(code string) pipeline.Counts { return pipeline.Count(byCommune[code]) }
	slices.SortFunc(codes, func(a, b string) int {
		x, y := counted(a), counted(b)
		for _, difference := range []int{y.Errors - x.Errors, y.Warnings - x.Warnings, y.Notes - x.Notes} {
			if difference != 0 {
				return difference
			}
		}
		return strings.Compare(a, b)
	})
	t := newTable([]string{c.say("Mã", "Code"), c.say("Xã, thị trấn", "Commune"), c.say("Lỗi", "Errors"), c.say("Cảnh báo", "Warnings"), c.say("Ghi chú", "Notes")})
	rightAlign(t, 3, 5)
	for _, code := range codes {
		name := result.Communes[code]
		if code == "" {
			name = c.say("(không rõ xã)", "(commune not known)")
		}
		n := counted(code)
		t.AppendRow(table.Row{harmless(code), harmless(name), c.count(int64(n.Errors)), c.count(int64(n.Warnings)), c.count(int64(n.Notes))})
	}
	c.print("\n%s", "\n%s", t.Render())
}

// printCodes prints a table of the counts by code, in the order of the groups.
func (c *console) printCodes(groups []pipeline.FindingGroup) {
	t := newTable([]string{c.say("Mức độ", "Severity"), c.say("Mã", "Code"), c.say("Số chỗ", "Places"), c.say("Số xã", "Communes"), c.say("Số hộ", "Households")})
	rightAlign(t, 3, 5)
	for _, group := range groups {
		communes, households := map[string]bool{}, map[string]bool{}
		for _, f := range group.Findings {
			if f.Commune != "" {
				communes[f.Commune] = true
			}
			if f.Household != "" {
				households[strings.Join([]string{f.Commune, f.Village, f.Household}, "\x00")] = true
			}
		}
		t.AppendRow(table.Row{c.severity(group.Severity), group.Code, c.count(int64(len(group.Findings))), c.count(int64(len(communes))), c.count(int64(len(households)))})
	}
	c.print("%s", "%s", t.Render())
}

// printGroups prints findings by code with the first places of each; limit 0
// prints all.
func (c *console) printGroups(groups []pipeline.FindingGroup, limit int) {
	for _, group := range groups {
		c.print("\n%s %s · %s chỗ", "\n%s %s · %s places", c.severity(group.Severity), c.paint(bold, group.Code), c.count(int64(group.Total)))
		for i, finding := range group.Findings {
			if limit > 0 && i == limit {
				c.print("  … và %s chỗ nữa; xem tất cả: rasoat check %s --limit 0", "  … and %s more; for all: rasoat check %s --limit 0", c.count(int64(group.Total-limit)), c.subject)
				break
			}
			c.printFinding(finding, i == 0 || group.Findings[i-1].Remedy != finding.Remedy)
		}
	}
}

// printFinding prints one finding; the remedy is left out where it repeats.
func (c *console) printFinding(f pipeline.Finding, remedy bool) {
	c.printPlace("", f)
	if remedy && f.Remedy.In(c.lang) != "" {
		fmt.Fprintf(c.stdout, "    %s %s\n", c.paint(faint, c.say("Cách sửa:", "Remedy:")), harmless(f.Remedy.In(c.lang)))
	}
}

// printPlace prints file, sheet, cell and message.
func (c *console) printPlace(head string, f pipeline.Finding) {
	place := []string{f.File}
	if f.File == "" {
		place[0] = c.say("cả đợt", "campaign")
	}
	if f.Sheet != "" {
		place = append(place, `"`+f.Sheet+`"`)
	}
	if f.Cell != "" {
		place = append(place, f.Cell)
	}
	fmt.Fprintf(c.stdout, "  %s%s: %s\n", head, harmless(strings.Join(place, ", ")), harmless(f.Message.In(c.lang)))
}

func (c *console) severity(s pipeline.Severity) string {
	label := s.Label().In(c.lang)
	switch s {
	case pipeline.SeverityError:
		return c.paint(red, label)
	case pipeline.SeverityWarning:
		return c.paint(yellow, label)
	}
	return label
}
