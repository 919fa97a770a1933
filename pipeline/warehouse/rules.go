package warehouse

import (
	"context"
	"time"

	"rasoat/rules"
)

// LoadRules loads rule sets as rule_ tables, one row a number, each with its
// article and source. Households are classified under every set loaded.
func (db *DB) LoadRules(ctx context.Context, sets []rules.Set) error {
	for _, table := range ruleTables(sets) {
		if err := db.LoadTable(ctx, table); err != nil {
			return err
		}
	}
	return nil
}

func ruleTables(sets []rules.Set) []Table {
	text := func(names ...string) []Column {
		columns := []Column{{Name: "rule_set", Type: "varchar"}}
		for _, n := range names {
			columns = append(columns, Column{Name: n, Type: "varchar"})
		}
		return columns
	}
	number := func(columns []Column, names ...string) []Column {
		for _, n := range names {
			columns = append(columns, Column{Name: n, Type: "bigint"})
		}
		return columns
	}
	set := Table{Name: "rule_sets", Comment: "Bộ quy định | Rule sets — one row per rule set",
		Columns: append(text("title", "title_en", "method", "content_sha256", "legal_basis"),
			Column{Name: "in_force_from", Type: "date"}, Column{Name: "in_force_until", Type: "date"})}
	area := Table{Name: "rule_areas", Comment: "Khu vực của loại đơn vị | Area of each kind of unit — one row per rule set and kind of unit", Columns: text("area", "kind", "label", "source")}
	score := Table{Name: "rule_score_lines", Comment: "Mức điểm B1 theo khu vực | B1 lines by area — one row per rule set and area", Columns: number(text("area", "unit", "article", "source", "unknown"), "value")}
	income := Table{Name: "rule_income_lines", Comment: "Mức thu nhập theo khu vực | Income lines by area — one row per rule set, line and area", Columns: number(text("line", "area", "unit", "article", "source", "unknown"), "value")}
	class := Table{Name: "rule_classes", Comment: "Loại hộ và số chỉ số thiếu hụt tối thiểu | Classes and their minimum of deprived indicators — one row per rule set and class",
		Columns: number(text("class", "label", "label_en", "article", "unit", "source"), "position", "min_deprived")}
	indicator := Table{Name: "rule_indicators", Comment: "Chỉ số thiếu hụt | Deprivation indicators — one row per rule set and indicator",
		Columns: text("indicator", "dimension", "dimension_en", "name", "name_en", "threshold", "threshold_en", "answered_by", "nearest", "unknown", "article", "source")}
	parameter := Table{Name: "rule_parameters", Comment: "Ngưỡng còn lại | Other thresholds — one row per rule set and parameter", Columns: number(text("parameter", "unit", "article", "source", "unknown"), "value")}
	school := Table{Name: "rule_schooling", Comment: "Bậc học theo tuổi | School level by age — one row per rule set and level of school", Columns: number(text("level", "label", "source"), "age_from", "age_below")}
	answer := Table{Name: "rule_accepted_answers", Comment: "Câu trả lời được coi là đạt | Answers that meet an indicator — one row per rule set, indicator, question and accepted code", Columns: text("indicator", "key", "code", "source")}
	for _, s := range sets {
		set.Rows = append(set.Rows, []any{s.ID, s.Title, s.TitleEN, string(s.Method), s.Content, basis(s), s.InForce.From.Format(time.DateOnly), s.InForce.Until.Format(time.DateOnly)})
		for _, a := range s.Areas {
			area.Rows = append(area.Rows, []any{s.ID, a.Area, a.Kind, a.Label, a.Source})
		}
		for _, l := range s.ScoreLines {
			score.Rows = append(score.Rows, []any{s.ID, l.Area, l.Unit, l.Article, l.Source, orNull(l.Unknown), optional(l.Value)})
		}
		for _, l := range s.IncomeLines {
			income.Rows = append(income.Rows, []any{s.ID, l.Line, l.Area, l.Unit, l.Article, l.Source, orNull(l.Unknown), optional(l.Value)})
		}
		for i, c := range s.Classes {
			class.Rows = append(class.Rows, classRow(s.ID, i, c))
		}
		for _, n := range s.Indicators {
			indicator.Rows = append(indicator.Rows, []any{s.ID, n.Indicator, n.Dimension, n.DimensionEN, n.Name, n.NameEN, n.Threshold, orNull(n.ThresholdEN), orNull(n.AnsweredBy), orNull(n.Nearest), orNull(n.Unknown), n.Article, n.Source})
		}
		for _, p := range s.Parameters {
			parameter.Rows = append(parameter.Rows, []any{s.ID, p.Parameter, p.Unit, p.Article, p.Source, orNull(p.Unknown), optional(p.Value)})
		}
		for _, b := range s.Schooling {
			school.Rows = append(school.Rows, []any{s.ID, b.Level, b.Label, b.Source, b.AgeFrom, b.AgeBelow})
		}
		for _, a := range s.AcceptedAnswers {
			for _, code := range a.Codes {
				answer.Rows = append(answer.Rows, []any{s.ID, a.Indicator, a.Key, code, a.Source})
			}
		}
	}
	return []Table{set, area, score, income, class, indicator, parameter, school, answer}
}

