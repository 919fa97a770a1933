package rules

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"rasoat/rules/strict"
)

// Undetermined is the outcome of a case that the known numbers of a set leave
// open.
const Undetermined = "undetermined"

// Case is one worked example of a set: either the inputs of the test and the
// class that the law gives, or Undetermined; or the answers of a household and
// the indicators that follow from them.
type Case struct {
	Name          string `yaml:"name"`
	Area          string `yaml:"area"`
	B1Score       *int64 `yaml:"b1_score"`
	DeprivedCount *int64 `yaml:"deprived_count"`
	// DeprivedOpen is how many of the set's indicators no answer counts for.
	DeprivedOpen     int64  `yaml:"deprived_open"`
	FarmingHousehold bool   `yaml:"farming_household"`
	IncomePerCapita  *int64 `yaml:"income_per_capita"`
	ScreenedOut      bool   `yaml:"screened_out"`
	Class            string `yaml:"class"`

	// At names the parameter, school band or answer list at whose border the
	// answers stand.
	At      string       `yaml:"at"`
	Housing CaseHousing  `yaml:"housing"`
	Members []CaseMember `yaml:"members"`
	// Derived maps an indicator to yes, no or unknown.
	Derived map[string]string `yaml:"derived"`
}

// CaseHousing are a household's answers on its housing; nil and "" are
// unanswered. MemberCount is how many members the household has; 0 is as many
// as are listed.
type CaseHousing struct {
	MemberCount  int64    `yaml:"member_count"`
	WallDurable  *bool    `yaml:"wall_durable"`
	FrameDurable *bool    `yaml:"frame_durable"`
	RoofDurable  *bool    `yaml:"roof_durable"`
	AreaM2       *int64   `yaml:"house_area_m2"`
	WaterSource  string   `yaml:"water_source" strict:"code"`
	ToiletType   string   `yaml:"toilet_type" strict:"code"`
	UsesInternet *bool    `yaml:"uses_internet"`
	InfoDevices  []string `yaml:"info_devices" strict:"code"`
}

// CaseMember are the answers on one member, aged Age full years on the review
// date.
type CaseMember struct {
	Age              *int64 `yaml:"age"`
	Schooling        string `yaml:"schooling" strict:"code"`
	Education        string `yaml:"education" strict:"code"`
	OnJobTraining    *bool  `yaml:"on_job_training"`
	HealthInsurance  *bool  `yaml:"health_insurance"`
	Employment       string `yaml:"employment" strict:"code"`
	LabourContract   string `yaml:"labour_contract"`
	MonthlyAllowance *bool  `yaml:"monthly_allowance"`
	Disability       *bool  `yaml:"disability"`
	Undernourished   *bool  `yaml:"undernourished"`
}

// Cases reads the worked examples that stand beside a set, strictly.
func Cases(files fs.FS, set Set) ([]Case, error) {
	name := path.Join(set.ID, "cases.yaml")
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	var cases []Case
	doc, err := strict.Decode(name, content, &cases)
	if err != nil {
		return nil, err
	}
	check := checker{set, doc}
	for i, c := range cases {
		at := fmt.Sprintf("$[%d]", i)
		check.need(c.Name != "", at, "trường hợp thiếu name", "the case needs a name")
		check.need((c.Class == "") != (len(c.Derived) == 0), at, "cần đúng một trong class và derived", "give either class or derived")
		if c.Class != "" {
			check.oneOf(at+".class", c.Class, append(slices.Clone(classNames), Undetermined))
			check.oneOf(at+".area", c.Area, bothAreas)
			check.need(c.At == "", at+".at", "at chỉ dùng cho trường hợp có derived; hãy bỏ đi", "at belongs to a case with derived; take it out")
			continue
		}
		check.derived(at, c)
		check.answers(at, c)
		check.border(at, c)
	}
	return cases, doc.Err()
}

// derived wants indicators of the survey and outcomes that there are.
func (c checker) derived(at string, example Case) {
	for _, n := range slices.Sorted(maps.Keys(example.Derived)) {
		c.oneOf(at+".derived", n, surveyIndicators)
		c.oneOf(at+".derived", example.Derived[n], []string{"yes", "no", "unknown"})
	}
}

// answers wants codes that the survey knows, or no answer.
func (c checker) answers(at string, example Case) {
	codes := func(path, key string, given ...string) {
		for _, code := range given {
			if code != "" {
				c.code(path+"."+key, key, code, answerCodes[key])
			}
		}
	}
	housing := at + ".housing"
	codes(housing, "water_source", example.Housing.WaterSource)
	codes(housing, "toilet_type", example.Housing.ToiletType)
	codes(housing, "info_devices", example.Housing.InfoDevices...)
	for i, m := range example.Members {
		member := fmt.Sprintf("%s.members[%d]", at, i)
		codes(member, "schooling", m.Schooling)
		codes(member, "education", m.Education)
		codes(member, "employment", m.Employment)
		codes(member, "labour_contract", m.LabourContract)
	}
}

// border wants a case that names a border to stand on it, and to say what
// becomes of an indicator that the border decides.
func (c checker) border(at string, example Case) {
	if example.At == "" {
		return
	}
	borders := c.set.borders()
	var names []string
	for _, b := range borders {
		names = append(names, b.at)
	}
	c.oneOf(at+".at", example.At, names)
	for _, b := range borders {
		if b.at != example.At {
			continue
		}
		named := slices.ContainsFunc(b.indicators, func(n string) bool { return example.Derived[n] != "" })
		c.need(named, at+".at", "%s quyết định chỉ số %s, nhưng derived không nói đến; sửa at hoặc derived", "%s decides indicator %s, which derived does not name; correct at or derived", b.at, strings.Join(b.indicators, ", "))
		stands := slices.ContainsFunc(b.spots, func(s spot) bool { return s(example) })
		// of what Fail prints, 1 is the place
		c.need(stands, at+".at", "trường hợp không đứng ở ranh giới của %[2]s (%[3]s); sửa câu trả lời hoặc at", "the case does not stand at the border of %[2]s (%[4]s); correct the answers or at", b.at, b.vi, b.en)
	}
}
