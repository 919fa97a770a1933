package survey_test

import (
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
)

// formatKeys are the keys of shared/survey-format.md, table by table, and of
// the approved list of the year before and of progress reports.
var formatKeys = map[string]string{
	"info": `format province_code district_code commune_code commune_name review_year review_date
		total_households total_persons minority_households minority_persons prepared_by`,
	"households": `household_no village head_name head_national_id head_sex head_birth head_ethnicity member_count
		listed_as last_listed_year last_listed_as movement origin_household_no screening_a b1_score b2_score
		deprived_01 deprived_02 deprived_03 deprived_04 deprived_05 deprived_06
		deprived_07 deprived_08 deprived_09 deprived_10 deprived_11 deprived_12
		income_per_capita farming_household no_labour_capacity merit_member causes cause_other registered_exit
		house_area_m2 wall_durable frame_durable roof_durable water_source toilet_type uses_internet
		info_devices support_needs surveyed_on surveyor reported_class`,
	"members": `village household_no member_no full_name relation sex birth national_id ethnicity schooling
		education on_job_training health_insurance employment labour_contract monthly_allowance disability undernourished`,
	"previous": `commune_code village household_no head_name head_national_id head_sex head_birth head_ethnicity member_count class`,
	"report":   `format office_id office_name report_year quarter reported_on reported_by`,
	"outputs":  `line line_name place unit target done eligible remark`,
	"money": `line line_name place planned_central planned_local planned_total allocated_central allocated_local allocated_total
		disbursed_central disbursed_local disbursed_total remark`,
}

func TestTheCatalogueHasTheKeysOfTheFormatInTheirOrder(t *testing.T) {
	if len(survey.Sheets()) != len(formatKeys) {
		t.Errorf("%d sheets, want %d", len(survey.Sheets()), len(formatKeys))
	}
	for table, want := range formatKeys {
		var got []string
		for _, field := range survey.SheetOf(table).Fields {
			got = append(got, field.Key)
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s has the keys\n%q, want\n%q", table, got, strings.Fields(want))
		}
	}
}

func TestTheRequiredColumnsAreThoseOfTheFormat(t *testing.T) {
	for table, want := range map[string]string{
		"info": "commune_code review_year",
		"households": `household_no village head_name head_sex head_birth head_ethnicity member_count listed_as b1_score b2_score
			deprived_01 deprived_02 deprived_03 deprived_04 deprived_05 deprived_06
			deprived_07 deprived_08 deprived_09 deprived_10 deprived_11 deprived_12`,
		"members":  "village household_no member_no full_name relation sex birth health_insurance",
		"previous": "village household_no head_name member_count class",
		"report":   "office_id report_year quarter",
		"outputs":  "line done",
		"money":    "line allocated_central allocated_local disbursed_central disbursed_local",
	} {
		var got []string
		for _, field := range survey.SheetOf(table).Fields {
			if field.Required {
				got = append(got, field.Key)
			}
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s requires %q, want %q", table, got, strings.Fields(want))
		}
	}
}

// named returns the keys of the fields of a table that a label names.
func named(table, label string) []string {
	var keys []string
	for _, field := range survey.SheetOf(table).Fields {
		for _, name := range append([]string{field.Key, field.Label}, field.Aliases...) {
			if names.Fold(name) == names.Fold(label) {
				keys = append(keys, field.Key)
				break
			}
		}
	}
	return keys
}

