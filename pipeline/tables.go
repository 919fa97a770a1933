package pipeline

import (
	"time"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// referenceTables are the ref_ and plan_ tables: what the campaign folder and
// the workbook format say, as SQL sees it.
func (c campaign) referenceTables() []warehouse.Table {
	tables := []warehouse.Table{
		c.campaignTable(), c.unitTable(), c.successorTable(), c.workbookCommuneTable(), codeTable(), fieldTable(), boundTable(), c.ethnicityTable(),
	}
	return append(tables, c.planTables()...)
}

// text and the others below build the columns of a table in one line each.
func text(name, comment string) warehouse.Column {
	return warehouse.Column{Name: name, Type: "varchar", Comment: comment}
}

func typed(name, sqlType, comment string) warehouse.Column {
	return warehouse.Column{Name: name, Type: sqlType, Comment: comment}
}

func (c campaign) campaignTable() warehouse.Table {
	k := c.config
	var lookback any
	if k.RelapseLookbackYears != nil {
		lookback = int64(*k.RelapseLookbackYears)
	}
	return warehouse.Table{
		Name: "ref_campaign", Comment: "Đợt rà soát | The campaign — one row: the campaign",
		Columns: []warehouse.Column{
			typed("year", "integer", "Năm rà soát | Year of the review"),
			text("province_code", "Mã tỉnh | Province code"), text("province_name", "Tên tỉnh | Province name"),
			text("district_code", "Mã huyện | District code"), text("district_name", "Tên huyện | District name"),
			typed("review_date", "date", "Ngày rà soát, chọn bộ quy định | Review date, chooses the rule set"),
			text("rule_set", "Bộ quy định áp dụng | Rule set in force on the review date"),
			text("deprivations", "Chỉ số quyết định: reported hoặc derived | Which indicators decide: reported or derived"),
			text("assume_unknown", "Bộ được dùng chỉ số gần nhất của phiếu: no, compared, all | Sets that may use the survey's nearest indicator"),
			typed("relapse_lookback_years", "integer", "Số năm xét tái nghèo, trống là không giới hạn | Years looked back for a relapse, null is no limit"),
			text("format", "Định dạng phiếu mà chương trình đọc | Workbook format that the program reads"),
			text("label", "Lời báo dữ liệu tổng hợp | Notice of synthetic data"),
		},
		Rows: [][]any{{
			int64(k.Year), string(k.Unit.Province.Code), k.Unit.Province.Name, string(k.Unit.District.Code), k.Unit.District.Name,
			k.reviewDay, c.deciding().ID, k.Deprivations, string(c.assume), lookback, survey.Format, k.Label,
		}},
	}
}

func (c campaign) unitTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_units", Comment: "Xã, phường, thị trấn theo thời gian | Communes over time — one row per unit and validity",
		Columns: []warehouse.Column{
			text("code", "Mã xã | Commune code"), text("name", "Tên đầy đủ | Full name"), text("short_name", "Tên không có loại | Name without its kind"),
			text("kind", "Loại: xã, phường, thị trấn | Kind of unit"), text("zone", "Khu vực I, II, III; trống nếu không rõ | Zone, empty when not known"),
			typed("valid_from", "date", "Có hiệu lực từ ngày | First day of validity"), typed("valid_until", "date", "Hết hiệu lực từ ngày | First day after validity"),
			text("aliases", "Cách viết khác, phân cách bằng | | Other spellings, separated by |"),
			typed("position", "integer", "Thứ tự trong units.csv | Order in units.csv"), text("sort_key", "Khóa xếp tên theo từ điển | Dictionary order of the name"),
		},
	}
	for i, u := range c.units {
		table.Rows = append(table.Rows, []any{
			u.Code, u.FullName(), u.Name, u.Kind, u.Zone, dateOrNull(u.From), dateOrNull(u.Until), u.Aliases, int64(i + 1), names.SortKey(u.Name),
		})
	}
	return table
}

func (c campaign) successorTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_unit_successors", Comment: "Đơn vị thay cho từng đơn vị vào ngày rà soát | What stands in the place of each unit on the review date — one row per unit and validity",
		Columns: []warehouse.Column{
			text("code", "Mã xã | Commune code"),
			typed("valid_from", "date", "Có hiệu lực từ ngày | First day of validity"), typed("valid_until", "date", "Hết hiệu lực từ ngày | First day after validity"),
			text("name", "Tên đầy đủ | Full name"),
			text("successor_code", "Mã đơn vị thay vào ngày rà soát, chính mã đó khi còn hiệu lực; trống là không rõ | Code of the unit in its place on the review date, its own while valid; null is not known"),
		},
	}
	for _, u := range c.units {
		var code any
		if next, found := successorOn(c.units, u, c.config.reviewDay); found {
			code = next.Code
		}
		table.Rows = append(table.Rows, []any{u.Code, dateOrNull(u.From), dateOrNull(u.Until), u.FullName(), code})
	}
	return table
}

