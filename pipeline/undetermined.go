package pipeline

import (
	"context"
	"fmt"

	"rasoat/rules"
)

// undeterminedQuery counts the households that a set's unknown numbers leave
// without a class.
const undeterminedQuery = `
select rule_set, open_reason, count(*)
from int_classes
where class is null
group by rule_set, open_reason
order by rule_set, open_reason`

// refuseUndetermined stops a run that needs a number which the text of the law
// did not yield. A compared set may go on when the campaign assumes; the set
// that decides never does.
func (w *work) refuseUndetermined(ctx context.Context) error {
	_, rows, err := w.db.Select(ctx, undeterminedQuery)
	if err != nil {
		return fault(err, "không đọc được kết quả xếp loại", "cannot read the classes")
	}
	var stopped Refusal
	for _, row := range rows {
		set := w.campaign.set(row[0].(string))
		decides := set.ID == w.campaign.deciding().ID
		if w.campaign.assume == assumeAll || (w.campaign.assume == assumeCompared && !decides) {
			continue
		}
		stopped.Sentences = append(stopped.Sentences, w.campaign.undetermined(set, row[1].(string), number(row[2]), decides))
	}
	return stopped.orNil()
}

// set is the campaign's rule set of that id.
func (c campaign) set(id string) rules.Set {
	for _, set := range c.sets {
		if set.ID == id {
			return set
		}
	}
	return rules.Set{}
}

// undetermined says which number is unknown, who needs it and what can be done.
func (c campaign) undetermined(set rules.Set, reason string, households int64, decides bool) Text {
	what := map[string]Text{
		"score_line":     {"mức điểm B1", "the line of the B1 score"},
		"indicators":     {"chỉ số thiếu hụt", "deprivation indicators"},
		"average_living": {"mức sống trung bình", "the average living line"},
	}[reason]
	how := Text{"điền thu nhập bình quân (income_per_capita) cho các hộ đó", "give these households an income (income_per_capita)"}
	if reason != "score_line" {
		how = Text{"bổ sung số này vào tệp quy định khi có văn bản", "add the number to the rule file once the text is at hand"}
	}
	if !decides {
		how.VI += fmt.Sprintf(", bỏ bộ %s khỏi danh sách so sánh, hoặc cho phép giả định (assume_unknown: true; --assume khi mô phỏng)", set.ID)
		how.EN += fmt.Sprintf(", leave %s out of the comparison, or allow the assumption (assume_unknown: true; --assume in a simulation)", set.ID)
	}
	why := set.UnknownReason(reason)
	return Text{
		fmt.Sprintf("bộ quy định %s chưa biết %s (%s) mà %d hộ cần đến; hãy %s", set.ID, what.VI, why, households, how.VI),
		fmt.Sprintf("the rule set %s does not know %s (%s), which %d households need; %s", set.ID, what.EN, why, households, how.EN),
	}
}
