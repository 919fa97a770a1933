package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func explainCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     c.say("giải thích kết quả của một hộ: từng tiêu chí, ô nguồn và điều khoản", "explain one household's result: each criterion, its cell and article"),
		ArgsUsage: c.say("THƯ_MỤC HỘ", "DIR HOUSEHOLD"),
		Description: c.say(`In từng tiêu chí với giá trị của hộ (và ô trong tệp gốc), ngưỡng, điều khoản, kết quả xếp loại,
diễn biến so với năm trước, mã kết quả xếp loại và thay đổi nhỏ nhất làm đổi loại hộ.
HỘ là khóa hộ (mã xã/thôn/mã hộ), mã hộ hoặc số CCCD của chủ hộ.`,
			`Prints each criterion with the household's value (and its cell in the workbook), threshold and
article, then the class, the movement since last year, the determination id and the least
change that would alter the class. HOUSEHOLD is a household key (commune/village/number), a
household number or the head's national id.`),
		UsageText: c.say(`rasoat explain dot-2023 "01975/Nà Pái/0012"`, `rasoat explain campaign-2023 "01975/Nà Pái/0012" --lang en`),
		Flags:     []cli.Flag{formatFlag(c, "text", "json")},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err == nil {
				err = positionals(ctx, 2, 2)
			}
			if err != nil {
				return err
			}
			e, err := pipeline.Explain(ctx.Context, ctx.Args().Get(0), ctx.Args().Get(1))
			if err != nil {
				return err
			}
			if format == "json" {
				return c.writeJSON(c.explanationOut(e))
			}
			c.printExplanation(e)
			return nil
		},
	}
}

func (c *console) printExplanation(e pipeline.Explanation) {
	c.print("%s: %s", "%s: %s", c.paint(bold, c.say("Hộ", "Household")), harmless(e.HouseholdKey))
	c.print("  Chủ hộ %s, %s, %s; %s nhân khẩu", "  Head %s, %s, %s; %s members", harmless(e.HeadName), harmless(e.Village), harmless(e.Commune), c.count(e.Members))
	c.print("  Nguồn: %s", "  Source: %s", harmless(e.Source))
	c.print("  Quy định: %s (%s), %s", "  Rules: %s (%s), %s", e.RuleSet.Title.In(c.lang), e.RuleSet.ID, e.LegalBasis)
	if len(e.Criteria) > 0 {
		c.printCriteria(e.Criteria)
	}
	c.print("%s: %s", "%s: %s", c.paint(bold, c.say("Kết quả", "Class")), c.outcome(e))
	if e.PreviousClass != "" {
		c.print("  Đầu năm: %s%s", "  At the start: %s%s", e.PreviousLabel.In(c.lang), c.matched(e))
	}
	if e.Reason.VI != "" {
		c.print("  Biến động ghi trên phiếu: %s", "  Change written on the form: %s", harmless(e.Reason.In(c.lang)))
	}
	if e.Movement != "" {
		c.print("  Diễn biến: %s", "  Movement: %s", pipeline.MovementLabel(e.Movement).In(c.lang))
	}
	for _, change := range e.Changes {
		c.print("  %s", "  %s", c.changeSentence(change))
	}
	if e.DeterminationID != "" {
		c.print("  Mã kết quả xếp loại: %s", "  Determination: %s", e.DeterminationID)
	}
	if len(e.Findings) > 0 {
		c.print("%s", "%s", c.paint(bold, c.say("Phát hiện", "Findings")))
		for _, f := range e.Findings {
			c.print("  %s %s!%s!%s: %s", "  %s %s!%s!%s: %s", f.Code, harmless(f.File), f.Sheet, f.Cell, harmless(f.Message.In(c.lang)))
		}
	}
}

// outcome is the class in words, or why there is none.
func (c *console) outcome(e pipeline.Explanation) string {
	switch {
	case e.HeldOut:
		return c.say("chưa xếp loại: hộ được giữ lại vì có lỗi phải sửa (xem Phát hiện)", "not classified: held out until its errors are mended (see Findings)")
	case e.Class == "":
		return c.say("không xếp loại: hộ không còn ở xã", "not classified: the household is no longer there")
	}
	return fmt.Sprintf("%s (%s)", e.ClassLabel.In(c.lang), e.ClassArticle)
}

func (c *console) matched(e pipeline.Explanation) string {
	if e.Matched.VI == "" {
		return ""
	}
	return fmt.Sprintf(c.say(", nối với danh sách năm trước %s", ", matched with last year's list %s"), e.Matched.In(c.lang))
}

