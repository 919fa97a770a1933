package rules

import (
	"fmt"
	"time"
)

// Method is the shape of a legal test; each has its own SQL in sql/40_classes.
type Method string

// ScoreAndCount is the test of Nghị định 07/2021/NĐ-CP: a score B1 against the
// line of the area, then the number of deprived indicators.
const ScoreAndCount Method = "score_and_count"

// Set is one complete rule set: the law of one period.
type Set struct {
	ID         string      `yaml:"id"`
	Title      string      `yaml:"title"`
	TitleEN    string      `yaml:"title_en"`
	LegalBasis []Basis     `yaml:"legal_basis"`
	InForce    Period      `yaml:"in_force"`
	Method     Method      `yaml:"method"`
	Areas      []Area      `yaml:"areas"`
	ScoreLines []ScoreLine `yaml:"score_lines"`
	// IncomeLines are in đồng/người/tháng.
	IncomeLines     []IncomeLine     `yaml:"income_lines"`
	Classes         []Class          `yaml:"classes"`
	Indicators      []Indicator      `yaml:"indicators"`
	Parameters      []Parameter      `yaml:"parameters"`
	Schooling       []SchoolBand     `yaml:"schooling"`
	AcceptedAnswers []AcceptedAnswer `yaml:"accepted_answers"`

	// Content is the sha256 (hex) of set.yaml: it stands in every
	// determination id.
	Content string `yaml:"-"`
}

// Basis is one legal document that the set rests on.
type Basis struct {
	Document string `yaml:"document"`
	Article  string `yaml:"article"`
	About    string `yaml:"about"`
}

// Period is a half-open range of review dates: From counts, Until does not.
type Period struct {
	From  Date `yaml:"from"`
	Until Date `yaml:"until"`
}

// Date is a calendar day written yyyy-mm-dd.
type Date struct{ time.Time }

// UnmarshalYAML reads yyyy-mm-dd.
func (d *Date) UnmarshalYAML(text []byte) error {
	day, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date yyyy-mm-dd", text)
	}
	d.Time = day
	return nil
}

// Contains tells whether a review on day falls in the period.
func (p Period) Contains(day time.Time) bool {
	return !day.Before(p.From.Time) && day.Before(p.Until.Time)
}

// Area maps a kind of unit (phường, thị trấn, xã) to urban or rural.
type Area struct {
	Area   string `yaml:"area"`
	Kind   string `yaml:"kind"`
	Label  string `yaml:"label"`
	Source string `yaml:"source"`
}

// ScoreLine is the B1 cut-off of an area, in điểm, inclusive.
type ScoreLine struct {
	Area    string `yaml:"area"`
	Value   int64  `yaml:"value"`
	Unit    string `yaml:"unit"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
}

// IncomeLine is a line of income in đồng/người/tháng, inclusive at the top.
type IncomeLine struct {
	Line    string `yaml:"line"`
	Area    string `yaml:"area"`
	Value   int64  `yaml:"value"`
	Unit    string `yaml:"unit"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
}

// Class is one outcome of the review, in the order in which it is tried.
type Class struct {
	Class       string  `yaml:"class"`
	Label       string  `yaml:"label"`
	LabelEN     string  `yaml:"label_en"`
	Article     string  `yaml:"article"`
	MinDeprived *Number `yaml:"min_deprived"`
}

// Number is a legal number with its unit and source.
type Number struct {
	Value  int64  `yaml:"value"`
	Unit   string `yaml:"unit"`
	Source string `yaml:"source"`
}

// Indicator is one of the deprivation indicators, in the order of form 7.4.
type Indicator struct {
	Indicator   string `yaml:"indicator"`
	Dimension   string `yaml:"dimension"`
	DimensionEN string `yaml:"dimension_en"`
	Name        string `yaml:"name"`
	NameEN      string `yaml:"name_en"`
	Threshold   string `yaml:"threshold"`
	Source      string `yaml:"source"`
}

// Parameter is a named threshold of an indicator or of the scoring.
type Parameter struct {
	Parameter string `yaml:"parameter"`
	Value     int64  `yaml:"value"`
	Unit      string `yaml:"unit"`
	Article   string `yaml:"article"`
	Source    string `yaml:"source"`
}

// SchoolBand is the school level that fits an age: from AgeFrom to under AgeBelow.
type SchoolBand struct {
	AgeFrom  int64  `yaml:"age_from"`
	AgeBelow int64  `yaml:"age_below"`
	Level    string `yaml:"level"`
	Label    string `yaml:"label"`
	Source   string `yaml:"source"`
}

// AcceptedAnswer lists the answer codes that meet an indicator.
type AcceptedAnswer struct {
	Indicator string   `yaml:"indicator"`
	Key       string   `yaml:"key"`
	Codes     []string `yaml:"codes"`
	Source    string   `yaml:"source"`
}

// Cutoff is the B1 line of an area in điểm; 0 when the set has none.
func (s Set) Cutoff(area string) int64 {
	for _, line := range s.ScoreLines {
		if line.Area == area {
			return line.Value
		}
	}
	return 0
}

// MinDeprived is the number of deprived indicators from which a household
// under the line is poor.
func (s Set) MinDeprived() int64 {
	for _, class := range s.Classes {
		if class.Class == "poor" && class.MinDeprived != nil {
			return class.MinDeprived.Value
		}
	}
	return 0
}

// AverageLiving is the income range of mức sống trung bình in đồng/người/tháng:
// above low, up to and including high.
func (s Set) AverageLiving(area string) (low, high int64) {
	for _, line := range s.IncomeLines {
		switch {
		case line.Area == area && line.Line == "poverty":
			low = line.Value
		case line.Area == area && line.Line == "average_living":
			high = line.Value
		}
	}
	return low, high
}
