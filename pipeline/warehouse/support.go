package warehouse

import (
	"context"

	"rasoat/rules/support"
)

// LoadSupport brings in what a plan promises to whom, as ref_support,
// ref_support_offices, ref_support_reasons and ref_support_scopes. Of no plan
// the tables are empty.
func (db *DB) LoadSupport(ctx context.Context, plan support.Plan) error {
	for _, table := range supportTables(plan) {
		if err := db.LoadTable(ctx, table); err != nil {
			return err
		}
	}
	return nil
}

func supportTables(plan support.Plan) []Table {
	policies := Table{Name: "ref_support", Comment: "Chính sách, tiểu dự án của kế hoạch và cơ quan chủ trì | Policies of the plan and their offices — one row per policy", Columns: []Column{
		{"policy", "varchar", "Chính sách | Policy"}, {"short_name", "varchar", "Tên gọn | Short name"}, {"policy_name", "varchar", "Tên chính sách | Name of the policy"}, {"place", "varchar", "Mục trong kế hoạch | Place in the plan"},
		{"office_id", "varchar", "Mã cơ quan | Code of the office"}, {"farming", "varchar", "yes chỉ hộ làm nông, lâm, ngư nghiệp; no chỉ hộ khác; trống là cả hai | yes, no, or empty for both"},
		{"named", "boolean", "Được liệt kê tên hộ; không thì chỉ đếm | Households may be named; else counted only"}, {"position", "integer", "Thứ tự | Order"}}}
	offices := Table{Name: "ref_support_offices", Comment: "Cơ quan chủ trì các chính sách hỗ trợ | Offices that answer for support — one row per office that answers for a policy", Columns: []Column{
		{"office_id", "varchar", "Mã cơ quan | Code of the office"}, {"office", "varchar", "Tên cơ quan | Office"}, {"place", "varchar", "Mục trong kế hoạch | Place in the plan"}, {"position", "integer", "Thứ tự | Order"}}}
	reasons := Table{Name: "ref_support_reasons", Comment: "Chính sách dành cho thiếu hụt, nguyên nhân, nhu cầu, đặc điểm nào | What each policy is for — one row per policy, kind of reason and code", Columns: []Column{
		{"policy", "varchar", "Chính sách | Policy"}, {"kind", "varchar", "deprivation thiếu hụt, cause nguyên nhân, need nhu cầu, trait đặc điểm, everyone mọi hộ thuộc diện | Kind of reason"}, {"code", "varchar", "Mã | Code"}}}
	scopes := Table{Name: "ref_support_scopes", Comment: "Chính sách dành cho loại hộ nào, khu vực nào | Classes and zones of each policy — one row per policy, kind of scope and code", Columns: []Column{
		{"policy", "varchar", "Chính sách | Policy"}, {"kind", "varchar", "class loại hộ, zone khu vực | class or zone"}, {"code", "varchar", "Mã | Code"}}}
	for i, o := range plan.Offices {
		offices.Rows = append(offices.Rows, []any{o.ID, o.Name, o.Place, int64(i + 1)})
	}
	for i, p := range plan.Policies {
		policies.Rows = append(policies.Rows, []any{p.ID, p.Short, p.Name, p.Place, p.Office, p.Farming, p.IsNamed(), int64(i + 1)})
		for _, r := range p.Reasons() {
			reasons.Rows = append(reasons.Rows, []any{p.ID, r.Kind, r.Code})
		}
		for _, class := range p.Classes {
			scopes.Rows = append(scopes.Rows, []any{p.ID, "class", class})
		}
		for _, zone := range p.Zones {
			scopes.Rows = append(scopes.Rows, []any{p.ID, "zone", zone})
		}
	}
	return []Table{policies, offices, reasons, scopes}
}