func dateOrNull(day *time.Time) any {
	if day == nil {
		return nil
	}
	return *day
}

func codeTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_codes", Comment: "Danh mục mã và cách viết được chấp nhận | Code lists and accepted spellings — one row per list, code and accepted spelling",
		Columns: []warehouse.Column{
			text("list", "Danh mục | Code list"), text("code", "Mã chuẩn | Canonical code"),
			text("word", "Cách viết, đã chuẩn hóa | Accepted spelling, folded"), text("label", "Nhãn tiếng Việt | Vietnamese label"),
		},
	}
	for _, c := range survey.Codes() {
		table.Rows = append(table.Rows, []any{c.List, c.Code, c.Word, c.Label})
	}
	return table
}

func fieldTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_fields", Comment: "Các cột của bảng rà soát | Columns of the survey workbook — one row per sheet and column of the workbooks",
		Columns: []warehouse.Column{
			text("sheet", "Tên trang | Sheet"), text("table_name", "Bảng thô tương ứng | Landing table"), text("key", "Khóa của cột | Column key"),
			text("label", "Nhãn của cột | Column label"), text("type", "Kiểu | Type"), text("list", "Danh mục mã | Code list"),
			typed("required", "boolean", "Bắt buộc | Required"),
			text("feeds", "Số liệu của biểu chỉ có từ cột này | Printed figures that have no other source"),
			text("filling", "Cách điền ô | What a cell may hold, in Vietnamese"), text("filling_en", "Cách điền ô, tiếng Anh | What a cell may hold, in English"),
		},
	}
	for _, sheet := range survey.Sheets() {
		for _, f := range sheet.Fields {
			vi, en := f.Filling()
			table.Rows = append(table.Rows, []any{sheet.Name, sheet.Table, f.Key, f.Label, string(f.Type), f.List, f.Required, emptyIsNull(f.Feeds), vi, en})
		}
	}
	return table
}

func emptyIsNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func boundTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_bounds", Comment: "Giới hạn hợp lý của câu trả lời, không phải quy định | Plausibility bounds of answers, no law — one row per bound",
		Columns: []warehouse.Column{
			text("name", "Tên giới hạn | Bound"), typed("value", "bigint", "Giá trị | Value"),
			text("unit", "Đơn vị | Unit"), text("why", "Vì sao | Why"),
		},
	}
	for _, l := range survey.Bounds() {
		table.Rows = append(table.Rows, []any{l.Name, l.Value, l.Unit, l.Why})
	}
	return table
}

func (c campaign) ethnicityTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_ethnicities_shown", Comment: "Dân tộc có cột riêng ở biểu 7.9 | Ethnicities with a column of their own in form 7.9 — one row per ethnicity with a column of its own",
		Columns: []warehouse.Column{
			text("code", "Mã dân tộc | Ethnicity code"), text("label", "Tên ghi trên biểu | Name on the form"), typed("position", "integer", "Thứ tự cột | Order of the column"),
		},
	}
	for i, name := range c.config.Report.Ethnicities {
		ethnicity, _ := ethnicityOf(name)
		table.Rows = append(table.Rows, []any{ethnicity.Code, name, int64(i + 1)})
	}
	return table
}

func (c campaign) communeTargetTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_communes", Comment: "Phần của từng xã trong kế hoạch, số hộ | Each commune's part of the plan, in households — one row per commune of the plan",
		Columns: []warehouse.Column{
			text("commune_code", "Mã xã | Commune code"), typed("poor_reduction", "integer", "Giảm hộ nghèo | Poor households to reduce"),
			typed("near_poor_reduction", "integer", "Giảm hộ cận nghèo | Near-poor households to reduce"),
		},
	}
	for _, t := range c.targets.Communes {
		table.Rows = append(table.Rows, []any{string(t.Code), intOrNull(t.PoorReduction), intOrNull(t.NearPoorReduction)})
	}
	return table
}

func intOrNull(n *int) any {
	if n == nil {
		return nil
	}
	return int64(*n)
}
