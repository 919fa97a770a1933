package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rasoat/rules/strict"
)

// ConfigFile is the file that makes a folder a campaign folder.
const ConfigFile = "rasoat.yaml"

// config is rasoat.yaml: which review this is, where its files are, and what
// the campaign decides where the law leaves a choice.
type config struct {
	Year       int    `yaml:"year"`
	ReviewDate string `yaml:"review_date"`
	Unit       struct {
		Province unitRef `yaml:"province"`
		District unitRef `yaml:"district"`
	} `yaml:"unit"`
	Paths        paths  `yaml:"paths"`
	Deprivations string `yaml:"deprivations"`
	// Rules name rule sets: the first decides the forms, the others are
	// compared. Empty is the one set in force on the review date.
	Rules []string `yaml:"rules"`
	// AssumeUnknown lets a compared set go on where its numbers are unknown:
	// the survey's nearest indicator counts, what stays open is counted as such.
	AssumeUnknown bool `yaml:"assume_unknown"`
	// RelapseLookbackYears limits how far back a listing makes a return a
	// relapse; nil has no limit, as the law names none.
	RelapseLookbackYears *int `yaml:"relapse_lookback_years"`
	// WorkbookCommunes say the commune of workbooks that do not: exports that
	// lost it.
	WorkbookCommunes []workbookCommune `yaml:"workbook_communes"`
	Report           reportConfig      `yaml:"report"`
	// Limits bound what one workbook may cost before it is refused.
	Limits limits `yaml:"limits"`
	// SupportLists says whether the lists for the offices name households
	// (named) or count them (counted).
	SupportLists string `yaml:"support_lists"`
	// Label is printed on every output of a synthetic campaign.
	Label string `yaml:"label"`

	reviewDay time.Time
}

// reportConfig is what a campaign says of its reports; what is empty is usual.
type reportConfig struct {
	Ethnicities []string `yaml:"ethnicities"`
	Place       string   `yaml:"place"`
	// MinimumCount is the least count that the page shows, but for zero.
	MinimumCount *int `yaml:"minimum_count"`
	// Office makes the reports: it stands in the letter's head and as the author.
	Office string `yaml:"office"`
	Letter struct {
		Symbol     string   `yaml:"symbol"`
		Recipients []string `yaml:"recipients"`
		Authority  string   `yaml:"authority"`
		Signer     string   `yaml:"signer"`
		SignerName string   `yaml:"signer_name"`
	} `yaml:"letter"`
	Posting struct {
		Columns []string `yaml:"columns"`
	} `yaml:"posting"`
}

// unitRef names a province or a district.
type unitRef struct {
	Code strict.Code `yaml:"code"`
	Name string      `yaml:"name"`
}

// paths are relative to the campaign folder unless they are absolute.
type paths struct {
	Survey   string `yaml:"survey"`
	Previous string `yaml:"previous"`
	Progress string `yaml:"progress"`
	Units    string `yaml:"units"`
	Targets  string `yaml:"targets"`
	// B1Points is a table of points; without one no B1 score is computed.
	B1Points string `yaml:"b1_points"`
	// Support is a file that says which policy of the plan is for whom; without
	// one the program's own for the year and district is used.
	Support string `yaml:"support"`
	// Approved are results of earlier years besides those in Out.
	Approved []string `yaml:"approved"`
	// Layouts is a folder of layouts for foreign workbooks.
	Layouts string `yaml:"layouts"`
	// Tiles place the communes in the page's schematic, Boundaries are drawn
	// instead; a campaign need have neither.
	Tiles      string `yaml:"tiles"`
	Boundaries string `yaml:"boundaries"`
	Out        string `yaml:"out"`
}

// The two ways in which a campaign lets the indicators decide.
const (
	deprivationsReported = "reported"
	deprivationsDerived  = "derived"
)

// A count under the minimum is hidden in what may be handed on. Five is what
// statistical offices commonly use; under three a hidden count is known.
const (
	defaultMinimumCount = 5
	leastMinimumCount   = 3
)

// readConfig reads and validates rasoat.yaml of a campaign folder.
func readConfig(dir string) (config, error) {
	name := filepath.Join(dir, ConfigFile)
	content, err := readSettled(name)
	if errors.Is(err, fs.ErrNotExist) {
		return config{}, missingCampaign(dir)
	}
	if err != nil {
		return config{}, fault(err, "không đọc được %s", "cannot read %s", name)
	}
	var c config
	doc, err := strict.Decode(name, content, &c)
	if err != nil {
		return config{}, refusal(err)
	}
	c.fillDefaults()
	c.validate(doc)
	return c, refusal(doc.Err())
}

