package page

import (
	"context"
	"fmt"
	"strings"
)

// reading gathers the view; the first figure that no page can show stays in err.
type reading struct {
	ctx     context.Context
	src     Source
	minimum int64
	view    *view
	detail  []record // rpt_801_detail: communes in their order
	total   record   // its line of the district
	sizes   []sizes  // by class
	err     error
}

func read(ctx context.Context, src Source, options Options) (*view, error) {
	r := &reading{ctx: ctx, src: src, minimum: options.Minimum, view: &view{Minimum: options.Minimum}}
	for _, part := range []func() error{r.heading, r.communes, r.cards, r.heats, r.flows, r.causes, r.ethnicities, r.groups, r.targets, r.quality} {
		if err := part(); err != nil {
			return nil, err
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	r.view.Map = mapOf(r.view.Communes, options)
	return r.view, nil
}

func (r *reading) of(row record) shown { return shown{row, &r.err} }

func (r *reading) heading() error {
	campaigns, err := records(r.ctx, r.src, "ref_campaign", `select c.year, c.province_name, c.district_name, c.review_date, c.label, s.title from ref_campaign c left join rule_sets s on s.rule_set = c.rule_set`)
	if err != nil {
		return err
	}
	if len(campaigns) != 1 {
		return fmt.Errorf("ref_campaign has %d rows, want one", len(campaigns))
	}
	c, v := campaigns[0], r.view
	v.Unit, v.Province = c.text("district_name"), c.text("province_name")
	if v.Unit == "" {
		v.Unit, v.Province = v.Province, ""
	}
	v.Title = fmt.Sprintf("Kết quả rà soát hộ nghèo, hộ cận nghèo năm %v", c.values["year"])
	v.Reviewed, v.Rules, v.Label = c.day("review_date"), c.text("title"), c.text("label")
	return r.remarks()
}

// remarks names the communes that are missing or not complete.
func (r *reading) remarks() error {
	waiting, err := records(r.ctx, r.src, "mart_communes", "select commune_name, has_workbook from mart_communes where not has_workbook or held_out_households > 0 order by position, commune_code")
	if err != nil {
		return err
	}
	var missing, held []string
	for _, row := range waiting {
		if there, _ := row.values["has_workbook"].(bool); there {
			held = append(held, row.text("commune_name"))
		} else {
			missing = append(missing, row.text("commune_name"))
		}
	}
	if len(missing) > 0 {
		r.view.Remarks = append(r.view.Remarks, "Chưa có số liệu của: "+strings.Join(missing, ", ")+". Số toàn địa bàn không gồm các đơn vị này.")
	}
	if len(held) > 0 {
		r.view.Remarks = append(r.view.Remarks, "Còn hộ chưa đưa vào số liệu cuối năm, chờ sửa lỗi trong phiếu, ở: "+strings.Join(held, ", ")+".")
	}
	return nil
}

func (r *reading) communes() error {
	detail, err := report(r.ctx, r.src, "rpt_801_detail")
	if err != nil {
		return err
	}
	totals := of("total", detail)
	if len(totals) != 1 {
		return fmt.Errorf("rpt_801_detail has %d rows of the total, want one", len(totals))
	}
	r.detail, r.total = of("commune", detail), totals[0]
	households, err := column{rows: r.detail, total: r.total, key: "c2"}.hidden(r.ctx, r.minimum)
	if err != nil {
		return err
	}
	for _, class := range classes {
		opening, err := column{rows: r.detail, total: r.total, key: class.opening}.hidden(r.ctx, r.minimum)
		if err != nil {
			return err
		}
		closing, err := column{rows: r.detail, total: r.total, key: class.closing}.hidden(r.ctx, r.minimum)
		if err != nil {
			return err
		}
		r.sizes = append(r.sizes, sizes{opening, closing})
	}
	for i, row := range append(r.detail, r.total) {
		c := commune{Code: row.text("commune_code"), Name: row.text("unit_name"), Households: r.of(row).figure("c2", households[i])}
		for k := range classes {
			l := r.list(r.of(row), k, i, households[i])
			r.view.HasPlan = r.view.HasPlan || i < len(r.detail) && l.Plan.Plain != ""
			c.Lists = append(c.Lists, l)
		}
		if i < len(r.detail) {
			r.view.Communes = append(r.view.Communes, c)
		} else {
			c.Name = "Toàn địa bàn"
			r.view.District = c
			r.districtPlan(detail)
		}
	}
	return nil
}

// districtPlan takes what the plan asks of the district, where it does not assign
// it to communes.
func (r *reading) districtPlan(detail []record) {
	for _, row := range of("plan", detail) {
		for k, class := range classes {
			if l := &r.view.District.Lists[k]; l.Plan.Plain == "" {
				l.Plan = r.of(row).figure(class.plan, false)
			}
		}
	}
}

// list shows a class of row i; a rate is hidden with its count or its base, a
// change with either end of it. What the plan asks is no count of households.
func (r *reading) list(row shown, class, i int, base bool) list {
	c, s := classes[class], r.sizes[class]
	l := list{
		Key:     c.key,
		Opening: row.figure(c.opening, s.opening[i]), OpeningRate: row.figure(c.openingRate, s.opening[i] || base),
		Closing: row.figure(c.closing, s.closing[i]), ClosingRate: row.figure(c.closingRate, s.closing[i] || base),
		Plan: row.figure(c.plan, false), Reduction: row.figure(c.reduction, s.either(i)), Points: row.figure(c.points, s.either(i) || base),
		Result: row.text(c.result),
	}
	if s.either(i) {
		l.Result = hiddenText
	}
	return l
}

func (r *reading) cards() error {
	results, err := report(r.ctx, r.src, "rpt_701_results")
	if err != nil {
		return err
	}
	for _, row := range of("total", results) {
		for k, persons := range []string{"c9", "c11"} {
			l := r.view.District.Lists[k]
			r.view.Cards = append(r.view.Cards, card{classes[k].name, l.Closing, l.Opening, l.ClosingRate, r.of(row).figure(persons, r.sizes[k].district()), l.Reduction})
		}
		living, known := row.count("c7")
		small := known && living > 0 && living < r.minimum
		r.view.Cards = append(r.view.Cards, card{Name: "Hộ có mức sống trung bình", Closing: r.of(row).figure("c7", small), Rate: r.of(row).figure("c8", small), Persons: r.of(row).figure("c13", small)})
	}
	return nil
}
