package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestTheFormsSayWhatTheyLeaveOut(t *testing.T) {
	src := bachThong(t).
		with("where not has_workbook", rows([]any{"Xã Mỹ Thanh"}, []any{"Xã Quang Thuận"})).
		with("held_out_households", rows([]any{"Thị trấn Phủ Thông", int64(2), int64(5)}, []any{"Xã Vi Hương", int64(3), int64(5)}))
	file := written(t, src, Options{})
	for _, sheet := range formSheets(file) {
		text := printed(t, file, sheet)
		for _, want := range []string{
			"(1) Chưa có số liệu của 2 đơn vị (chưa gửi phiếu, hoặc phiếu phải sửa rồi gửi lại): Xã Mỹ Thanh, Xã Quang Thuận. Số liệu khu vực và tổng cộng không gồm các đơn vị này.",
			"(2) Còn 5 hộ chưa đưa vào số liệu, chờ sửa lỗi trong phiếu: Thị trấn Phủ Thông 2 hộ; Xã Vi Hương 3 hộ. Dòng có các hộ này để trống tỷ lệ cuối năm và mức giảm; biểu chi tiết vẫn tính đủ số đầu năm đã phê duyệt.",
		} {
			if !strings.Contains(text, want+"\n") {
				t.Errorf("%s does not say %q", sheet, want)
			}
		}
	}
}

func TestTheFormsSayWhichColumnsAWorkbookLacksAndWhichTotalsToLookAt(t *testing.T) {
	src := bachThong(t).with("from mart_remarks", rows(
		[]any{"absent_column", "Xã Tân Tú", "hộ có mức sống trung bình (Mẫu 7.1)"}, []any{"absent_column", "Xã Tân Tú", "hộ có thành viên là người có công (Mẫu 7.8)"},
		[]any{"absent_column", "Xã Cao Sơn", "nguyên nhân nghèo (Mẫu 7.10)"},
		[]any{"total_leap", "Xã Vi Hương", `"Tổng số hộ dân cư" là 1422, năm trước là 120: lệch quá nhiều so với một năm.`},
		[]any{"total_leap", "Xã Vi Hương", `"Tổng số nhân khẩu" là 4120, năm trước là 407: lệch quá nhiều so với một năm.`}))
	text := printed(t, written(t, src, Options{}), "7.1 Kết quả rà soát")
	for _, want := range []string{
		"(1) Bảng rà soát thiếu cột nên chưa có số liệu: Xã Tân Tú: hộ có mức sống trung bình (Mẫu 7.1), hộ có thành viên là người có công (Mẫu 7.8); Xã Cao Sơn: nguyên nhân nghèo (Mẫu 7.10). Cột tương ứng của đơn vị, khu vực và tổng cộng để trống; diễn biến ở Mẫu 7.2, 7.3 (nếu thiếu) thì chưa đầy đủ.",
		`(2) Cần xem lại trước khi ký: Xã Vi Hương: "Tổng số hộ dân cư" là 1422, năm trước là 120: lệch quá nhiều so với một năm, "Tổng số nhân khẩu" là 4120, năm trước là 407: lệch quá nhiều so với một năm.`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("not said: %q in\n%s", want, text)
		}
	}
}

// bachThongLabelled is the campaign with a notice that it is synthetic.
func bachThongLabelled(t *testing.T, label string) fakeSource {
	return bachThong(t).with("from ref_campaign", rows([]any{int64(2023), "tỉnh Bắc Kạn", "huyện Bạch Thông", time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), label}))
}

