package rules

import (
	"fmt"
	"slices"
)

func (c checker) indicators() {
	answered := map[string]bool{}
	for i, n := range c.set.Indicators {
		path := fmt.Sprintf("$.indicators[%d]", i)
		c.need(n.Indicator == fmt.Sprintf("%02d", i+1), path+".indicator", "chỉ số thứ %d ghi là %q; đánh số \"01\", \"02\"… theo thứ tự", "entry %d is %q; number them \"01\", \"02\", … in order", i+1, n.Indicator)
		for _, needed := range []struct{ key, value string }{{"dimension", n.Dimension}, {"dimension_en", n.DimensionEN}, {"name", n.Name}, {"name_en", n.NameEN}, {"threshold", n.Threshold}, {"article", n.Article}, {"source", n.Source}} {
			c.need(needed.value != "", path, "chỉ số %q thiếu %s", "indicator %q needs %s", n.Indicator, needed.key)
		}
		c.need((n.AnsweredBy == "") != (n.Unknown == ""), path, "chỉ số %q cần đúng một trong answered_by và unknown", "indicator %q needs either answered_by or unknown", n.Indicator)
		c.need(n.AnsweredBy == "" || n.Nearest == "", path, "chỉ số %q đã có answered_by nên không cần nearest; hãy bỏ đi", "indicator %q has answered_by, so nobody reads nearest; take it out", n.Indicator)
		for _, answer := range []struct{ key, indicator string }{{"answered_by", n.AnsweredBy}, {"nearest", n.Nearest}} {
			if answer.indicator == "" || answer.key == "nearest" && n.AnsweredBy != "" {
				continue
			}
			c.oneOf(path+"."+answer.key, answer.indicator, surveyIndicators)
			c.need(!answered[answer.indicator], path, "chỉ số %q của phiếu đã trả lời cho một chỉ số khác", "the survey's indicator %q answers another one already", answer.indicator)
			answered[answer.indicator] = true
		}
	}
	c.need(len(c.set.Indicators) > 0, "$.indicators", "chưa có chỉ số nào", "no indicator is listed")
}

// oldestPupil bounds the ages of a band of school, in years.
const oldestPupil = 30

// schooling wants bands of school that follow each other: one level an age.
func (c checker) schooling() {
	for i, band := range c.set.Schooling {
		path := fmt.Sprintf("$.schooling[%d]", i)
		c.need(band.Source != "", path, "thiếu source (nguồn)", "source is missing")
		c.need(band.Label != "", path, "thiếu label (tên bậc học)", "label is missing")
		c.code(path+".level", "schooling", band.Level, schoolLevels)
		c.need(1 <= band.AgeFrom && band.AgeBelow <= oldestPupil, path, "age_from và age_below phải có và nằm trong khoảng 1 đến %d tuổi", "age_from and age_below must be given, within 1 to %d tuổi", oldestPupil)
		c.need(band.AgeFrom < band.AgeBelow, path, "age_from phải nhỏ hơn age_below", "age_from must be below age_below")
		if i == 0 {
			continue
		}
		before := c.set.Schooling[i-1]
		c.need(band.AgeFrom <= before.AgeBelow, path+".age_from", "từ %d đến dưới %d tuổi không có bậc học nào; sửa age_from hoặc age_below", "there is no level from %d to under %d tuổi; correct age_from or age_below", before.AgeBelow, band.AgeFrom)
		c.need(band.AgeFrom >= before.AgeBelow, path+".age_from", "từ %d đến dưới %d tuổi có hai bậc học; sửa age_from hoặc age_below", "there are two levels from %d to under %d tuổi; correct age_from or age_below", band.AgeFrom, before.AgeBelow)
		c.need(band.Level > before.Level, path+".level", "bậc học phải cao hơn bậc trước nó (%q)", "the level must be above the one before it (%q)", before.Level)
	}
}

// acceptedAnswers wants codes that the survey knows, each once, and at least
// one that is not accepted: else nobody is ever deprived.
func (c checker) acceptedAnswers() {
	for i, answer := range c.set.AcceptedAnswers {
		path := fmt.Sprintf("$.accepted_answers[%d]", i)
		c.need(answer.Source != "", path, "thiếu source (nguồn)", "source is missing")
		c.need(len(answer.Codes) > 0, path, "codes trống", "codes is empty")
		c.oneOf(path+".key", answer.Key, acceptedKeys)
		if !slices.Contains(acceptedKeys, answer.Key) {
			continue
		}
		all := answerCodes[answer.Key]
		for j, code := range answer.Codes {
			at := fmt.Sprintf("%s.codes[%d]", path, j)
			c.code(at, answer.Key, code, all)
			c.need(!slices.Contains(answer.Codes[:j], code), at, "mã %q ghi hai lần", "the code %q stands twice", code)
		}
		c.need(len(answer.Codes) < len(all), path+".codes", "mọi mã của %s đều được coi là đạt thì không hộ nào thiếu hụt; bỏ bớt mã", "every code of %s is accepted, so that nobody is deprived; take some out", answer.Key)
	}
}
