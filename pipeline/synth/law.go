package synth

// Law carries the numbers of the rule set that the answers must agree with.
type Law struct {
	// Area maps a kind of unit (xã, thị trấn, phường) to its area.
	Area map[string]string
	// Cutoff is the B1 line of an area, in điểm, inclusive.
	Cutoff map[string]int
	// MinDeprived is the number of indicators from which a household under the
	// line is poor.
	MinDeprived int
	// AverageLow (exclusive) and AverageHigh (inclusive) bound mức sống trung
	// bình of an area, in đồng a person and month.
	AverageLow, AverageHigh map[string]int64
	// Parameter holds the thresholds of the indicators under their names in
	// set.yaml (dependent_child_age_below …).
	Parameter map[string]int64
	// Schooling lists the school level that fits an age, youngest first.
	Schooling []SchoolBand
	// Accepted lists the answer codes that meet an indicator, by workbook key
	// (water_source, toilet_type, info_devices).
	Accepted map[string][]string
}

// SchoolBand is the level of school for ages from AgeFrom to under AgeBelow.
type SchoolBand struct {
	AgeFrom, AgeBelow int
	Level             string
}

// The parameters of Law that the generator needs, by their names in set.yaml.
const (
	pointsPerIndicator = "points_per_indicator"
	childBelow         = "dependent_child_age_below"
	elderFrom          = "dependent_elder_age_from"
	dependentAbove     = "dependent_share_above_percent"
	undernourishBelow  = "undernourished_age_below"
	insuredFrom        = "insured_age_from"
	adultFrom          = "adult_education_age_from"
	adultUpperFrom     = "adult_education_upper_age_from"
	adultThrough       = "adult_education_age_through"
	adultLowerLevel    = "adult_education_lower_level"
	adultUpperLevel    = "adult_education_upper_level"
	weakStructures     = "weak_structures_from"
	areaPerPerson      = "area_per_person_below_m2"
)

// alwaysPossible counts the indicators that any household can lack, whoever
// its members are: insurance, the two of housing, water, toilet, and the two
// of information.
const alwaysPossible = 7

// check names the first number that is missing.
func (l Law) check() error {
	if l.MinDeprived < 1 || l.MinDeprived > alwaysPossible {
		return unmet("quy định của năm này cần %d chỉ số thiếu hụt, chỉ tạo được từ 1 đến %d", "law: min deprived is %d: from 1 to %d can be built", l.MinDeprived, alwaysPossible)
	}
	for _, kind := range []string{kindTown, kindCommune} {
		area := l.Area[kind]
		if area == "" || l.Cutoff[area] <= 0 {
			return unmet("quy định của năm này chưa có khu vực của %s, hoặc mức điểm B1 của khu vực %q", "law: %s has no area or its area %q no B1 line", kind, area)
		}
		if l.AverageHigh[area] <= l.AverageLow[area] {
			return unmet("quy định của năm này chưa có mức sống trung bình của khu vực %s", "law: area %s has no range of mức sống trung bình", area)
		}
	}
	for _, name := range []string{pointsPerIndicator, childBelow, elderFrom, dependentAbove, undernourishBelow, insuredFrom,
		adultFrom, adultUpperFrom, adultThrough, adultLowerLevel, adultUpperLevel, weakStructures, areaPerPerson} {
		if l.Parameter[name] <= 0 {
			return unmet("quy định của năm này thiếu ngưỡng %s", "law: parameter %s is missing", name)
		}
	}
	if len(l.Schooling) == 0 {
		return unmet("quy định của năm này thiếu bậc học theo tuổi", "law: schooling has no bands")
	}
	for _, key := range []string{"water_source", "toilet_type", "info_devices"} {
		if len(l.Accepted[key]) == 0 {
			return unmet("quy định của năm này thiếu câu trả lời được coi là đạt của %s", "law: %s has no accepted answers", key)
		}
	}
	return nil
}

// number is a parameter as an int; check has seen that it is there.
func (l Law) number(name string) int { return int(l.Parameter[name]) }

// band is the school level that fits age; "" outside compulsory ages.
func (l Law) band(age int) string {
	for _, b := range l.Schooling {
		if age >= b.AgeFrom && age < b.AgeBelow {
			return b.Level
		}
	}
	return ""
}
