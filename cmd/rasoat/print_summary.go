package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// The run summary shows the worst codes only; check shows all.
const (
	summaryCodes  = 5
	summaryPlaces = 3
)

// printSummary prints what a run did, in the order in which an officer asks.
func (c *console) printSummary(s pipeline.Summary) {
	c.print("%s: %s, %s", "%s: %s, %s", c.paint(bold, fmt.Sprintf(c.say("Rà soát năm %d", "Review of %d"), s.Year)), s.District, s.Province)
	c.print("Quy định áp dụng: %s (%s)", "Rules applied: %s (%s)", s.RuleTitle.In(c.lang), s.RuleSet)
	if s.NotInForce {
		c.print("CHÚ Ý: bộ này do rasoat.yaml chọn, không phải bộ áp dụng vào ngày rà soát.", "NOTE: rasoat.yaml chose this set; it is not the law on the review date.")
	}
	if s.MeasuredOtherwise() {
		c.printBases(s.Compared)
	}
	if s.Label != "" {
		c.print("%s", "%s", c.paint(bold, s.Label))
	}
	c.printStages(s)
	c.printHouseholds(s)
	c.printClasses(s)
	c.printCompared(s.Compared)
	c.printTargets(s)
	c.printWorst(s)
	c.printSignals(s.Signals)
	c.print("\n%s", "\n%s", c.paint(bold, c.say("Tệp kết quả", "Results")))
	c.printOutputs(s.Outputs)
	if s.Unconfirmed > 0 {
		c.print("  %s cặp hộ chờ xác nhận: điền cột \"Người xác nhận ghi\" của %s, đặt tệp vào thư mục đợt rà soát rồi chạy lại.", "  %s pairs of households wait for a verdict: fill in the column \"Người xác nhận ghi\" of %s, put the file into the campaign folder and run again.", c.count(s.Unconfirmed), pipeline.ConfirmFile)
	}
	if s.Waiting > 0 {
		c.print("  Chưa ghi approved/%d.parquet cho các năm sau: %s hộ còn chờ sửa lỗi hoặc chờ xếp loại.", "  approved/%d.parquet for later years is not written yet: %s households wait for a correction or a class.", s.Year, c.count(s.Waiting))
	}
	c.printUnlisted(s.Unlisted)
	c.printWritten(s.Written)
}

// printUnlisted says what was left out of a survey with very many households.
func (c *console) printUnlisted(u *pipeline.Unlisted) {
	if u == nil {
		return
	}
	c.print("  Có trên %s hộ được rà soát nên không lập %s; mọi hộ và mọi phát hiện vẫn có trong rasoat.duckdb (mart_households, findings). Muốn lập: limits.listed_households trong rasoat.yaml.",
		"  More than %s households were surveyed, so %s are not written; every household and every finding stands in rasoat.duckdb (mart_households, findings). To have them: limits.listed_households in rasoat.yaml.",
		c.count(u.Limit), strings.Join(u.Reports, "/, ")+"/")
}

// printCompared prints the district's movements between the deciding set and
// each compared one.
func (c *console) printCompared(s pipeline.Simulation) {
	for _, set := range s.Sets[1:] {
		c.print("\n%s: %s → %s", "\n%s: %s → %s", c.paint(bold, c.say("So sánh với bộ khác", "Compared with another set")), s.Sets[0].ID, set.ID)
		t := newTable([]string{c.say("Từ", "From"), c.say("Sang", "To"), c.say("Hộ", "Households"), c.say("Nhân khẩu", "Persons")})
		rightAlign(t, 3, 4)
		for _, m := range s.Totals(set.ID) {
			t.AppendRow(table.Row{s.Classes[m.From].In(c.lang), s.Classes[m.To].In(c.lang), c.count(m.Households), c.count(m.Persons)})
		}
		c.print("%s", "%s", t.Render())
		if s.Assume {
			c.print("%s", "%s", c.assumed())
		}
		c.print("Từng xã: bảng mart_rule_movements; từng hộ: mart_rule_classes.", "By commune: table mart_rule_movements; by household: mart_rule_classes.")
	}
}

func (c *console) printStages(s pipeline.Summary) {
	c.print("\n%s (%s)", "\n%s (%s)", c.paint(bold, c.say("Các bước", "Stages")), c.elapsed(s.Took))
	for _, stage := range s.Stages {
		label := stage.Stage.Label().In(c.lang)
		c.print("  %s %8s%s", "  %s %8s%s", text.Pad(label, 32, ' '), c.elapsed(stage.Took), c.stageDetail(stage.Stage, s))
	}
}

