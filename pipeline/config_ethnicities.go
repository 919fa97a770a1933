package pipeline

import (
	"strconv"

	"rasoat/pipeline/names"
	"rasoat/pipeline/report"
	"rasoat/pipeline/survey"
	"rasoat/rules/strict"
)

// usualEthnicities have a column in form 7.9 where nobody says otherwise.
func usualEthnicities() []string {
	return []string{"Tày", "Nùng", "Dao", "Mông", "Hoa", "Sán Chay"}
}

// validateEthnicities keeps form 7.9 from counting a household in two columns.
func (c *config) validateEthnicities(doc *strict.Document) {
	for _, fault := range ethnicityFaults(c.Report.Ethnicities) {
		path := "$.report.ethnicities"
		if fault.at >= 0 {
			path += "[" + strconv.Itoa(fault.at) + "]"
		}
		doc.Fail(path, "%s%.0s", "%.0s%s", fault.VI, fault.EN)
	}
}

// An ethnicityFault is what is wrong with one name of a list, or with the whole
// list, where at is -1.
type ethnicityFault struct {
	at int
	Text
}

// ethnicityFaults finds what form 7.9 could not show: each ethnicity is named
// once, and never the majority, which has a column of its own.
func ethnicityFaults(shown []string) []ethnicityFault {
	var faults []ethnicityFault
	first := map[string]string{}
	for i, name := range shown {
		ethnicity, found := ethnicityOf(name)
		earlier, repeated := first[ethnicity.Code]
		switch {
		case !found:
			faults = append(faults, ethnicityFault{i, say("%q không có trong danh mục dân tộc; gần nhất là %q",
				"%q is not in the list of ethnicities; the nearest is %q", name, strict.Nearest(name, survey.Labels("ethnicity")))})
		case ethnicity.Label == majority:
			faults = append(faults, ethnicityFault{i, say("dân tộc %s đã có cột riêng ở biểu 7.9; hãy bỏ khỏi danh sách", "%s has a column of its own in form 7.9; leave it out", majority)})
		case repeated:
			faults = append(faults, ethnicityFault{i, say("%q và %q là một dân tộc; chỉ ghi một lần", "%q and %q are one ethnicity; name it once", name, earlier)})
		}
		first[ethnicity.Code] = name
	}
	if len(shown) > report.EthnicitySlots {
		faults = append(faults, ethnicityFault{-1, say("có %d dân tộc, biểu 7.9 chỉ có chỗ cho %d; bỏ bớt dân tộc ít hộ nhất, các hộ đó tính vào Khác",
			"names %d ethnicities, form 7.9 has room for %d: leave the smallest out, they are counted under Khác", len(shown), report.EthnicitySlots)})
	}
	return faults
}

// majority is the ethnicity that form 7.9 sets against all others.
const majority = "Kinh"

// ethnicityOf finds the code of an ethnicity by any accepted spelling.
func ethnicityOf(name string) (survey.Code, bool) {
	word := names.Fold(name)
	for _, c := range survey.Codes() {
		if c.List == "ethnicity" && c.Word == word {
			return c, true
		}
	}
	return survey.Code{}, false
}
