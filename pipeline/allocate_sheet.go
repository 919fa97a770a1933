package pipeline

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/report"
	"rasoat/pipeline/warehouse"
)

// AllocationFile is the workbook of the communes' targets, in out.
const AllocationFile = "phan-bo-chi-tieu.xlsx"

// writeSheet writes the table of commune targets. It stands beside the results
// of the last run, which stay.
func (a *allocator) writeSheet(ctx context.Context, w *work) error {
	if err := w.db.LoadTable(ctx, a.table()); err != nil {
		return fault(err, "không nạp được bảng phân bổ", "cannot load the allocation")
	}
	if err := w.db.Build(ctx, warehouse.AllocationReports); err != nil {
		return fault(err, "không lập được bảng phân bổ", "cannot make the allocation")
	}
	var content bytes.Buffer
	if err := report.Allocation(ctx, &content, w.db, report.Options{Place: a.campaign.config.Report.Place}); err != nil {
		return fault(err, "không lập được %s", "cannot make %s", AllocationFile)
	}
	release, err := lockOut(a.campaign.out)
	if err != nil {
		return err
	}
	defer release()
	next, err := prepareNext(a.campaign.out)
	if err == nil {
		err = os.WriteFile(filepath.Join(next, AllocationFile), content.Bytes(), 0o600)
	}
	if err == nil {
		err = publish(a.campaign.out, []string{AllocationFile}, nil)
	}
	if err != nil {
		discard(next)
		if refused := (Refusal{}); errors.As(err, &refused) {
			return err
		}
		return fault(err, "không ghi được %s", "cannot write %s", AllocationFile)
	}
	a.result.Sheet = filepath.Join(a.campaign.out, AllocationFile)
	return nil
}

// table is plan_allocation, what the sheets print.
func (a *allocator) table() warehouse.Table {
	t := warehouse.Table{
		Name: "plan_allocation", Comment: "Phân bổ chỉ tiêu giảm nghèo cho các xã | The district's numbers shared out — one row per commune and list (poor, near_poor)",
		Columns: []warehouse.Column{
			text("commune_code", "Mã xã | Commune code"), text("list", "Danh sách: poor, near_poor | List"),
			typed("registered", "bigint", "Hộ đăng ký thoát nghèo có khả năng lao động; trống khi chưa có | Registered exits that can work; null when not known"),
			typed("floor", "bigint", "Mức giảm tối thiểu | Least reduction"), typed("cap", "bigint", "Mức trần | Cap"),
			typed("share", "decimal(18,2)", "Phần theo tỷ lệ trước khi làm tròn | Exact part before rounding"),
			typed("reduction", "bigint", "Số hộ giao giảm | Households to reduce"), text("why_vi", "Vì sao | Why"),
		},
	}
	for _, c := range a.result.Communes {
		for _, l := range a.result.Lists {
			p := c.Part(l.List)
			var registered any
			if p.Registered != nil {
				registered = *p.Registered
			}
			t.Rows = append(t.Rows, []any{c.Code, l.List, registered, p.Floor, p.Cap, decimal.RequireFromString(p.Share), p.Reduction, p.Why.VI})
		}
	}
	return t
}
