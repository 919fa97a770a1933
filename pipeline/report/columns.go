package report

import (
	"fmt"
	"strconv"
	"strings"
)

// EthnicitySlots is the number of ethnicity columns that rpt_709_ethnicities
// holds for each class.
const EthnicitySlots = 8

// isFrame tells the columns that say what a row is; the running numbers of a
// form begin after them.
func isFrame(key string) bool { return key == keyNumber || key == keyUnit || key == keyLine }

// fill replaces the slots of a layout by one column for each ethnicity and the
// {key} references of the column numbers by running numbers.
func (l layout) fill(ethnicities []string) (layout, error) {
	if len(ethnicities) > EthnicitySlots {
		return layout{}, fmt.Errorf("report.ethnicities of rasoat.yaml names %d ethnicities, form 7.9 has room for %d: leave the smallest out, they are counted under Khác",
			len(ethnicities), EthnicitySlots)
	}
	l.Columns = fillSlots(l.Columns, ethnicities)
	var references []string
	for _, c := range leaves(l.Columns) {
		if !isFrame(c.Key) {
			references = append(references, "{"+c.Key+"}", strconv.Itoa(len(references)/2+1))
		}
	}
	l.Columns = number(l.Columns, strings.NewReplacer(references...))
	return l, nil
}

func fillSlots(columns []column, ethnicities []string) []column {
	var filled []column
	for _, c := range columns {
		if c.Slots == "" {
			c.Columns = fillSlots(c.Columns, ethnicities)
			filled = append(filled, c)
			continue
		}
		for i, name := range ethnicities {
			slot := c
			slot.Slots, slot.Key, slot.Label = "", fmt.Sprintf("%s_%d", c.Slots, i+1), name
			slot.Number = "{" + slot.Key + "}"
			filled = append(filled, slot)
		}
	}
	return filled
}

func number(columns []column, references *strings.Replacer) []column {
	numbered := make([]column, len(columns))
	for i, c := range columns {
		c.Number = references.Replace(c.Number)
		c.Columns = number(c.Columns, references)
		numbered[i] = c
	}
	return numbered
}

// leaves returns the columns of figures, left to right.
func leaves(columns []column) []column {
	var all []column
	for _, c := range columns {
		if len(c.Columns) == 0 {
			all = append(all, c)
			continue
		}
		all = append(all, leaves(c.Columns)...)
	}
	return all
}

// depth is the number of header rows that the columns need.
func depth(columns []column) int {
	deepest := 0
	for _, c := range columns {
		deepest = max(deepest, 1+depth(c.Columns))
	}
	return deepest
}
