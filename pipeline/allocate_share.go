package pipeline

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/apportion"
)

// share gives every commune its part of every list.
func (a *allocator) share() error {
	for _, l := range a.result.Lists {
		capped := a.capsByExits(l)
		claims := a.claims(l, capped)
		if err := a.refuseAgreed(l); err != nil {
			return err
		}
		parts, err := apportion.Share(l.Total, claims)
		if unfit := (apportion.Unfit{}); errors.As(err, &unfit) {
			return a.refuseUnfit(l, claims, capped, unfit)
		}
		for i, part := range parts {
			p := a.result.Communes[i].Part(l.List)
			p.Reduction, p.Floor, p.Cap = part.Whole, claims[i].Floor, claims[i].Cap
			p.Share = part.Share.FloatString(2)
			p.Why = a.why(l, i, part, capped)
		}
		a.notice(l, capped)
	}
	return nil
}

// claims are the communes with their bounds, in the order of units.csv.
func (a *allocator) claims(l AllocatedList, capped bool) []apportion.Claim {
	claims := make([]apportion.Claim, len(a.result.Communes))
	for i, c := range a.result.Communes {
		p := c.Part(l.List)
		claims[i] = apportion.Claim{Key: c.Code, Base: p.Base, Floor: a.floor(c, l.List), Cap: p.Base}
		if capped && p.Registered != nil {
			claims[i].Cap = min(p.Base, *p.Registered)
		}
		if n, agreed := a.agreed[[2]string{c.Code, l.List}]; agreed {
			claims[i].Floor, claims[i].Cap = n, n
		}
	}
	return claims
}

// floor is the least that a commune must reduce, in households: the configured
// part of its list, rounded up, where the commune is of the plan's focus.
func (a *allocator) floor(c AllocatedCommune, list string) int64 {
	r := a.campaign.targets.Allocation
	if r.floorPercent == nil || !slices.Contains(r.FloorLists, list) || !(a.rateIsHigh(c) || slices.Contains(a.campaign.targets.Focus.NewCountryside, c.Code)) {
		return 0
	}
	opening := decimal.NewFromInt(c.Part(list).Opening)
	return opening.Mul(*r.floorPercent).Div(decimal.NewFromInt(100)).Ceil().IntPart()
}

// rateIsHigh holds the rate of poor and near-poor households at the start of
// the year against the line of the focus, in whole households: nothing is
// rounded.
func (a *allocator) rateIsHigh(c AllocatedCommune) bool {
	line := a.campaign.targets.Focus.rateAbove
	if line == nil || c.Households == nil {
		return false
	}
	return decimal.NewFromInt(c.Listed * 100).GreaterThan(line.Mul(decimal.NewFromInt(*c.Households)))
}

// capsByExits tells whether registered exits cap the list: always, never, or
// where a distribution under them exists.
func (a *allocator) capsByExits(l AllocatedList) bool {
	switch a.campaign.targets.Allocation.RegisteredExits {
	case exitsCap:
		return true
	case exitsIgnored:
		return false
	}
	known := false
	for _, c := range a.result.Communes {
		p := c.Part(l.List)
		if p.Opening > 0 && p.Registered == nil {
			return false
		}
		known = known || p.Registered != nil
	}
	_, err := apportion.Share(l.Total, a.claims(l, true))
	return known && err == nil
}

