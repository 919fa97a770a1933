package report

import "strings"

// A rolledUpLayout is what a sheet says otherwise where its figures are sums of
// results. {level} is huyện, tỉnh or cả nước, {units} and {UNITS} what its lines
// are of.
type rolledUpLayout struct {
	Form  string   `yaml:"form"`
	Title string   `yaml:"title"`
	Units string   `yaml:"units"` // head of the column of units
	Notes []string `yaml:"notes"`
}

// rolledUp is the layout of a roll-up to the unit of a campaign; what it does
// not say otherwise stays.
func (l layout) rolledUp(c campaign) layout {
	said := strings.NewReplacer("{level}", c.level(), "{units}", c.lines(), "{UNITS}", strings.ToUpper(c.lines()))
	put := func(field *string, text string) {
		if text != "" {
			*field = said.Replace(text)
		}
	}
	put(&l.Form, l.RolledUp.Form)
	put(&l.Title, l.RolledUp.Title)
	columns := append([]column{}, l.Columns...)
	for i := range columns {
		if columns[i].Key == keyUnit && l.RolledUp.Units != "" {
			columns[i].Label = capital(said.Replace(l.RolledUp.Units))
		}
	}
	l.Columns = columns
	if l.RolledUp.Notes != nil {
		l.Notes = nil
		for _, note := range l.RolledUp.Notes {
			l.Notes = append(l.Notes, said.Replace(note))
		}
	}
	return l
}

// level is what the unit is.
func (c campaign) level() string {
	switch {
	case c.nation:
		return wholeCountry
	case c.above:
		return "tỉnh"
	}
	return "huyện"
}

// lines is what the lines of a table are of: each unit below, with those under it.
func (c campaign) lines() string {
	switch {
	case c.nation:
		return "tỉnh, huyện"
	case c.above:
		return "huyện, xã"
	}
	return c.below()
}

// unsent is why there may be no figures of a unit.
func (c campaign) unsent() string {
	if c.rolledUp {
		return "chưa gửi kết quả"
	}
	return "chưa gửi phiếu"
}

// whole is how a title says that it is of the whole unit.
func (c campaign) whole() string {
	switch {
	case c.nation:
		return wholeCountry
	case c.above:
		return "toàn tỉnh"
	}
	return "toàn huyện"
}

// below is how a title calls the units of the level below.
func (c campaign) below() string {
	switch {
	case c.nation:
		return "tỉnh"
	case c.above:
		return "huyện"
	}
	return "xã, thị trấn"
}

// capital begins a text with a capital letter.
func capital(text string) string {
	if text == "" {
		return ""
	}
	letters := []rune(text)
	return strings.ToUpper(string(letters[0])) + string(letters[1:])
}

// noPlan says why a chart has no bar of the plan.
func (c campaign) noPlan() string {
	if c.above || c.rolledUp {
		return "Chưa có chỉ tiêu giảm số hộ " + c.whole() + "."
	}
	return "Kế hoạch không có chỉ tiêu giảm số hộ của huyện."
}

// noShares says why a chart by unit has no bar of the plan.
func (c campaign) noShares() string {
	if c.rolledUp {
		return "Chưa có chỉ tiêu giao cho từng " + c.below() + "."
	}
	return "Kế hoạch không giao chỉ tiêu cho từng " + c.below() + "."
}
