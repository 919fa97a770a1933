package report

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// A Source answers selects over the warehouse. A value is nil, bool, int64,
// string, time.Time or decimal.Decimal.
type Source interface {
	Select(ctx context.Context, query string, args ...any) (columns []string, rows [][]any, err error)
}

// Options are what the warehouse does not hold.
type Options struct {
	// Place is where the workbook is signed ("Bạch Thông"); empty leaves
	// room to write it.
	Place string
	// framed workbooks have contents before their sheets and charts behind.
	framed bool
	only   OfficeName // whose rows alone are printed; zero for all
	// Office is the office that makes the reports: the author in the properties
	// of each file. Empty is the committee of the campaign's unit.
	Office string
	Letter LetterOptions
	// RolledUp figures are sums of the results of a lower level.
	RolledUp bool
	// Posting are the keys of the columns of the public lists, in their order;
	// empty are the usual ones.
	Posting []string
}

// office is the author of the reports.
func (o Options) office(c campaign) string {
	if o.Office != "" || c.nation {
		return o.Office
	}
	return "Ủy ban nhân dân " + c.unit
}

// wholeCountry is the unit of a roll-up of provinces.
const wholeCountry = "cả nước"

// OfficeName is an office of the plan by its id and name.
type OfficeName struct{ ID, Name string }

// campaign is what every sheet of a workbook says about the review.
type campaign struct {
	year        int64
	unit        string // the unit whose committee signs, e.g. "huyện Bạch Thông"
	above       bool   // the unit is above a district
	nation      bool   // the unit is the country, which no committee signs for
	rolledUp    bool   // the figures are sums of results of the level below
	reviewed    time.Time
	label       string // notice of a synthetic campaign, or empty
	ethnicities []string
	remarks     []string // what the figures leave out, said on every sheet
}

func readCampaign(ctx context.Context, src Source, options Options) (campaign, error) {
	c, err := readHeading(ctx, src)
	c.rolledUp = options.RolledUp
	if err != nil {
		return c, err
	}
	if c.year == 0 || c.unit == "" || c.reviewed.IsZero() {
		return c, fmt.Errorf("ref_campaign lacks year, unit or review_date: %d, %q, %s", c.year, c.unit, c.reviewed)
	}
	if c.ethnicities, err = texts(ctx, src, "select label from ref_ethnicities_shown order by position"); err != nil {
		return c, fmt.Errorf("ref_ethnicities_shown: %w", err)
	}
	c.remarks, err = readRemarks(ctx, src, c.unsent())
	return c, err
}

// readHeading reads what the head of a sheet says.
func readHeading(ctx context.Context, src Source) (campaign, error) {
	var c campaign
	_, rows, err := src.Select(ctx, "select year, province_name, district_name, review_date, label from ref_campaign")
	if err != nil {
		return c, fmt.Errorf("ref_campaign: %w", err)
	}
	if len(rows) != 1 {
		return c, fmt.Errorf("ref_campaign has %d rows, want one", len(rows))
	}
	c.year, _ = rows[0][0].(int64)
	province, _ := rows[0][1].(string)
	c.unit, _ = rows[0][2].(string)
	if c.unit == "" {
		c.unit = province
	}
	c.above = rows[0][2] == "" || rows[0][2] == nil
	c.nation = c.unit == wholeCountry
	c.reviewed, _ = rows[0][3].(time.Time)
	c.label, _ = rows[0][4].(string)
	return c, nil
}

// readRemarks says which units are missing from the figures, why (unsent), and
// how many households are held out of them until their errors are mended.
func readRemarks(ctx context.Context, src Source, unsent string) ([]string, error) {
	var remarks []string
	missing, err := texts(ctx, src, "select commune_name from mart_communes where not has_workbook order by position, commune_code")
	if err != nil {
		return nil, fmt.Errorf("mart_communes: %w", err)
	}
	if len(missing) > 0 {
		remarks = append(remarks, fmt.Sprintf("Chưa có số liệu của %d đơn vị (%s, hoặc phiếu phải sửa rồi gửi lại): %s. Số liệu khu vực và tổng cộng không gồm các đơn vị này.",
			len(missing), unsent, strings.Join(missing, ", ")))
	}
	_, rows, err := src.Select(ctx, "select commune_name, held_out_households, cast(sum(held_out_households) over () as bigint) from mart_communes where held_out_households > 0 and has_workbook order by position, commune_code")
	if err != nil {
		return nil, fmt.Errorf("mart_communes: %w", err)
	}
	var parts []string
	for _, row := range rows {
		parts = append(parts, fmt.Sprintf("%v %v hộ", row[0], row[1]))
	}
	if len(parts) > 0 {
		remarks = append(remarks, fmt.Sprintf("Còn %v hộ chưa đưa vào số liệu, chờ sửa lỗi trong phiếu: %s. Dòng có các hộ này để trống tỷ lệ cuối năm và mức giảm; biểu chi tiết vẫn tính đủ số đầu năm đã phê duyệt.", rows[0][2], strings.Join(parts, "; ")))
	}
	more, err := readUnitRemarks(ctx, src)
	return append(remarks, more...), err
}

// unitRemarks are the sentences about single units, by kind of mart_remarks.
var unitRemarks = []struct{ kind, sentence string }{
	{"absent_column", "Bảng rà soát thiếu cột nên chưa có số liệu: %s. Cột tương ứng của đơn vị, khu vực và tổng cộng để trống; diễn biến ở Mẫu 7.2, 7.3 (nếu thiếu) thì chưa đầy đủ."},
	{"total_leap", "Cần xem lại trước khi ký: %s."},
}

// readUnitRemarks says what a unit's workbook does not tell, and which of its
// totals are to be looked at before anybody signs.
func readUnitRemarks(ctx context.Context, src Source) ([]string, error) {
	_, rows, err := src.Select(ctx, "select kind, commune_name, subject from mart_remarks order by kind, position, commune_code, subject")
	if err != nil {
		return nil, fmt.Errorf("mart_remarks: %w", err)
	}
	var remarks []string
	for _, r := range unitRemarks {
		var parts []string
		unit := ""
		for _, row := range rows {
			switch name, subject := fmt.Sprint(row[1]), strings.TrimSuffix(fmt.Sprint(row[2]), "."); {
			case row[0] != r.kind:
			case name == unit:
				parts[len(parts)-1] += ", " + subject
			default:
				unit = name
				parts = append(parts, name+": "+subject)
			}
		}
		if len(parts) > 0 {
			remarks = append(remarks, fmt.Sprintf(r.sentence, strings.Join(parts, "; ")))
		}
	}
	return remarks, nil
}

// texts returns the first column of a select.
func texts(ctx context.Context, src Source, query string) ([]string, error) {
	_, rows, err := src.Select(ctx, query)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, row := range rows {
		text, ok := row[0].(string)
		if !ok {
			return nil, fmt.Errorf("%q gives %v, want text", query, row[0])
		}
		all = append(all, text)
	}
	return all, nil
}