func classRow(set string, position int, c rules.Class) []any {
	row := []any{set, c.Class, c.Label, c.LabelEN, c.Article, nil, nil, int64(position + 1), nil}
	if c.MinDeprived != nil {
		row[5], row[6], row[8] = c.MinDeprived.Unit, c.MinDeprived.Source, optional(c.MinDeprived.Value)
	}
	return row
}

// orNull is the text, or null when there is none.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func basis(s rules.Set) string {
	text := ""
	for i, b := range s.LegalBasis {
		if i > 0 {
			text += "; "
		}
		text += b.Document + ", " + b.Article
	}
	return text
}

// LoadPoints loads a table of B1 points as rule_points, empty when the campaign
// gives none.
func (db *DB) LoadPoints(ctx context.Context, table rules.PointsTable) error {
	t := Table{Name: "rule_points", Comment: "Bảng điểm B1 do huyện cung cấp | B1 points given by the district — one row per item, area and option of the table of points",
		Columns: []Column{
			{Name: "points_table", Type: "varchar", Comment: "Bảng điểm | Table of points"}, {Name: "status", Type: "varchar", Comment: "official chính thức, example ví dụ bịa, không phải quy định | official, or an invented example that is no law"},
			{Name: "position", Type: "bigint", Comment: "Thứ tự mục | Order of the item"}, {Name: "item", Type: "varchar", Comment: "Mục | Item"}, {Name: "name", Type: "varchar", Comment: "Tên mục | Name of the item"},
			{Name: "answer", Type: "varchar", Comment: "Câu trả lời được xét | Answer looked at"}, {Name: "kind", Type: "varchar", Comment: "number, code, codes | number, code, codes"},
			{Name: "area", Type: "varchar", Comment: "Khu vực, trống là cả hai | Area, null is both"}, {Name: "code", Type: "varchar", Comment: "Mã lựa chọn | Code of the option"},
			{Name: "from_value", Type: "bigint", Comment: "Từ | From"}, {Name: "below_value", Type: "bigint", Comment: "Dưới | Below"},
			{Name: "points", Type: "bigint", Comment: "Điểm | Points"}, {Name: "article", Type: "varchar", Comment: "Điều khoản | Article"}, {Name: "content_sha256", Type: "varchar", Comment: "sha256 của tệp | sha256 of the file"},
		}}
	article := table.Document + ", " + table.Article
	if table.Status != "official" {
		article = table.Title
	}
	for i, item := range table.Items {
		for _, o := range item.Options {
			t.Rows = append(t.Rows, []any{table.ID, table.Status, int64(i + 1), item.Item, item.Name, item.Answer, string(item.Kind()),
				orNull(o.Area), orNull(o.Code), optional(o.From), optional(o.Below), optional(o.Points), article, table.Content})
		}
	}
	return db.LoadTable(ctx, t)
}