// refuseAgreed refuses a negotiated number above what the commune has or under
// its floor.
func (a *allocator) refuseAgreed(l AllocatedList) error {
	var sentences []Text
	for _, c := range a.result.Communes {
		n, agreed := a.agreed[[2]string{c.Code, l.List}]
		p, floor := c.Part(l.List), a.floor(c, l.List)
		switch {
		case !agreed:
		case n < 0 || n > p.Base:
			sentences = append(sentences, say("--fix %s: %d hộ không nằm giữa 0 và %d (%d hộ đầu năm, trừ %d hộ không có khả năng lao động); hãy sửa số đã thống nhất (--fix hoặc allocation.agreed)",
				"--fix %s: %d is not between 0 and %d (%d households at the start, less %d without labour capacity); correct the negotiated number (--fix or allocation.agreed)", agreement(c, l), n, p.Base, p.Opening, p.WithoutLabour))
		case n < floor:
			sentences = append(sentences, say("--fix %s: %d hộ thấp hơn mức giảm tối thiểu %d; hãy sửa số đã thống nhất hoặc phần allocation của targets.yaml",
				"--fix %s: %d is under the least reduction of %d; correct the negotiated number or allocation in targets.yaml", agreement(c, l), n, floor))
		}
	}
	if len(sentences) > 0 {
		return Refusal{sentences}
	}
	return nil
}

// refuseUnfit names the communes whose bounds leave no distribution.
func (a *allocator) refuseUnfit(l AllocatedList, claims []apportion.Claim, capped bool, unfit apportion.Unfit) error {
	name := map[string]string{}
	for _, c := range a.result.Communes {
		name[c.Code] = c.Name
	}
	limit, loosen := Text{"số hộ có khả năng lao động", "households that can work"}, Text{}
	if capped {
		loosen = Text{" hoặc đặt registered_exits: ignore", " or set registered_exits: ignore"}
		limit = Text{"số hộ đăng ký thoát nghèo có khả năng lao động", "registered exits that can work"}
	}
	var crossed, floors, caps []string
	for _, k := range claims {
		if slices.Contains(unfit.Crossed, k.Key) {
			crossed = append(crossed, fmt.Sprintf("%s (%d > %d)", name[k.Key], k.Floor, k.Cap))
		}
		if k.Floor > 0 {
			floors = append(floors, fmt.Sprintf("%s %d", name[k.Key], k.Floor))
		}
		caps = append(caps, fmt.Sprintf("%s %d", name[k.Key], k.Cap))
	}
	switch {
	case len(crossed) > 0:
		return Refusal{[]Text{{
			fmt.Sprintf("phân bổ %s: mức giảm tối thiểu lớn hơn %s ở %s; hãy sửa allocation trong targets.yaml (floor_percent, registered_exits) hoặc số đăng ký", l.Label.VI, limit.VI, strings.Join(crossed, ", ")),
			fmt.Sprintf("%s: the least reduction is above the %s in %s; correct allocation in targets.yaml (floor_percent, registered_exits) or the registrations", l.Label.EN, limit.EN, strings.Join(crossed, ", "))}}}
	case unfit.Total > unfit.Most:
		return Refusal{[]Text{{
			fmt.Sprintf("phân bổ %s: %d hộ nhiều hơn mức trần của các xã cộng lại là %d (%s): %s; hãy giảm số của huyện, sửa số --fix%s", l.Label.VI, unfit.Total, unfit.Most, limit.VI, strings.Join(caps, ", "), loosen.VI),
			fmt.Sprintf("%s: %d households are more than the caps of the communes together, %d (%s): %s; lower the district's number, correct --fix%s", l.Label.EN, unfit.Total, unfit.Most, limit.EN, strings.Join(caps, ", "), loosen.EN)}}}
	}
	return Refusal{[]Text{{
		fmt.Sprintf("phân bổ %s: %d hộ ít hơn mức tối thiểu và số đã thống nhất của các xã cộng lại là %d: %s; hãy tăng số của huyện, giảm floor_percent hoặc sửa số --fix", l.Label.VI, unfit.Total, unfit.Least, strings.Join(floors, ", ")),
		fmt.Sprintf("%s: %d households are fewer than the floors and negotiated numbers together, %d: %s; raise the district's number, lower floor_percent or correct --fix", l.Label.EN, unfit.Total, unfit.Least, strings.Join(floors, ", "))}}}
}

// agreement is a commune and list as --fix names them.
func agreement(c AllocatedCommune, l AllocatedList) string {
	return c.Name + ":" + strings.Replace(l.List, "_", "-", 1)
}