func (c *console) printCriteria(criteria []pipeline.Criterion) {
	t := newTable([]string{c.say("Tiêu chí", "Criterion"), c.say("Giá trị", "Value"), c.say("Ngưỡng", "Threshold"), c.say("Đúng", "Holds"), c.say("Điều khoản", "Article"), c.say("Ô nguồn", "Cell")})
	wrap(t, 1, 3, 5, 6)
	for _, k := range criteria {
		t.AppendRow(table.Row{k.Label.In(c.lang), c.seen(k), c.threshold(k), c.holds(k), k.Article, harmless(c.placeOf(k))})
	}
	c.print("%s", "%s", t.Render())
}

// placeOf is the cell, or how a value came about that stands in no cell.
func (c *console) placeOf(k pipeline.Criterion) string {
	switch {
	case k.Origin == "derived":
		return k.Place + c.say(" (suy ra từ câu trả lời)", " (derived from the answers)")
	case k.Criterion == "deprived_count":
		return c.say("tính từ các chỉ số", "counted from the indicators")
	}
	return k.Place
}

// yesNo tells whether a criterion asks for yes or no instead of a number.
func yesNo(k pipeline.Criterion) bool { return k.Comparator == "=" }

// indicator tells whether a criterion is one of the deprivation indicators.
func indicator(k pipeline.Criterion) bool { return strings.HasPrefix(k.Criterion, "indicator_") }

// seen is the household's value in words.
func (c *console) seen(k pipeline.Criterion) string {
	switch {
	case k.Value == "":
		return c.say("không có", "none")
	case indicator(k) && k.Value == "1":
		return c.say("thiếu hụt", "deprived")
	case indicator(k):
		return c.say("không thiếu hụt", "not deprived")
	case yesNo(k) && k.Value == "1":
		return c.say("có", "yes")
	case yesNo(k):
		return c.say("không", "no")
	}
	return c.grouped(k.Value)
}

// grouped writes a whole number of the trace with its thousands apart.
func (c *console) grouped(value string) string {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return value
	}
	return c.count(n)
}

func (c *console) threshold(k pipeline.Criterion) string {
	if k.Unknown != "" {
		return c.say("chưa biết: ", "unknown: ") + k.Unknown
	}
	if yesNo(k) || k.Threshold == "" {
		return k.Says
	}
	return fmt.Sprintf("%s %s %s", strings.NewReplacer("<=", "≤", ">=", "≥").Replace(k.Comparator), c.grouped(k.Threshold), c.unit(k.Unit))
}

// units are the English words for the units of the rule sets.
var units = map[string]string{"điểm": "points", "chỉ số": "indicators", "đồng/người/tháng": "đồng a person and month"}

// unit is a unit of a rule set in the console's language.
func (c *console) unit(unit string) string {
	if en, known := units[unit]; known {
		return c.say(unit, en)
	}
	return unit
}

// plural is an English noun after a number.
func plural(n int64, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

func (c *console) holds(k pipeline.Criterion) string {
	switch {
	case k.Holds == nil:
		return "–"
	case *k.Holds:
		return c.say("có", "yes")
	}
	return c.say("không", "no")
}

// changeSentence tells how far the household is from another class: cách
// ngưỡng 5 điểm B1; thêm một chỉ số.
func (c *console) changeSentence(change pipeline.Change) string {
	amount, apart := change.Amount, change.Amount-1
	vi, en := "tăng", "up"
	if amount < 0 {
		vi, en, amount, apart = "giảm", "down", -amount, -amount
	}
	switch change.Changed {
	case "b1_score":
		return fmt.Sprintf(c.say("Cách ngưỡng %s điểm B1: %s %s điểm thì là %s", "%s B1 points from the line: %s by %s points makes it %s"),
			c.count(apart), c.say(vi, en), c.count(amount), strings.ToLower(change.NewLabel.In(c.lang)))
	case "deprived_count":
		vi, en = "Thêm", "more"
		if change.Amount < 0 {
			vi, en = "Bớt", "fewer"
		}
		if c.lang == pipeline.English {
			return fmt.Sprintf("With %s %s deprived %s it would be %s", c.count(amount), en, plural(amount, "indicator"), strings.ToLower(change.NewLabel.EN))
		}
		return fmt.Sprintf("%s %s chỉ số thiếu hụt thì là %s", vi, c.count(amount), strings.ToLower(change.NewLabel.VI))
	}
	return fmt.Sprintf(c.say("Thu nhập %s %s đồng/người/tháng thì là %s", "Income %s by %s đồng per person and month makes it %s"),
		c.say(vi, en), c.count(amount), strings.ToLower(change.NewLabel.In(c.lang)))
}
