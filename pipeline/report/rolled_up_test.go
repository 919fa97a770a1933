package report

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// rolledUpTo is the sample's forms as a roll-up to a unit prints them.
func rolledUpTo(t *testing.T, province, district string) fakeSource {
	return bachThong(t).
		with("from ref_campaign", rows([]any{int64(2023), province, district, time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), ""})).
		with("where not has_workbook", rows([]any{"Huyện Na Rì"}))
}

func TestARollUpSpeaksOfItsOwnLevelAndOfTheUnitsBelow(t *testing.T) {
	for _, x := range []struct {
		province, district string
		want               []string
		never              string // words of another level
	}{
		{"tỉnh Bắc Kạn", "", []string{
			"Biểu chi tiết kèm theo Kế hoạch giảm nghèo của tỉnh", "BIỂU CHI TIẾT KẾT QUẢ GIẢM NGHÈO THEO HUYỆN, XÃ SO VỚI CHỈ TIÊU KẾ HOẠCH", "Huyện, xã",
			"Chỉ tiêu của tỉnh không có trong kết quả của cấp dưới nên không có dòng riêng.", "TỈNH BẮC KẠN", "Hộ nghèo theo huyện so với kế hoạch (hộ)",
			"Giảm hộ nghèo, hộ cận nghèo toàn tỉnh so với kế hoạch (hộ)",
		}, "của huyện|toàn huyện|xã, thị trấn|theo xã"},
		{"cả nước", "", []string{
			"Biểu chi tiết kèm theo Kế hoạch giảm nghèo của cả nước", "BIỂU CHI TIẾT KẾT QUẢ GIẢM NGHÈO THEO TỈNH, HUYỆN SO VỚI CHỈ TIÊU KẾ HOẠCH", "Tỉnh, huyện",
			"Chỉ tiêu của cả nước không có trong kết quả của cấp dưới nên không có dòng riêng.", "Hộ nghèo theo tỉnh so với kế hoạch (hộ)",
			"Giảm hộ nghèo, hộ cận nghèo cả nước so với kế hoạch (hộ)",
		}, "của huyện|toàn huyện|của tỉnh|toàn tỉnh|xã, thị trấn|ủy ban nhân dân"},
		{"tỉnh Bắc Kạn", "huyện Bạch Thông", []string{
			"Biểu chi tiết kèm theo Kế hoạch giảm nghèo của huyện", "THEO XÃ, THỊ TRẤN SO VỚI", "Xã, thị trấn", "Chỉ tiêu của huyện không có trong kết quả của cấp dưới",
		}, "của tỉnh|toàn tỉnh|cả nước"},
	} {
		src := rolledUpTo(t, x.province, x.district).
			with("from rpt_804_reductions ", relation{columns: []string{"unit_name", "planned", "reduced"}, rows: [][]any{{"Hộ nghèo", nil, int64(3)}}})
		file := writtenDetail(t, src, Options{RolledUp: true})
		var said []string
		for _, sheet := range file.GetSheetList() {
			said = append(said, printed(t, file, sheet))
		}
		all := strings.ReplaceAll(strings.Join(said, "\n"), "Chỉ tiêu kế hoạch của huyện", "") // a row of the sample that no roll-up has
		for _, want := range append(x.want, "Chưa có số liệu của 1 đơn vị (chưa gửi kết quả, hoặc phiếu phải sửa rồi gửi lại): Huyện Na Rì.", "Chưa có chỉ tiêu giảm số hộ ") {
			if !strings.Contains(all, want) {
				t.Errorf("%s: not said: %q in\n%s", x.province, want, all)
			}
		}
		if found := regexp.MustCompile("(?i)" + x.never + "|theo dõi chỉ tiêu|[{}]").FindString(all); found != "" {
			t.Errorf("%s: says %q:\n%s", x.province, found, all)
		}
	}
}

func TestASeriesIsOfOneColour(t *testing.T) {
	for _, part := range chartParts(t, bachThong(t)) {
		if strings.Contains(part, `varyColors val="1"`) || strings.Contains(part, `varyColors val="true"`) || !strings.Contains(part, "varyColors") {
			t.Errorf("the legend of a single series would list its bars:\n%s", part)
		}
	}
}
