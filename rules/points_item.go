package rules

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"rasoat/rules/strict"
)

// pointsAnswers are the answers of the survey that an item may look at, as
// int_b1_answers makes them.
var pointsAnswers = map[string]PointsKind{
	"member_count": PointsNumber, "area_per_person_m2": PointsNumber, "dependants": PointsNumber, "employed_members": PointsNumber,
	"highest_education": PointsCode, "water_source": PointsCode, "toilet_type": PointsCode, "uses_internet": PointsCode,
	"wall_durable": PointsCode, "frame_durable": PointsCode, "roof_durable": PointsCode, "info_devices": PointsCodes,
}

// regions are the six regions by which the form of the circular before (TT
// 17/2016/TT-BLĐTBXH, phụ lục 3b) was divided.
var regions = []string{
	"Đồng bằng sông Hồng", "Trung du và miền núi phía Bắc", "Bắc Trung Bộ và Duyên hải miền Trung",
	"Tây Nguyên", "Đông Nam Bộ", "Đồng bằng sông Cửu Long",
}

// mostPoints is a sane bound of one option; a slip of a zero is beyond it.
const mostPoints = 200

// codes are the closed codes of the answer that the item looks at.
func (i PointsItem) codes() []string {
	if i.Answer == "highest_education" {
		return answerCodes["education"]
	}
	return answerCodes[i.Answer]
}

func (c checker) pointsItem(path string, item PointsItem) {
	c.oneOf(path+".answer", item.Answer, slices.Sorted(maps.Keys(pointsAnswers)))
	c.need(len(item.Options) > 0, path, "mục %q chưa có options", "the item %q needs options", item.Item)
	if item.Kind() == "" {
		return
	}
	sound := true
	for i, option := range item.Options {
		at := fmt.Sprintf("%s.options[%d]", path, i)
		sound = c.pointsOption(at, item, option) && sound
		for _, before := range item.Options[:i] {
			sound = sound && !overlap(before, option)
			c.need(!overlap(before, option), at, "lựa chọn này trùng với một lựa chọn trước của mục %q", "this option overlaps an earlier one of the item %q", item.Item)
		}
	}
	if sound && item.Kind() == PointsNumber {
		c.pointsBands(path, item)
	}
}

// pointsOption tells whether an option can be placed beside the others.
func (c checker) pointsOption(at string, item PointsItem, option PointsOption) bool {
	areaKnown := option.Area == "" || slices.Contains(bothAreas, option.Area)
	c.need(areaKnown, at+".area", "không có khu vực %q; gần nhất là %q", "there is no area %q; the nearest is %q", option.Area, strict.Nearest(option.Area, bothAreas))
	c.need(option.Points != nil && -mostPoints <= *option.Points && *option.Points <= mostPoints, at, "points phải có và nằm trong ±%d điểm", "points must be given, within ±%d", mostPoints)
	ranged, numeric := option.From != nil || option.Below != nil, item.Kind() == PointsNumber
	if ranged != numeric || (option.Code != "") == ranged {
		c.doc.Fail(at, "mục %q cần %s", "the item %q needs %s", item.Item, map[bool]string{true: "from/below", false: "code"}[numeric])
		return false
	}
	if !numeric {
		c.code(at+".code", item.Answer, option.Code, item.codes())
		return areaKnown
	}
	from, below := option.band()
	c.need(from >= 0, at+".from", "from (%d) không được âm", "from (%d) must not be negative", from)
	c.need(from < below, at, "from (%d) phải nhỏ hơn below (%d)", "from (%d) must be less than below (%d)", from, below)
	return areaKnown && 0 <= from && from < below
}

// noEnd stands for the end of a range that has none.
const noEnd = math.MaxInt64

// band is the range of an option of numbers.
func (o PointsOption) band() (from, below int64) {
	below = noEnd
	if o.From != nil {
		from = *o.From
	}
	if o.Below != nil {
		below = *o.Below
	}
	return from, below
}

// pointsBands wants the ranges of an item to leave no number out, in each area
// that has any: a household in a gap would have no score.
func (c checker) pointsBands(path string, item PointsItem) {
	areas := bothAreas
	if !slices.ContainsFunc(item.Options, func(o PointsOption) bool { return o.Area != "" }) {
		areas = []string{""}
	}
	for _, area := range areas {
		next := least[item.Answer]
		bands := item.bands(area)
		for _, o := range bands {
			from, below := o.band()
			c.need(from <= next, path+".options", "mục %q không có lựa chọn cho số từ %d đến dưới %d%s; hãy nối liền các khoảng", "the item %q has no option for numbers from %d to under %d%s; let the ranges follow each other", item.Item, next, from, inArea(area))
			next = below
		}
		c.need(len(bands) == 0 || next == noEnd, path+".options", "mục %q không có lựa chọn cho số từ %d trở lên%s; khoảng cuối không ghi below", "the item %q has no option for numbers from %d on%s; leave below out of the last range", item.Item, next, inArea(area))
	}
}

// bands are the ranges that hold in an area, from the lowest.
func (i PointsItem) bands(area string) []PointsOption {
	bands := slices.DeleteFunc(slices.Clone(i.Options), func(o PointsOption) bool { return o.Area != "" && o.Area != area })
	slices.SortFunc(bands, func(a, b PointsOption) int {
		from, _ := a.band()
		other, _ := b.band()
		return cmp.Compare(from, other)
	})
	return bands
}

// inArea names the area of a message, where it is of one.
func inArea(area string) string {
	if area == "" {
		return ""
	}
	return " (" + area + ")"
}

// least is the smallest number that an answer may be; 0 where it is not named.
var least = map[string]int64{"member_count": 1}

// overlap tells whether two options of one item can both hold.
func overlap(a, b PointsOption) bool {
	if a.Area != "" && b.Area != "" && a.Area != b.Area {
		return false
	}
	if a.Code != "" || b.Code != "" {
		return a.Code == b.Code
	}
	below := func(x, y PointsOption) bool { return x.Below != nil && y.From != nil && *x.Below <= *y.From }
	return !below(a, b) && !below(b, a)
}