func TestASyntheticCampaignIsLabelledOnEverySheetAndPage(t *testing.T) {
	const label = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT"
	src := bachThongLabelled(t, label)
	file := written(t, src, Options{})
	for _, sheet := range file.GetSheetList() {
		if !strings.Contains(printed(t, file, sheet), "\n"+label) {
			t.Errorf("%s does not say that its figures are synthetic", sheet)
		}
		footer, err := file.GetHeaderFooter(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(footer.OddFooter, label) {
			t.Errorf("%s: footer %q", sheet, footer.OddFooter)
		}
	}
}

func TestAFooterKeepsWithinTheLimitOfTheFormat(t *testing.T) {
	file := written(t, bachThongLabelled(t, strings.Repeat("TỔNG HỢP & ", 60)), Options{})
	footer, err := file.GetHeaderFooter(flowsSheet)
	if err != nil {
		t.Fatal(err)
	}
	if n := len([]rune(footer.OddFooter)); n > 255 {
		t.Errorf("the footer has %d characters, the format takes 255", n)
	}
}

func TestAPlaceThatIsNotGivenIsLeftToWrite(t *testing.T) {
	for place, want := range map[string]string{"": "……, ngày … tháng … năm …", "Bạch Thông": "Bạch Thông, ngày … tháng … năm …"} {
		if text := printed(t, written(t, bachThong(t), Options{Place: place}), flowsSheet); !strings.Contains(text, want) {
			t.Errorf("place %q: the sheet does not say %q:\n%s", place, want, text)
		}
	}
}

func TestAProvinceSignsWhenTheCampaignHasNoDistrict(t *testing.T) {
	src := bachThong(t).with("from ref_campaign", rows([]any{int64(2023), "tỉnh Bắc Kạn", "", time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), ""}))
	if text := printed(t, written(t, src, Options{}), flowsSheet); !strings.Contains(text, "TỈNH BẮC KẠN |") {
		t.Errorf("the letterhead does not name the province:\n%s", text)
	}
}

func TestAFaultNamesTheRelation(t *testing.T) {
	short := poorFlows("Xã Vi Hương", int64(0))
	short.columns[12] = "c10"
	float := poorFlows("Xã Vi Hương", int64(0))
	float.rows[0][4] = 1.5
	for _, c := range []struct {
		name    string
		src     fakeSource
		message string
	}{
		{"no campaign", bachThong(t).with("from ref_campaign", rows()), "ref_campaign has 0 rows, want one"},
		{"a campaign without a year", bachThong(t).with("from ref_campaign", rows([]any{nil, "", "huyện Bạch Thông", time.Now(), ""})), "ref_campaign lacks year"},
		{"a column that is not there", bachThong(t).with("from rpt_702_poor_flows ", short), `rpt_702_poor_flows has no column "c9", which sheet "7.2 Diễn biến hộ nghèo" prints`},
		{"a value that no cell shows", bachThong(t).with("from rpt_702_poor_flows ", float), "rpt_702_poor_flows.c1 holds a float64"},
	} {
		err := Forms(t.Context(), &bytes.Buffer{}, c.src, Options{})
		if err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.message)
		}
	}
}

// broken fails on one relation.
type broken struct {
	fakeSource
	relation string
}

var errDisk = errors.New("disk gone")

func (b broken) Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error) {
	if strings.Contains(query, b.relation) {
		return nil, nil, errDisk
	}
	return b.fakeSource.Select(ctx, query, args...)
}

func TestAFailedSelectIsToldWithItsRelation(t *testing.T) {
	for _, relation := range []string{"ref_campaign", "ref_ethnicities_shown", "mart_communes", "rpt_705_poor_deprivation_rates"} {
		err := Forms(t.Context(), &bytes.Buffer{}, broken{bachThong(t), relation}, Options{})
		if !errors.Is(err, errDisk) || !strings.HasPrefix(fmt.Sprint(err), relation+": ") {
			t.Errorf("%s: got %v", relation, err)
		}
	}
}

func TestAStoppedRunWritesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var content bytes.Buffer
	if err := Forms(ctx, &content, bachThong(t), Options{}); !errors.Is(err, context.Canceled) || content.Len() > 0 {
		t.Errorf("got %v and %d bytes, want context.Canceled and none", err, content.Len())
	}
}
