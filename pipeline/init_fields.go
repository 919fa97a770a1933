package pipeline

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// InitField is one thing that Init wants to know: its flag, the question on a
// terminal, and where the answer goes.
type InitField struct {
	Flag     string
	Ask      Text // with what stands for the answer in `backticks`
	Value    *string
	Optional bool
	check    func(answer string) error
}

// Check refuses an answer that cannot be.
func (f InitField) Check(answer string) error {
	if answer == "" {
		return nil
	}
	return f.check(answer)
}

// Fields are the fields in the order in which they are asked.
func (o *InitOptions) Fields() []InitField {
	return []InitField{
		{"last", say("`ĐỢT` rà soát năm trước, hoặc danh sách, kết quả được duyệt năm trước (để trống nếu chưa có)", "`CAMPAIGN` of last year, or its approved list or result (empty if there is none)"), &o.Last, true, thereIs},
		{"year", say("`NĂM` rà soát", "`YEAR` of the review"), &o.Year, false, aYear},
		{"review-date", say("`NGÀY` rà soát, năm-tháng-ngày", "`DAY` of the review, year-month-day"), &o.ReviewDate, false, aDay},
		{"province-code", say("`MÃ` tỉnh, 2 chữ số", "`CODE` of the province, 2 digits"), &o.ProvinceCode, false, digits(2)},
		{"province", say("`TÊN` tỉnh, ví dụ tỉnh Bắc Kạn", "`NAME` of the province with its kind"), &o.Province, false, aName},
		{"district-code", say("`MÃ` huyện, 3 chữ số", "`CODE` of the district, 3 digits"), &o.DistrictCode, false, digits(3)},
		{"district", say("`TÊN` huyện, ví dụ huyện Bạch Thông", "`NAME` of the district with its kind"), &o.District, false, aName},
		{"units", say("`TỆP` các xã, có các cột code,name,kind như units.csv; hoặc mã các xã của đợt năm trước", "`FILE` of the communes with the columns code,name,kind as units.csv; or codes of last year's communes"), &o.Units, false, unitsOrCodes},
	}
}

// Missing lists the flags whose answers are wanted and not there.
func (o *InitOptions) Missing() []string {
	var missing []string
	for _, field := range o.Fields() {
		if *field.Value == "" && !field.Optional {
			missing = append(missing, "--"+field.Flag)
		}
	}
	return missing
}

// FillFromLast takes the units and their names from last year's campaign, where
// the options leave them open.
func (o *InitOptions) FillFromLast() error {
	if o.Last == "" {
		return nil
	}
	c, err := lastCampaign(o.Last)
	if err != nil || c == nil {
		return err
	}
	fill := func(value *string, from string) {
		if *value == "" {
			*value = from
		}
	}
	unit := c.config.Unit
	fill(&o.ProvinceCode, string(unit.Province.Code))
	fill(&o.Province, unit.Province.Name)
	fill(&o.DistrictCode, string(unit.District.Code))
	fill(&o.District, unit.District.Name)
	fill(&o.Units, c.path(c.config.Paths.Units))
	return nil
}

// NextYear is the year after last year's campaign, "" when that is not known.
func (o *InitOptions) NextYear() string {
	if c, err := lastCampaign(o.Last); o.Last != "" && err == nil && c != nil {
		return strconv.Itoa(c.config.Year + 1)
	}
	return ""
}

func thereIs(answer string) error {
	if _, err := os.Stat(answer); err != nil {
		return refuse("%s: không có tệp hay thư mục này", "%s: there is no such file or folder", answer)
	}
	return nil
}

func unitsOrCodes(answer string) error {
	if codesIn(answer) != nil {
		return nil
	}
	return thereIs(answer)
}

func aYear(answer string) error {
	if !digitsOnly(answer, 4) {
		return refuse("%q không phải năm; viết như 2024", "%q is no year; write it as 2024", answer)
	}
	return nil
}

func aDay(answer string) error {
	if _, err := time.Parse(time.DateOnly, answer); err != nil {
		return refuse("%q không phải ngày; viết như 2024-10-05", "%q is no date; write it as 2024-10-05", answer)
	}
	return nil
}

func digits(n int) func(string) error {
	return func(answer string) error {
		if !digitsOnly(answer, n) {
			return refuse("mã %q phải gồm đúng %d chữ số", "the code %q must be %d digits", answer, n)
		}
		return nil
	}
}

func aName(answer string) error {
	if strings.TrimSpace(answer) == "" {
		return refuse("thiếu tên", "the name is missing")
	}
	return nil
}
