package pipeline

import "rasoat/pipeline/warehouse"

// planTables are the plan_ tables: what targets.yaml says, as SQL sees it.
func (c campaign) planTables() []warehouse.Table {
	t := c.targets
	return []warehouse.Table{
		t.sectionTable(), t.officeTable(), t.dutyTable(), t.targetTable(), t.budgetTable(), t.dueTable(), t.focusTable(), t.settingTable(), t.levelTable(), c.communeTargetTable(),
	}
}

func (t targets) sectionTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_sections", Comment: "Các mục của kế hoạch có chỉ tiêu | Sections of the plan that have targets — one row per section of the plan",
		Columns: []warehouse.Column{
			text("place", "Mục | Section"), text("title", "Tên mục | Title of the section"), typed("position", "integer", "Thứ tự | Order"),
		},
	}
	for i, s := range t.Sections {
		table.Rows = append(table.Rows, []any{s.Place, s.Title, int64(i + 1)})
	}
	return table
}

func (t targets) officeTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_offices", Comment: "Cơ quan ở mục Tổ chức thực hiện của kế hoạch | Offices of the plan — one row per office of the plan",
		Columns: []warehouse.Column{
			text("office_id", "Mã cơ quan trong targets.yaml | Id of the office in targets.yaml"), text("office", "Tên cơ quan | Name of the office"),
			text("place", "Vị trí trong kế hoạch | Place in the plan"), typed("position", "integer", "Thứ tự | Order"),
		},
	}
	for i, o := range t.Offices {
		table.Rows = append(table.Rows, []any{o.ID, o.Name, o.Place, int64(i + 1)})
	}
	return table
}

func (t targets) dutyTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_duties", Comment: "Nhiệm vụ của từng cơ quan | Duties — one row per office and duty",
		Columns: []warehouse.Column{
			text("office_id", "Mã cơ quan trong targets.yaml | Id of the office in targets.yaml"), typed("position", "integer", "Thứ tự | Order"), text("duty", "Nhiệm vụ | Duty"),
		},
	}
	for _, o := range t.Offices {
		for i, duty := range o.Duties {
			table.Rows = append(table.Rows, []any{o.ID, int64(i + 1), duty})
		}
	}
	return table
}

func (t targets) targetTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_targets", Comment: "Chỉ tiêu và kết quả được theo dõi của kế hoạch | Targets of the plan, and results that it only follows — one row per target or followed result of the plan",
		Columns: []warehouse.Column{
			text("id", "Định danh | Identifier"), text("measure", "Phép đo | Measure"), text("comparator", "Dấu so sánh; trống khi kế hoạch không ghi số | Comparator; null where the plan gives no number"),
			typed("value", "decimal(18,4)", "Giá trị cần đạt; trống khi kế hoạch không ghi số | Value to reach; null where the plan gives none"), text("unit", "Đơn vị tính | Unit"), text("office", "Cơ quan chủ trì | Office in charge"),
			text("place", "Vị trí trong kế hoạch | Place in the plan"), text("text_vi", "Nội dung, diễn đạt lại | What the plan asks, in other words"), text("population", "Đối tượng | Population"),
			text("office_id", "Mã cơ quan trong targets.yaml | Id of the office in targets.yaml"), text("source", "survey từ phiếu, progress từ báo cáo, both cả hai | survey, progress or both"),
			typed("position", "integer", "Thứ tự trong kế hoạch | Order in the plan"),
		},
	}
	for i, each := range t.Targets {
		var value any
		if each.value != nil {
			value = *each.value
		}
		table.Rows = append(table.Rows, []any{each.ID, each.Measure, emptyIsNull(each.Comparator), value, each.Unit, t.officeName(each.Office), each.Place, each.Text,
			each.Population, each.Office, each.Source, int64(i + 1)})
	}
	return table
}

func (t targets) budgetTable() warehouse.Table {
	amount := func(name, comment string) warehouse.Column { return typed(name, "decimal(18,4)", comment) }
	table := warehouse.Table{
		Name: "plan_budget", Comment: "Kế hoạch vốn theo dự án | Money of the plan by project — one row per budget line of the plan",
		Columns: []warehouse.Column{
			text("id", "Định danh | Identifier"), text("place", "Vị trí trong kế hoạch | Place in the plan"), text("text_vi", "Dự án, tiểu dự án | Project"),
			text("measure", "Phép đo | Measure"), text("comparator", "Dấu so sánh | Comparator"), text("unit", "Đơn vị tính | Unit"),
			text("office_id", "Mã cơ quan trong targets.yaml | Id of the office in targets.yaml"), text("office", "Cơ quan chủ trì | Office in charge"),
			amount("total", "Tổng | Total"), amount("central", "Ngân sách trung ương | Central budget"), amount("local", "Ngân sách địa phương | Local budget"),
			typed("position", "integer", "Thứ tự | Order"),
		},
	}
	for i, l := range t.Budget.Lines {
		table.Rows = append(table.Rows, []any{l.ID, l.Place, l.Text, l.Measure, l.Comparator, t.Budget.Unit, l.Office, t.officeName(l.Office),
			l.Sums.total, l.Sums.central, l.Sums.local, int64(i + 1)})
	}
	return table
}

func (t targets) dueTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_quarters", Comment: "Bốn quý và hạn báo cáo | The four quarters and when their reports are due — one row per quarter of the year",
		Columns: []warehouse.Column{
			typed("quarter", "integer", "Quý | Quarter"), typed("due_on", "date", "Hạn nộp báo cáo; trống khi chưa ấn định | Day on which the report is due; null when not set"),
		},
	}
	for i := range quarters {
		var due any
		if i < len(t.Reports.due) {
			due = t.Reports.due[i]
		}
		table.Rows = append(table.Rows, []any{int64(i + 1), due})
	}
	return table
}

func (t targets) focusTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_new_countryside", Comment: "Xã về đích nông thôn mới trong năm | Communes that are to reach the new-countryside standard this year — one row per commune",
		Columns: []warehouse.Column{text("commune_code", "Mã xã | Commune code")},
	}
	for _, code := range t.Focus.NewCountryside {
		table.Rows = append(table.Rows, []any{code})
	}
	return table
}

func (t targets) settingTable() warehouse.Table {
	var above any
	if t.Focus.rateAbove != nil {
		above = *t.Focus.rateAbove
	}
	return warehouse.Table{
		Name: "plan_settings", Comment: "Cách đọc kế hoạch của huyện | How the district reads the plan — one row: the settings of the plan",
		Columns: []warehouse.Column{
			text("plan", "Tên kế hoạch | Name of the plan"),
			typed("focus_rate_above", "decimal(18,4)", "Xã có tỷ lệ cao: trên mức này (%); trống khi chưa ấn định | A commune has a high rate above this line, %; null when not set"),
			typed("focus_configured", "boolean", "Đã ghi mức hoặc danh sách xã nông thôn mới | The line or the list of communes is given"),
		},
		Rows: [][]any{{t.Plan, above, t.Focus.configured()}},
	}
}

func (t targets) levelTable() warehouse.Table {
	table := warehouse.Table{
		Name: "plan_certificate_levels", Comment: "Mã bằng cấp được tính là có bằng cấp, chứng chỉ nghề | Levels of education that count as a vocational certificate — one row per level of education",
		Columns: []warehouse.Column{text("code", "Mã bằng cấp | Code of the level")},
	}
	for _, code := range t.CertificateLevels {
		table.Rows = append(table.Rows, []any{code})
	}
	return table
}
