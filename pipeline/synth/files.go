package synth

import (
	"fmt"
	"strings"
	"time"
)

// campaignText is rasoat.yaml, with a Vietnamese word on every line.
func (c Campaign) campaignText() string {
	o, p := c.Options, c.place
	return fmt.Sprintf(`# %[1]s
# Đợt rà soát do chương trình sinh ra với --seed %[2]d; tên người, thôn và số liệu từng xã đều là bịa.
year: %[3]d                       # năm rà soát
review_date: %[4]s          # ngày rà soát: chọn bộ quy định và tính tuổi theo ngày này
unit:                            # đơn vị tổng hợp, mã để trong ngoặc kép để giữ số 0 ở đầu
  province: {code: %[5]q, name: %[6]q}
  district: {code: %[7]q, name: %[8]q}
paths:                           # các tệp và thư mục của đợt, tính từ thư mục này
  survey: survey                 # phiếu rà soát, mỗi xã một tệp
  previous: previous             # danh sách hộ nghèo, hộ cận nghèo được duyệt năm trước
  progress: progress             # tiến độ chương trình, có thể chưa có
  units: units.csv               # các xã, thị trấn
  targets: targets.yaml          # chỉ tiêu của kế hoạch
  out: out                       # mọi kết quả của chương trình
deprivations: reported           # chỉ số thiếu hụt lấy theo phiếu của xã; derived: tính lại từ thành viên và nhà ở
relapse_lookback_years:          # tái nghèo tính trong mấy năm; để trống là không giới hạn
report:
  ethnicities: ["Tày", "Nùng", "Dao", "Mông", "Hoa", "Sán Chay"]   # các cột dân tộc của biểu 7.9
  place: %[9]q             # nơi ký
label: %[1]q   # in trên mọi kết quả
`, Label, o.Seed, o.Year, o.ReviewDate().Format(time.DateOnly), p.provinceCode, p.provinceName, p.districtCode, p.districtName, p.short)
}

// unitsText is units.csv. The zone stays empty: which commune lies in which
// zone is not known (domain.md §6.3).
func (c Campaign) unitsText() string {
	var out strings.Builder
	out.WriteString("code,name,kind,zone,valid_from,valid_until,aliases\n")
	for _, commune := range c.Communes {
		u := commune.Unit
		fmt.Fprintf(&out, "%s,%s,%s,,%s,%s,%s\n", u.Code, u.Name, u.Kind, u.From, u.Until, strings.Join(u.Aliases, "|"))
	}
	return out.String()
}

// points is a share in percent with two decimals, rounded half up, in exact
// integers.
func points(part, whole int) string {
	hundredths := scale(10_000, part, whole)
	return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
}

// decimalComma writes a decimal as people read it.
func decimalComma(s string) string { return strings.Replace(s, ".", ",", 1) }

// targetsText is targets.yaml: the plan's numbers scaled to the campaign. The
// plan's table per commune is not known, so none is written.
func (c Campaign) targetsText() string {
	o := c.Options
	plan := fmt.Sprintf("Kế hoạch thực hiện công tác giảm nghèo năm %d %s", o.Year, c.place.districtName)
	poor, near := points(o.PoorReduction, o.Households), points(o.NearPoorReduction, o.Households)
	both := points(o.PoorReduction+o.NearPoorReduction, o.Households)
	const office = "Phòng Lao động - Thương binh và Xã hội"
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", Label)
	fmt.Fprintf(&out, "# Chỉ tiêu theo kế hoạch; place là mục của kế hoạch. Kế hoạch không kèm bảng chỉ tiêu từng xã nên không có phần communes.\n")
	fmt.Fprintf(&out, "year: %d   # năm của kế hoạch\nplan: %q\ntargets:\n", o.Year, plan)
	for _, t := range []struct{ id, place, text, measure, comparator, value, unit, population string }{
		{"poor-households", "II.2.a", fmt.Sprintf("Giảm %d hộ nghèo", o.PoorReduction), "poor_households_reduced", ">=", fmt.Sprint(o.PoorReduction), "hộ", "Hộ nghèo"},
		{"near-poor-households", "II.2.a", fmt.Sprintf("Giảm %d hộ cận nghèo", o.NearPoorReduction), "near_poor_households_reduced", ">=", fmt.Sprint(o.NearPoorReduction), "hộ", "Hộ cận nghèo"},
		{"poor-rate", "II.1", "Tỷ lệ hộ nghèo giảm " + decimalComma(poor) + "%", "poor_rate_points_reduced", ">=", poor, "điểm %", "Hộ dân cư"},
		{"near-poor-rate", "II.1", "Tỷ lệ hộ cận nghèo giảm " + decimalComma(near) + "%", "near_poor_rate_points_reduced", ">=", near, "điểm %", "Hộ dân cư"},
		{"both-rates", "II.1", "Tỷ lệ hộ nghèo, hộ cận nghèo giảm " + decimalComma(both) + "%", "poor_and_near_poor_rate_points_reduced", ">=", both, "điểm %", "Hộ dân cư"},
		{"minority-poor-rate", "II.1", "Tỷ lệ hộ nghèo dân tộc thiểu số giảm trên 3%", "minority_poor_rate_points_reduced", ">", "3", "điểm %", "Hộ dân tộc thiểu số"},
	} {
		fmt.Fprintf(&out, "  - {id: %s, place: %q, text: %q, measure: %s, comparator: %q, value: %q, unit: %q, office: %q, population: %q}\n",
			t.id, t.place, t.text, t.measure, t.comparator, t.value, t.unit, office, t.population)
	}
	return out.String()
}
