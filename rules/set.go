package rules

import (
	"time"

	"rasoat/rules/strict"
)

// Method is the shape of a legal test; each has its own SQL in sql/40_classes.
type Method string

const (
	// ScoreAndCount is the test of Nghị định 07/2021/NĐ-CP: a score B1 against
	// the line of the area, then the number of deprived indicators. Where the
	// line in points is unknown, the income line that it stands for is used.
	ScoreAndCount Method = "score_and_count"
	// IncomeAndCount is the test of Quyết định 59/2015/QĐ-TTg: poor at or under
	// the poverty line whatever the indicators; up to the near-poverty line the
	// number of deprived indicators decides.
	IncomeAndCount Method = "income_and_count"
)

// The lines of income that a set may give.
const (
	LinePoverty       = "poverty"
	LineNearPoverty   = "near_poverty"
	LineAverageLiving = "average_living"
)

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

	doc *strict.Document
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
	// GapBefore and OverlapBefore declare, with the reason, that the set before
	// in time ends earlier or later than this one begins.
	GapBefore     string `yaml:"gap_before"`
	OverlapBefore string `yaml:"overlap_before"`
}

// Date is a calendar day written yyyy-mm-dd; anything else reads as the zero
// day, which validation refuses with its place.
type Date struct{ time.Time }

// UnmarshalYAML reads yyyy-mm-dd.
func (d *Date) UnmarshalYAML(text []byte) error {
	d.Time, _ = time.Parse(time.DateOnly, string(text))
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

// Number is a legal number: its value with unit, article and source, or the
// reason why the law's text did not yield it. Nothing unknown is ever guessed.
type Number struct {
	Value   *int64 `yaml:"value"`
	Unknown string `yaml:"unknown"`
	Unit    string `yaml:"unit"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
}

// ScoreLine is the B1 cut-off of an area, in điểm, inclusive.
type ScoreLine struct {
	Area   string `yaml:"area"`
	Number `yaml:",inline"`
}

// IncomeLine is a line of income in đồng/người/tháng, inclusive at the top.
type IncomeLine struct {
	Line   string `yaml:"line"`
	Area   string `yaml:"area"`
	Number `yaml:",inline"`
}

// Class is one outcome of the review, in the order in which it is tried.
type Class struct {
	Class       string  `yaml:"class"`
	Label       string  `yaml:"label"`
	LabelEN     string  `yaml:"label_en"`
	Article     string  `yaml:"article"`
	MinDeprived *Number `yaml:"min_deprived"`
}

// Indicator is one of the deprivation indicators, in the order of form 7.4.
type Indicator struct {
	Indicator   string `yaml:"indicator" strict:"code"`
	Dimension   string `yaml:"dimension"`
	DimensionEN string `yaml:"dimension_en"`
	Name        string `yaml:"name"`
	NameEN      string `yaml:"name_en"`
	Threshold   string `yaml:"threshold"`
	ThresholdEN string `yaml:"threshold_en"` // may be left out
	// AnsweredBy is the survey's indicator (deprived_NN) that answers this one.
	AnsweredBy string `yaml:"answered_by" strict:"code"`
	// Unknown says why no survey answer can be taken for this indicator;
	// Nearest is the survey's indicator to use when a comparison may assume.
	Unknown string `yaml:"unknown"`
	Nearest string `yaml:"nearest" strict:"code"`
	Article string `yaml:"article"`
	Source  string `yaml:"source"`
}

// Parameter is a named threshold of an indicator or of the scoring.
type Parameter struct {
	Parameter string `yaml:"parameter"`
	Number    `yaml:",inline"`
}

// SchoolBand is the school level that fits an age: from AgeFrom to under AgeBelow.
type SchoolBand struct {
	AgeFrom  int64  `yaml:"age_from"`
	AgeBelow int64  `yaml:"age_below"`
	Level    string `yaml:"level" strict:"code"`
	Label    string `yaml:"label"`
	Source   string `yaml:"source"`
}

// AcceptedAnswer lists the answer codes that meet an indicator.
type AcceptedAnswer struct {
	Indicator string   `yaml:"indicator" strict:"code"`
	Key       string   `yaml:"key"`
	Codes     []string `yaml:"codes" strict:"code"`
	Source    string   `yaml:"source"`
}

// Cutoff is the B1 line of an area in điểm; 0 when the set has none.
func (s Set) Cutoff(area string) int64 {
	for _, line := range s.ScoreLines {
		if line.Area == area {
			return line.orZero()
		}
	}
	return 0
}

// MinDeprived is the number of deprived indicators from which a household
// under the line is poor.
func (s Set) MinDeprived() int64 {
	for _, class := range s.Classes {
		if class.Class == "poor" && class.MinDeprived != nil {
			return class.MinDeprived.orZero()
		}
	}
	return 0
}

// Income is the income line of an area in đồng/người/tháng; 0 when the set has
// none or does not know it.
func (s Set) Income(line, area string) int64 {
	for _, l := range s.IncomeLines {
		if l.Line == line && l.Area == area {
			return l.orZero()
		}
	}
	return 0
}

// EntryLine names the income line that opens the lists of poor and near-poor
// households: near_poverty where the set has one, else poverty.
func (s Set) EntryLine() string {
	if s.Method == IncomeAndCount {
		return LineNearPoverty
	}
	return LinePoverty
}

// AverageLiving is the income range of mức sống trung bình in đồng/người/tháng:
// above low, up to and including high.
func (s Set) AverageLiving(area string) (low, high int64) {
	return s.Income(s.EntryLine(), area), s.Income(LineAverageLiving, area)
}

func (n Number) orZero() int64 {
	if n.Value == nil {
		return 0
	}
	return *n.Value
}

// UnknownReason is what the set says about a number that it does not know:
// score_line, indicators or average_living. It is "" when the number is known.
func (s Set) UnknownReason(what string) string {
	switch what {
	case "score_line":
		for _, line := range s.ScoreLines {
			if line.Unknown != "" {
				return line.Unknown
			}
		}
	case "average_living":
		for _, line := range s.IncomeLines {
			if line.Line == LineAverageLiving && line.Unknown != "" {
				return line.Unknown
			}
		}
	case "indicators":
		for _, indicator := range s.Indicators {
			if indicator.Unknown != "" {
				return indicator.Unknown
			}
		}
	}
	return ""
}