func TestTheLabelsOfTheFormatAndOfRealFilesNameTheirField(t *testing.T) {
	for table, labels := range map[string]map[string]string{
		"info": {
			"Phiên bản biểu": "format", "Mã tỉnh": "province_code", "Mã huyện": "district_code", "Mã xã": "commune_code",
			"Tên xã, thị trấn": "commune_name", "Năm rà soát": "review_year", "Ngày rà soát": "review_date",
			"Tổng số hộ dân cư": "total_households", "Tổng số nhân khẩu (tại thời điểm rà soát)": "total_persons",
			"Tổng số hộ dân tộc thiểu số": "minority_households", "Tổng số nhân khẩu dân tộc thiểu số": "minority_persons", "Người lập": "prepared_by",
		},
		"households": {
			"Mã hộ": "household_no", "Thôn, tổ dân phố": "village", "Họ và tên chủ hộ": "head_name", "Số CCCD chủ hộ": "head_national_id",
			"Giới tính chủ hộ": "head_sex", "Ngày sinh chủ hộ": "head_birth", "Dân tộc chủ hộ": "head_ethnicity", "Số nhân khẩu": "member_count",
			"Phân loại đầu năm": "listed_as", "Năm cuối cùng trong danh sách": "last_listed_year", "loại khi đó": "last_listed_as",
			"Biến động hộ": "movement", "Mã hộ gốc (khi tách, nhập)": "origin_household_no", "Phiếu A": "screening_a",
			"Điểm B1": "b1_score", "Điểm B2": "b2_score", "Thiếu hụt 1": "deprived_01", "Thiếu hụt 12": "deprived_12",
			"Thu nhập bình quân đầu người/tháng (đồng)": "income_per_capita", "Hộ làm nông, lâm, ngư, diêm nghiệp": "farming_household",
			"Hộ không có khả năng lao động": "no_labour_capacity", "Hộ có thành viên là người có công": "merit_member",
			"Nguyên nhân nghèo": "causes", "ghi rõ": "cause_other", "Hộ đăng ký thoát nghèo": "registered_exit",
			"Diện tích nhà ở (m²)": "house_area_m2", "Nguồn nước sinh hoạt chính": "water_source", "Loại nhà tiêu": "toilet_type",
			"Có thành viên sử dụng internet": "uses_internet", "Phương tiện tiếp cận thông tin": "info_devices", "Nhu cầu hỗ trợ": "support_needs",
			"Ngày rà soát": "surveyed_on", "rà soát viên": "surveyor", "Kết quả xã xếp loại": "reported_class",
			// the export of the official review software, domain.md §2.7a
			"family.hostName": "head_name", "Chủ hộ": "head_name", "family.code": "household_no", "Giới tính": "head_sex",
			"family.numberOfMembers": "member_count", "quickReview.result": "screening_a", "b1Point": "b1_score", "Phiếu B1": "b1_score",
			"Phiếu B2": "b2_score", "classify": "reported_class", "Kết quả rà soát": "reported_class", "Người rà soát": "surveyor", "Thời gian rà soát": "surveyed_on",
		},
		"members": {
			"Thôn": "village", "Mã hộ": "household_no", "STT": "member_no", "Họ và tên": "full_name", "Quan hệ với chủ hộ": "relation",
			"Giới tính": "sex", "Ngày sinh": "birth", "CCCD": "national_id", "Dân tộc": "ethnicity", "Đang học": "schooling",
			"Bằng cấp cao nhất": "education", "Được doanh nghiệp chứng nhận đào tạo tại chỗ": "on_job_training", "Có BHYT": "health_insurance",
			"Việc làm": "employment", "Có hợp đồng lao động (làm công ăn lương)": "labour_contract", "Hưởng trợ cấp xã hội hằng tháng": "monthly_allowance",
			"Người khuyết tật": "disability", "Suy dinh dưỡng (chiều cao hoặc cân nặng theo tuổi)": "undernourished",
		},
		"previous": {"Phân loại hộ": "class", "Phân loại": "class", "Kết quả xã xếp loại": "class", "reported_class": "class", "Chủ hộ": "head_name"},
	} {
		for label, want := range labels {
			if got := named(table, label); !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %q names %q, want %s alone", table, label, got, want)
			}
		}
	}
}

func TestNoNameOfAColumnMeansTwoColumnsOfItsSheet(t *testing.T) {
	for _, sheet := range survey.Sheets() {
		for _, field := range sheet.Fields {
			for _, name := range append([]string{field.Key, field.Label}, field.Aliases...) {
				if got := named(sheet.Table, name); !slices.Equal(got, []string{field.Key}) {
					t.Errorf("%s: %q names %q, want %s alone", sheet.Name, name, got, field.Key)
				}
			}
		}
	}
}

func TestEveryFieldSaysHowToFillItAndHasTheListItsTypeNeeds(t *testing.T) {
	for _, sheet := range survey.Sheets() {
		for _, field := range sheet.Fields {
			if !strings.HasSuffix(field.Note, ".") {
				t.Errorf("%s: the note of %s is no sentence: %q", sheet.Name, field.Key, field.Note)
			}
			coded := field.Type == survey.OneCode || field.Type == survey.Several || field.Type == survey.YesNo
			if coded != (len(survey.Labels(field.List)) > 0) {
				t.Errorf("%s: %s is of type %s and has the list %q", sheet.Name, field.Key, field.Type, field.List)
			}
		}
	}
}

func TestSheetOfAnUnknownTableIsEmpty(t *testing.T) {
	if sheet := survey.SheetOf("household"); sheet.Name != "" || sheet.Fields != nil {
		t.Errorf("SheetOf(household) = %+v, want the zero sheet", sheet)
	}
}