func (c *console) stageDetail(stage pipeline.Stage, s pipeline.Summary) string {
	if stage != pipeline.StageLand {
		return ""
	}
	detail := fmt.Sprintf(c.say("  %s tệp, %s ô", "  %s files, %s cells"), c.count(int64(s.Workbooks)), c.count(int64(s.Cells)))
	if s.Reused > 0 {
		detail += fmt.Sprintf(c.say("; %s tệp không đổi, lấy từ lần trước", "; %s unchanged, taken from before"), c.count(int64(s.Reused)))
	}
	if s.Refused > 0 {
		detail += fmt.Sprintf(c.say("; %s tệp bị từ chối", "; %s refused"), c.count(int64(s.Refused)))
	}
	if len(s.Slow) > 0 {
		detail += fmt.Sprintf(c.say("; %s tệp có dạng lạ, đọc theo cách chậm: %s", "; %s of an unusual form, read the slow way: %s"), c.count(int64(len(s.Slow))), harmless(firstOf(s.Slow)))
	}
	return detail
}

// firstOf names the first of many files.
func firstOf(files []string) string {
	if len(files) > summaryPlaces {
		return strings.Join(files[:summaryPlaces], ", ") + ", …"
	}
	return strings.Join(files, ", ")
}

func (c *console) printHouseholds(s pipeline.Summary) {
	c.print("\n%s: %s; đã xếp loại %s, không còn ở xã %s, giữ lại chờ sửa lỗi %s",
		"\n%s: %s; classified %s, no longer there %s, held out until mended %s",
		c.paint(bold, c.say("Hộ được rà soát", "Households surveyed")), c.count(s.Surveyed), c.count(s.Classified), c.count(s.Gone), c.count(s.HeldOut))
	if s.Missing > 0 {
		c.print("Hộ trong danh sách đầu năm mà phiếu không có: %s, cũng giữ lại chờ bổ sung", "Listed households that the survey does not have: %s, held out too", c.count(s.Missing))
	}
	c.print("Đơn vị có bảng rà soát dùng được: %s trên %s", "Communes with a usable workbook: %s of %s", c.count(s.Reviewed), c.count(s.Communes))
}

// printClasses prints the classes at the opening and at the end, and the lines
// of forms 7.2 and 7.3.
func (c *console) printClasses(s pipeline.Summary) {
	t := newTable([]string{c.say("Xếp loại (số hộ)", "Class (households)"), c.say("Đầu năm", "Opening"), c.say("Cuối năm", "Closing"),
		c.say("Tăng, giảm", "Change"), c.say("DTTS cuối năm", "Minority"), c.say("Nhân khẩu", "Persons")})
	rightAlign(t, 2, 6)
	for _, class := range s.Classes {
		opening, change := "", ""
		if class.OpeningHouseholds != nil {
			opening, change = c.count(*class.OpeningHouseholds), c.change(class.Households-*class.OpeningHouseholds)
		}
		t.AppendRow(table.Row{class.Label.In(c.lang), opening, c.count(class.Households), change, c.count(class.MinorityHouseholds), c.count(class.Persons)})
	}
	c.print("%s", "%s", t.Render())
	for _, flow := range s.Flows {
		c.printFlow(flow)
	}
}

// flowLabels name columns 1 to 9 of forms 7.2 and 7.3.
var flowLabels = map[string][9]pipeline.Text{
	"poor": {{VI: "Hộ nghèo", EN: "Poor"}, {VI: "thành cận nghèo", EN: "to near-poor"}, {VI: "vượt chuẩn cận nghèo", EN: "to not poor"}, {VI: "giảm khác", EN: "other out"},
		{VI: "từ cận nghèo", EN: "from near-poor"}, {VI: "tái nghèo", EN: "relapse"}, {VI: "phát sinh mới", EN: "new"}, {VI: "tăng khác", EN: "other in"}},
	"near_poor": {{VI: "Hộ cận nghèo", EN: "Near-poor"}, {VI: "thoát cận nghèo", EN: "to not poor"}, {VI: "thành hộ nghèo", EN: "to poor"}, {VI: "giảm khác", EN: "other out"},
		{VI: "từ hộ nghèo", EN: "from poor"}, {VI: "tái cận nghèo", EN: "relapse"}, {VI: "phát sinh mới", EN: "new"}, {VI: "tăng khác", EN: "other in"}},
}

// printFlow prints opening, movements and closing as one sum.
func (c *console) printFlow(flow pipeline.Flow) {
	labels := flowLabels[flow.List]
	parts := []string{fmt.Sprintf("%s %s", labels[0].In(c.lang), c.count(flow.Columns[0]))}
	for i := 1; i < 8; i++ {
		sign := "−"
		if i >= 4 {
			sign = "+"
		}
		parts = append(parts, fmt.Sprintf("%s %s (%s)", sign, c.count(flow.Columns[i]), labels[i].In(c.lang)))
	}
	fmt.Fprintf(c.stdout, "%s = %s\n", strings.Join(parts, " "), c.count(flow.Columns[8]))
}

