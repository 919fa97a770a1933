package rules

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

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
	WaterSource  string   `yaml:"water_source"`
	ToiletType   string   `yaml:"toilet_type"`
	UsesInternet *bool    `yaml:"uses_internet"`
	InfoDevices  []string `yaml:"info_devices"`
}

// CaseMember are the answers on one member, aged Age full years on the review
// date.
type CaseMember struct {
	Age              *int64 `yaml:"age"`
	Schooling        string `yaml:"schooling"`
	Education        string `yaml:"education"`
	OnJobTraining    *bool  `yaml:"on_job_training"`
	HealthInsurance  *bool  `yaml:"health_insurance"`
	Employment       string `yaml:"employment"`
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
	outcomes := append(slices.Clone(classNames), Undetermined)
	borders := set.borders()
	for i, c := range cases {
		at := fmt.Sprintf("$[%d]", i)
		check := checker{set, doc}
		check.need(c.Name != "", at, "trường hợp thiếu name", "the case needs a name")
		check.need((c.Class == "") != (len(c.Derived) == 0), at, "cần đúng một trong class và derived", "give either class or derived")
		if c.Class != "" {
			check.oneOf(at+".class", c.Class, outcomes)
			check.oneOf(at+".area", c.Area, bothAreas)
		}
		if c.At != "" {
			check.oneOf(at+".at", c.At, borders)
		}
	}
	return cases, doc.Err()
}

// borders are the names of what a derived case may stand at.
func (s Set) borders() []string {
	var names []string
	for _, p := range s.Parameters {
		names = append(names, p.Parameter)
	}
	for _, band := range s.Schooling {
		names = append(names, "schooling_"+band.Level)
	}
	for _, a := range s.AcceptedAnswers {
		names = append(names, a.Key)
	}
	return names
}
