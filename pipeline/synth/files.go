package synth

import (
	_ "embed" // the plan
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

//go:embed plan.yaml
var planText string

// targetsText is targets.yaml: the plan with its reductions scaled to the
// campaign. The plan's table per commune is not known, so none is written.
func (c Campaign) targetsText() string {
	o := c.Options
	poor, near := points(o.PoorReduction, o.Households), points(o.NearPoorReduction, o.Households)
	both := points(o.PoorReduction+o.NearPoorReduction, o.Households)
	least := fmt.Sprint(100 * (o.PoorReduction + o.NearPoorReduction) / o.Households) // whole points below both
	return strings.NewReplacer(
		"{label}", Label, "{year}", fmt.Sprint(o.Year), "{next}", fmt.Sprint(o.Year+1), "{district}", c.place.districtName,
		"{poor}", fmt.Sprint(o.PoorReduction), "{near}", fmt.Sprint(o.NearPoorReduction),
		"{poor_rate}", poor, "{poor_rate_comma}", decimalComma(poor), "{near_rate}", near, "{near_rate_comma}", decimalComma(near),
		"{both}", both, "{both_comma}", decimalComma(both), "{least}", least, "{least_comma}", least,
	).Replace(planText)
}
