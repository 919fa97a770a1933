package page

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

// rows is what one select gives.
type rows struct {
	columns []string
	rows    [][]any
}

// fake answers a select by the first relation that the query reads.
type fake []struct {
	relation string
	answer   rows
}

func (f fake) Select(ctx context.Context, query string, _ ...any) ([]string, [][]any, error) {
	for _, known := range f {
		if strings.Contains(query, "from "+known.relation+" ") {
			return known.answer.columns, known.answer.rows, ctx.Err()
		}
	}
	return nil, nil, fmt.Errorf("no answer for %q", query)
}

// with answers one relation otherwise.
func (f fake) with(relation string, answer rows) fake {
	return append(fake{{relation, answer}}, f...)
}

func rate(part, whole int64) any {
	if whole == 0 {
		return nil
	}
	return decimal.New(part*10000/whole, -2)
}

// invented is a district of n communes with figures made by a formula; the
// first has few poor, so that there is something to hide. Nothing in it is real.
func invented(n int) fake {
	detail := rows{columns: strings.Fields("row_kind unit_name commune_code c2 c4 c5 c6 c7 c8 c10 c12 c13 c14 c15 c16 c17 c18 c19 c20 c21 c22 poor_result near_poor_result row_no")}
	counts, shares := map[string]rows{}, map[string]rows{}
	var sum, dep [2][14]int64
	line := func(kind, name, code string, base, poor0, near0, poor, near int64, plan any) []any {
		return []any{kind, name, code, base, poor0, rate(poor0, base), near0, rate(near0, base), plan, plan, poor0 - poor, rate(poor0-poor, base), near0 - near, rate(near0-near, base),
			poor, rate(poor, base), near, rate(near, base), nil, nil, nil, "Đạt", "Chưa đạt", int64(len(detail.rows))}
	}
	indicators := func(k int, kind, name, code string, size int64, deprived [14]int64) {
		key := classes[k].key
		head := []any{kind, name, code, size}
		c, s := counts[key], shares[key]
		left, right := append([]any{}, head...), append([]any{}, head...)
		for i := range 12 {
			left, right = append(left, deprived[i]), append(right, rate(deprived[i], size))
		}
		c.rows, s.rows = append(c.rows, left), append(s.rows, right)
		counts[key], shares[key] = c, s
	}
	var totals [5]int64
	for i := range n {
		code, name := fmt.Sprintf("%05d", 90000+i), fmt.Sprintf("Xã Bịa Đặt %03d", i+1)
		base := int64(400 + i*37%500)
		poor0, near0 := base/4, base/8
		poor, near := poor0*4/5, near0/2
		if i == 0 {
			poor0, poor, near0, near = 9, 3, 7, 2
		}
		detail.rows = append(detail.rows, line("commune", name, code, base, poor0, near0, poor, near, poor0/6))
		for j, v := range []int64{base, poor0, near0, poor, near} {
			totals[j] += v
		}
		for k, size := range []int64{poor, near} {
			var deprived [14]int64
			for d := range 12 {
				deprived[d] = size * int64((i*7+d*13)%60) / 100
				dep[k][d] += deprived[d]
			}
			sum[k][0] += size
			indicators(k, "commune", name, code, size, deprived)
		}
	}
	total := line("total", "Tổng cộng (I + II)", "", totals[0], totals[1], totals[2], totals[3], totals[4], nil)
	total[18], total[19], total[20] = totals[1]*3/4, totals[3]*3/4, decimal.New(419, -2)
	detail.rows = append(detail.rows, total)
	source := fake{
		{"ref_campaign", rows{strings.Fields("year province_name district_name review_date label title"), [][]any{{int64(2023), "tỉnh Bịa", "huyện Đặt", time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT", "Chuẩn thử"}}}},
		{"mart_communes", rows{strings.Fields("commune_name has_workbook"), nil}},
		{"rpt_801_detail", detail},
		{"rpt_701_results", rows{strings.Fields("row_kind c3 c7 c8 c9 c11 c13"), [][]any{{"total", totals[3], int64(118), decimal.New(136, -2), totals[3] * 4, totals[4] * 4, int64(410)}}}},
		{"rpt_904_review_targets", rows{strings.Fields("unit_name unit comparator result office note target actual gap"), [][]any{
			{"Tỷ lệ hộ nghèo giảm 8,56%", "điểm %", "≥", "Đạt", "Phòng", "", decimal.New(85600, -4), decimal.New(86400, -4), decimal.New(800, -4)},
			{"Giảm 383 hộ", "hộ", "≥", "Chưa đạt", "Phòng", "", decimal.New(3830000, -4), decimal.New(3790000, -4), decimal.New(-40000, -4)}}}},
	}
	names := rows{columns: strings.Fields("indicator name dimension")}
	for i := range 12 {
		names.rows = append(names.rows, []any{fmt.Sprintf("%02d", i+1), fmt.Sprintf("Chỉ số thử %d", i+1), "Chiều"})
	}
	source = append(source, fake{{"rule_indicators", names}}...)
	for k, class := range classes {
		indicators(k, "total", "Tổng cộng (I + II)", "", sum[k][0], dep[k])
		columns := strings.Fields("row_kind unit_name commune_code households c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12")
		source = append(source, fake{{class.indicators, rows{columns, counts[class.key].rows}}, {class.rates, rows{columns, shares[class.key].rows}}}...)
	}
	return append(source, fake{inventedFlows(totals), inventedCauses(), inventedEthnicities(), inventedGroups(), inventedFindings(n)}...)
}

type answer = struct {
	relation string
	answer   rows
}

func inventedFlows(totals [5]int64) answer {
	return answer{"rpt_921_class_flows", rows{strings.Fields("from_class to_class movement label households row_no"), [][]any{
		{"poor", "poor", "stays_poor", "Vẫn là hộ nghèo", totals[3], int64(1)},
		{"poor", "not_listed", "poor_to_not_poor", "Vượt chuẩn cận nghèo", totals[1] - totals[3], int64(2)},
		{"near_poor", "near_poor", "stays_near_poor", "Vẫn là hộ cận nghèo", totals[4], int64(3)},
		{"near_poor", "gone", "other_out_near_poor", "Giảm vì nguyên nhân khác", int64(3), int64(4)},
		{"near_poor", "not_listed", "near_poor_to_not_poor", "Thoát cận nghèo", totals[2] - totals[4] - 3, int64(5)}}}}
}

func inventedCauses() answer {
	return answer{"rpt_922_cause_totals", rows{strings.Fields("cause_name poor poor_rate near_poor near_poor_rate"), [][]any{
		{"Không có đất sản xuất", int64(40), decimal.New(2000, -2), int64(3), decimal.New(300, -2)},
		{"<script>alert('nguyên nhân')</script>", int64(50), decimal.New(2500, -2), int64(0), decimal.New(0, -2)}}}}
}

func inventedEthnicities() answer {
	return answer{"rpt_923_ethnicity_totals", rows{strings.Fields("ethnicity minority poor poor_rate near_poor near_poor_rate"), [][]any{
		{"Kinh", false, int64(90), decimal.New(900, -2), int64(40), decimal.New(800, -2)},
		{"Tày", true, int64(900), decimal.New(8500, -2), int64(300), decimal.New(8000, -2)},
		{"Dao", true, int64(60), decimal.New(560, -2), int64(50), decimal.New(1140, -2)},
		{"Hoa", true, int64(2), decimal.New(20, -2), int64(0), decimal.New(0, -2)},
		{"Dân tộc khác", true, int64(0), nil, int64(0), nil}}}}
}

func inventedGroups() answer {
	return answer{"rpt_708_groups", rows{strings.Fields("row_kind line c2 c3 c4 c7 c8 c9"), [][]any{{"total", "Hộ", int64(962), int64(139), int64(34), int64(350), int64(38), int64(2)}}}}
}

func inventedFindings(n int) answer {
	found := rows{columns: strings.Fields("code severity label commune_code findings")}
	for i := range n {
		found.rows = append(found.rows,
			[]any{"HO-015", "warning", "Thiếu số CCCD chủ hộ.", fmt.Sprintf("%05d", 90000+i), int64(i % 17)},
			[]any{"TV-006", "error", "Ngày sinh … sau ngày rà soát.", fmt.Sprintf("%05d", 90000+i), int64(20 + i%5)})
	}
	found.rows = append(found.rows, []any{"TEP-101", "error", nil, nil, int64(7)})
	return answer{"rpt_924_finding_counts", found}
}

// written is the page of a source.
func written(t testing.TB, src Source, options Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, src, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// plain are the options of most tests.
var plain = Options{Minimum: 5}