func (c *console) printTargets(s pipeline.Summary) {
	if len(s.Targets) == 0 {
		c.print("\nKhông có chỉ tiêu (targets.yaml) để so sánh.", "\nThere are no targets (targets.yaml) to compare with.")
		return
	}
	t := newTable([]string{c.say("Chỉ tiêu", "Target"), c.say("Kế hoạch", "Plan"), c.say("Thực hiện", "Actual"), c.say("Chênh lệch", "Gap"), c.say("Đơn vị", "Unit"), c.say("Kết quả", "Result")})
	rightAlign(t, 2, 4)
	reported := map[string]int{}
	for _, target := range s.Targets {
		if target.Source == "progress" {
			reported[target.Status]++
			continue
		}
		t.AppendRow(table.Row{harmless(target.Text), c.planned(target), c.known(target.Actual, target.Unit), c.known(target.Gap, target.Unit), harmless(target.Unit), c.targetStatus(target.Status)})
	}
	c.print("\n%s", "\n%s", t.Render())
	if len(reported) > 0 {
		c.print("Theo báo cáo của cơ quan: %d dòng đạt, %d chưa đạt, %d chưa có số liệu, %d chỉ theo dõi; báo cáo quá hạn, nộp muộn: %d.",
			"Reported by offices: %d lines met, %d not met, %d without data, %d only followed; reports overdue or late: %d.",
			reported["met"], reported["not_met"], reported["no_data"], reported["followed"], s.Overdue)
	}
	if s.Planned != nil && s.Disbursed != nil {
		c.print("Giải ngân đến hết quý %d: %s trên %s %s.", "Disbursed through quarter %d: %s of %s %s.", s.MoneyQuarter, c.figure(*s.Disbursed), c.figure(*s.Planned), harmless(s.MoneyUnit))
	}
}

// planned is what the plan asks, blank where it gives no number.
func (c *console) planned(t pipeline.TargetResult) string {
	if t.Target == nil {
		return ""
	}
	return comparator(t.Comparator) + " " + c.figure(*t.Target)
}

// known is a figure, blank where there is none; a rate keeps two decimals.
func (c *console) known(d *decimal.Decimal, unit string) string {
	switch {
	case d == nil:
		return ""
	case strings.Contains(unit, "%"):
		return c.points(*d)
	}
	return c.figure(*d)
}

// comparator writes a comparison as it is printed.
func comparator(written string) string {
	return strings.NewReplacer(">=", "≥", "<=", "≤").Replace(written)
}

func (c *console) targetStatus(status string) string {
	switch status {
	case "met":
		return c.paint(green, c.say("Đạt", "met"))
	case "not_met":
		return c.paint(yellow, c.say("Chưa đạt", "not met"))
	}
	if status == "followed" {
		return c.say("Theo dõi", "followed")
	}
	return c.say("Chưa có số liệu", "no data")
}

// printWorst prints the worst codes and says where the rest is.
func (c *console) printWorst(s pipeline.Summary) {
	c.print("\n%s: %s", "\n%s: %s", c.paint(bold, c.say("Phát hiện", "Findings")), c.counts(s.Counted()))
	groups := s.FindingGroups()
	c.printGroups(groups[:min(summaryCodes, len(groups))], summaryPlaces)
	if more := len(groups) - summaryCodes; more > 0 {
		c.print("\n… và %d mã khác; xem tất cả: rasoat check %s", "\n… and %d more codes; for all: rasoat check %s", more, c.subject)
	}
}

// printSignals prints the strongest signals; all stand in mart_signals, which
// names the surveyors.
func (c *console) printSignals(signals []pipeline.Signal) {
	if len(signals) == 0 {
		return
	}
	c.print("\n%s (%s, không phải kết luận; bảng mart_signals)", "\n%s (%s, no verdict; table mart_signals)", c.paint(bold, c.say("Dấu hiệu để người xem lại", "Signals for a person to look at")), c.count(int64(len(signals))))
	for _, signal := range signals[:min(summaryPlaces, len(signals))] {
		who := signal.Commune
		if signal.Surveyor != "" {
			who += c.say(", một người điều tra", ", one surveyor")
		}
		c.print("  %s: %s", "  %s: %s", harmless(who), harmless(signal.Sentence.In(c.lang)))
	}
}

// rightAlign aligns the columns from first to last, numbers, to the right.
func rightAlign(t table.Writer, first, last int) {
	var configs []table.ColumnConfig
	for column := first; column <= last; column++ {
		configs = append(configs, table.ColumnConfig{Number: column, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(configs)
}