// missingCampaign tells a folder that does not exist from one that is no
// campaign.
func missingCampaign(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return refuse("%s: không có thư mục này; hãy kiểm tra lại đường dẫn",
			"%s: there is no such folder; check the path", dir)
	}
	return refuse("%s: không có tệp %s nên đây không phải thư mục đợt rà soát; hãy chỉ đúng thư mục hoặc tạo một đợt mẫu bằng `rasoat synth`",
		"%s: there is no %s, so this is no campaign folder; name the right folder or make a sample with `rasoat synth`", dir, ConfigFile)
}

func (c *config) fillDefaults() {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	fill(&c.Paths.Survey, "survey")
	fill(&c.Paths.Previous, "previous")
	fill(&c.Paths.Progress, "progress")
	fill(&c.Paths.Units, "units.csv")
	fill(&c.Paths.Targets, "targets.yaml")
	fill(&c.Paths.Tiles, usualTiles)
	fill(&c.Paths.Boundaries, usualBoundaries)
	fill(&c.Paths.Out, "out")
	fill(&c.Paths.Layouts, "layouts")
	fill(&c.Deprivations, deprivationsReported)
	if c.Report.MinimumCount == nil {
		least := defaultMinimumCount
		c.Report.MinimumCount = &least
	}
	fill(&c.SupportLists, supportNamed)
	if c.Report.Place == "" {
		c.Report.Place = trimKind(c.Unit.District.Name)
	}
	if c.Report.Ethnicities == nil {
		c.Report.Ethnicities = usualEthnicities()
	}
}

// trimKind leaves out the kind before a district's name: huyện Bạch Thông.
func trimKind(name string) string {
	for _, kind := range []string{"huyện ", "thị xã ", "thành phố ", "quận "} {
		if strings.HasPrefix(strings.ToLower(name), kind) {
			return name[len(kind):]
		}
	}
	return name
}

func (c *config) validate(doc *strict.Document) {
	if c.Year == 0 {
		doc.Fail("$.year", "thiếu year; hãy ghi năm rà soát, ví dụ year: 2023", "year is missing; give the year of the review, such as year: 2023")
	}
	day, err := time.Parse(time.DateOnly, c.ReviewDate)
	switch {
	case err != nil:
		doc.Fail("$.review_date", "review_date %q không phải ngày năm-tháng-ngày; viết như 2023-10-05", "review_date %q is not a date; write it as 2023-10-05", c.ReviewDate)
	case c.Year != 0 && day.Year() != c.Year:
		doc.Fail("$.review_date", "ngày rà soát %s không thuộc năm %d; hãy sửa year hoặc review_date", "the review date %s is not in the year %d; correct year or review_date", c.ReviewDate, c.Year)
	}
	c.reviewDay = day
	needUnit(doc, "$.unit.province", c.Unit.Province, 2)
	needUnit(doc, "$.unit.district", c.Unit.District, 3)
	if !slices.Contains([]string{deprivationsReported, deprivationsDerived}, c.Deprivations) {
		doc.Fail("$.deprivations", "deprivations là %q; chọn reported hoặc derived", "deprivations is %q; choose reported or derived", c.Deprivations)
	}
	if !slices.Contains([]string{supportNamed, supportCounted}, c.SupportLists) {
		doc.Fail("$.support_lists", "support_lists là %q; chọn named (có tên hộ) hoặc counted (chỉ số hộ)", "support_lists is %q; choose named or counted", c.SupportLists)
	}
	if c.RelapseLookbackYears != nil && *c.RelapseLookbackYears < 1 {
		doc.Fail("$.relapse_lookback_years", "relapse_lookback_years phải từ 1 năm trở lên, hoặc để trống nếu không giới hạn", "relapse_lookback_years is at least 1, or empty for no limit")
	}
	c.Limits.validate(doc)
	if *c.Report.MinimumCount < leastMinimumCount {
		doc.Fail("$.report.minimum_count", "report.minimum_count phải từ %d trở lên: ít hơn thì số bị ẩn cũng đoán được", "report.minimum_count is at least %d: with less a hidden count is known", leastMinimumCount)
	}
	c.validateEthnicities(doc)
	c.validateWorkbookCommunes(doc)
	c.validatePosting(doc)
}

func needUnit(doc *strict.Document, path string, unit unitRef, digits int) {
	if !digitsOnly(string(unit.Code), digits) {
		doc.Fail(path+".code", `mã %q phải gồm đúng %d chữ số, đặt trong dấu nháy`, `the code %q must be %d digits, in quotes`, unit.Code, digits)
	}
	if strings.TrimSpace(unit.Name) == "" {
		doc.Fail(path+".name", "thiếu tên đơn vị (name)", "the name of the unit is missing (name)")
	}
}

func digitsOnly(s string, length int) bool {
	return len(s) == length && strings.Trim(s, "0123456789") == ""
}
