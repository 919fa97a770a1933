package pipeline

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"rasoat/pipeline/apportion"
)

// why says in one sentence where a commune's number comes from.
func (a *allocator) why(l AllocatedList, commune int, part apportion.Part, capped bool) Text {
	c := a.result.Communes[commune]
	p := c.Part(l.List)
	if p.Opening == 0 {
		return Text{fmt.Sprintf("Không có %s đầu năm nên không giao.", l.Label.VI), fmt.Sprintf("No %s at the start of the year, so none to reduce.", l.Label.EN)}
	}
	base := Text{fmt.Sprintf("%d %s đầu năm", p.Opening, l.Label.VI), fmt.Sprintf("%d %s at the start", p.Opening, l.Label.EN)}
	if p.WithoutLabour > 0 {
		base.VI += fmt.Sprintf(", trừ %d hộ không có khả năng lao động còn %d", p.WithoutLabour, p.Base)
		base.EN += fmt.Sprintf(", less %d without labour capacity leaves %d", p.WithoutLabour, p.Base)
	}
	how := a.how(l, c, p, part, capped)
	sentence := Text{base.VI + "; " + how.VI, base.EN + "; " + how.EN}
	if p.Registered != nil && p.Reduction > *p.Registered {
		sentence.VI += fmt.Sprintf(", nhiều hơn %d hộ đã đăng ký thoát nghèo", *p.Registered)
		sentence.EN += fmt.Sprintf(", more than the %d registered exits", *p.Registered)
	}
	return Text{sentence.VI + ".", sentence.EN + "."}
}

// how says what decided: the agreement, a bound, or the proportion.
func (a *allocator) how(l AllocatedList, c AllocatedCommune, p *AllocatedPart, part apportion.Part, capped bool) Text {
	floor, because := a.floor(c, l.List), a.floorReason(c, l.List)
	if n, agreed := a.agreed[[2]string{c.Code, l.List}]; agreed {
		return say("giữ số đã thống nhất với xã là %d", "kept at the negotiated %d", n)
	}
	switch part.Bound {
	case apportion.AtFloor:
		return Text{fmt.Sprintf("phần theo tỷ lệ thấp hơn mức giảm tối thiểu nên giao đúng mức đó là %d (%s)", floor, because.VI),
			fmt.Sprintf("the proportional part is under the least reduction, so it is that: %d (%s)", floor, because.EN)}
	case apportion.AtCap:
		if capped && p.Registered != nil && *p.Registered <= p.Base {
			return say("phần theo tỷ lệ cao hơn mức trần nên giao đúng số hộ đăng ký thoát nghèo là %d", "the proportional part is above the cap, so it is the registered exits: %d", part.Whole)
		}
		return say("phần theo tỷ lệ cao hơn mức trần nên giao đúng số hộ có khả năng lao động là %d", "the proportional part is above the cap, so it is the households that can work: %d", part.Whole)
	}
	share := shownShare(part.Share)
	text := Text{"phần theo tỷ lệ là " + strings.Replace(share, ".", ",", 1), "the proportional part is " + share}
	switch {
	case part.Share.IsInt():
	case part.Share.Cmp(new(big.Rat).SetInt64(part.Whole)) < 0:
		text.VI, text.EN = text.VI+fmt.Sprintf(", phần lẻ thuộc các phần lẻ lớn nhất nên làm tròn lên %d", part.Whole), text.EN+fmt.Sprintf(", its fraction among the largest and so %d", part.Whole)
	default:
		text.VI, text.EN = text.VI+fmt.Sprintf(", phần lẻ không thuộc các phần lẻ lớn nhất nên làm tròn xuống %d", part.Whole), text.EN+fmt.Sprintf(", its fraction not among the largest and so %d", part.Whole)
	}
	if floor > 0 {
		text.VI, text.EN = text.VI+fmt.Sprintf(", không dưới mức tối thiểu %d (%s)", floor, because.VI), text.EN+fmt.Sprintf(", not under the least of %d (%s)", floor, because.EN)
	}
	return text
}

// shownShare has two decimals, and more where two would show a whole number
// that the share is not.
func shownShare(share *big.Rat) string {
	const most = 9
	for decimals := 2; decimals < most; decimals++ {
		shown := share.FloatString(decimals)
		if share.IsInt() || strings.Trim(shown[strings.Index(shown, ".")+1:], "0") != "" {
			return shown
		}
	}
	return share.FloatString(most)
}

// floorReason says why a commune has a floor.
func (a *allocator) floorReason(c AllocatedCommune, list string) Text {
	r, f := a.campaign.targets.Allocation, a.campaign.targets.Focus
	var vi, en []string
	if a.rateIsHigh(c) {
		vi = append(vi, fmt.Sprintf("tỷ lệ hộ nghèo, cận nghèo đầu năm trên %s%%", strings.Replace(f.rateAbove.String(), ".", ",", 1)))
		en = append(en, fmt.Sprintf("its rate of poor and near-poor households is above %s%%", f.rateAbove))
	}
	if slices.Contains(f.NewCountryside, c.Code) {
		vi, en = append(vi, "xã về đích nông thôn mới"), append(en, "it reaches new-countryside status")
	}
	if r.floorPercent == nil {
		return Text{}
	}
	return Text{fmt.Sprintf("%s%% của %d hộ, vì %s", strings.Replace(r.floorPercent.String(), ".", ",", 1), c.Part(list).Opening, strings.Join(vi, ", ")),
		fmt.Sprintf("%s%% of %d households, as %s", r.floorPercent, c.Part(list).Opening, strings.Join(en, ", "))}
}

// notice says what the numbers rest on that a reader might take for granted.
func (a *allocator) notice(l AllocatedList, capped bool) {
	var registered, unanswered, asked int64
	for _, c := range a.result.Communes {
		p := c.Part(l.List)
		unanswered += p.Unanswered
		if p.Registered != nil {
			asked++
			registered += *p.Registered
		}
	}
	switch {
	case capped:
		a.result.Notices = append(a.result.Notices, Text{
			fmt.Sprintf("Số đăng ký thoát nghèo (%d %s có khả năng lao động) là mức trần của từng xã.", registered, l.Label.VI),
			fmt.Sprintf("Registered exits (%d %s that can work) cap each commune.", registered, l.Label.EN)})
	case asked > 0 && a.campaign.targets.Allocation.RegisteredExits == exitsWhereEnough:
		a.result.Notices = append(a.result.Notices, Text{
			fmt.Sprintf("Số đăng ký thoát nghèo (%d %s có khả năng lao động ở %d xã có số) không đủ để làm mức trần cho %d hộ nên không giới hạn số giao.", registered, l.Label.VI, asked, l.Total),
			fmt.Sprintf("Registered exits (%d %s that can work, of %d communes that have the number) are not enough to cap %d households and limit nothing.", registered, l.Label.EN, asked, l.Total)})
	}
	if a.campaign.targets.Focus.configured() && a.campaign.targets.Allocation.floorPercent == nil && l.List == a.result.Lists[0].List {
		a.result.Notices = append(a.result.Notices, Text{
			"targets.yaml có focus nhưng không có allocation.floor_percent nên không xã nào có mức giảm tối thiểu.",
			"targets.yaml has focus without allocation.floor_percent, so no commune has a least reduction."})
	}
	if unanswered > 0 {
		a.result.Notices = append(a.result.Notices, Text{
			fmt.Sprintf("%d %s chưa có thông tin về khả năng lao động, được tính là có.", unanswered, l.Label.VI),
			fmt.Sprintf("Of %d %s nothing says whether they can work; they count as able.", unanswered, l.Label.EN)})
	}
}
