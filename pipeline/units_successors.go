package pipeline

import (
	"slices"
	"time"

	"rasoat/pipeline/names"
	"rasoat/rules/strict"
)

// followers finds successors that cannot be: of a unit that has not ended, or
// a code that no unit bears on the day of the end.
func (r *unitReader) followers(units []unit) {
	var codes []string
	for _, u := range units {
		codes = append(codes, u.Code)
	}
	for i, u := range units {
		at := r.successors[i]
		switch {
		case u.Successor == "":
		case !digitsOnly(u.Successor, communeDigits):
			r.failAt(at, "đơn vị kế tiếp %q phải là mã gồm đúng %d chữ số; Excel có thể đã bỏ số 0 ở đầu", "the successor %q must be a code of %d digits; Excel may have dropped its leading zero", u.Successor, communeDigits)
		case u.Until == nil:
			r.failAt(at, "%s chưa hết hiệu lực nên chưa có đơn vị kế tiếp; hãy ghi valid_until hoặc bỏ successor", "%s has not ended and has no successor; give valid_until or leave successor empty", u.FullName())
		case !slices.Contains(codes, u.Successor):
			r.failAt(at, "đơn vị kế tiếp %q không có trong tệp; mã gần nhất là %q", "the successor %q is not in the file; the nearest code is %q", u.Successor, strict.Nearest(u.Successor, codes))
		case !slices.ContainsFunc(units, func(v unit) bool { return v.Code == u.Successor && v.validOn(*u.Until) }):
			r.failAt(at, "đơn vị kế tiếp %s không có hiệu lực vào ngày %s, khi %s kết thúc; hãy sửa successor hoặc các ngày hiệu lực",
				"the successor %s is not valid on %s, when %s ends; correct successor or the validity", u.Successor, u.Until.Format(time.DateOnly), u.FullName())
		}
	}
}

// successorOn follows a unit to the one that stands in its place on a day. An
// ended unit without a successor goes on under its code only where the name
// stays the same: 01993 was Tân Tiến, then Tân Tú. It returns false when
// nothing is known to stand in its place.
func successorOn(units []unit, u unit, day time.Time) (unit, bool) {
	for u.Until != nil && !day.Before(*u.Until) {
		next, found := follower(units, u, day)
		if !found {
			return unit{}, false
		}
		u = next
	}
	if !u.validOn(day) { // it has not begun
		return unit{}, false
	}
	return u, true
}

// follower is the unit that takes the place of an ended one.
func follower(units []unit, u unit, day time.Time) (unit, bool) {
	find := func(code, name string, on time.Time) int {
		return slices.IndexFunc(units, func(v unit) bool {
			return v.Code == code && v.validOn(on) && (name == "" || names.Fold(v.Name) == name)
		})
	}
	var at int
	if u.Successor != "" {
		at = find(u.Successor, "", *u.Until)
	} else if at = find(u.Code, names.Fold(u.Name), *u.Until); at < 0 {
		at = find(u.Code, names.Fold(u.Name), day)
	}
	if at < 0 {
		return unit{}, false
	}
	return units[at], true
}
