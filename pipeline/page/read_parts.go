package page

import (
	"fmt"
	"strings"

	"rasoat/pipeline/masking"
)

// heats reads the indicators of both classes. A count is hidden with the size of
// its class in the commune.
func (r *reading) heats() error {
	named, err := records(r.ctx, r.src, "rule_indicators", "select i.indicator, i.name, i.dimension from rule_indicators i join ref_campaign c on c.rule_set = i.rule_set order by i.indicator")
	if err != nil {
		return err
	}
	for _, row := range named {
		r.view.Indicators = append(r.view.Indicators, indicator{strings.TrimLeft(row.text("indicator"), "0"), row.text("name"), row.text("dimension")})
	}
	for k, class := range classes {
		counts, err := report(r.ctx, r.src, class.indicators)
		if err != nil {
			return err
		}
		rates, err := report(r.ctx, r.src, class.rates)
		if err != nil {
			return err
		}
		h, err := r.heat(k, append(of("commune", counts), of("total", counts)...), append(of("commune", rates), of("total", rates)...))
		if err != nil {
			return err
		}
		r.view.Heats = append(r.view.Heats, h)
	}
	return nil
}

// heat shows a class; the last row of counts and rates is the district.
func (r *reading) heat(class int, counts, rates []record) (heat, error) {
	last := len(r.detail)
	h := heat{Key: classes[class].key, Name: classes[class].name}
	if len(counts) != last+1 || len(rates) != last+1 {
		return h, fmt.Errorf("%s and its rates have %d and %d rows for %d communes and the district", classes[class].indicators, len(counts), len(rates), last)
	}
	for i, row := range counts {
		h.Rows = append(h.Rows, heatRow{Code: row.text("commune_code"), Name: row.text("unit_name"), Size: r.of(row).figure("households", r.sizes[class].closing[i])})
	}
	h.Rows[last].Name = r.view.District.Name
	for n := range r.view.Indicators {
		key := fmt.Sprintf("c%d", n+1)
		hidden, err := column{rows: counts[:last], total: counts[last], key: key, within: r.sizes[class].groupHidden, atMost: "households"}.hidden(r.ctx, r.minimum)
		if err != nil {
			return h, fmt.Errorf("%s.%s: %w", classes[class].indicators, key, err)
		}
		for i := range counts {
			h.Rows[i].Cells = append(h.Rows[i].Cells, heatCell{r.of(counts[i]).figure(key, hidden[i]), r.of(rates[i]).figure(key, hidden[i])})
		}
	}
	return h, nil
}

// classNames are the classes of rpt_921_class_flows in words.
var classNames = map[string]string{"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "not_listed": "Ngoài danh sách", "gone": "Không còn ở xã"}

// flows hides flows so that the lists at the start and at the end, which are
// shown, give none away.
func (r *reading) flows() error {
	rows, err := report(r.ctx, r.src, "rpt_921_class_flows")
	if err != nil {
		return err
	}
	sheet := &masking.Sheet{}
	starts := map[string]masking.Sum{"poor": sheet.Sum(), "near_poor": sheet.Sum()}
	ends := map[string]masking.Sum{"poor": sheet.Sum(), "near_poor": sheet.Sum()}
	last := len(r.detail)
	var cells []masking.Cell
	for _, row := range rows {
		n, _ := row.count("households")
		cell := sheet.Count(n, starts[row.text("from_class")], ends[row.text("to_class")])
		for k, class := range classes {
			if row.text("from_class") == class.key && r.sizes[k].opening[last] || row.text("to_class") == class.key && r.sizes[k].closing[last] {
				sheet.Within(cell)
			}
		}
		cells = append(cells, cell)
	}
	if err := sheet.Hide(r.ctx, r.minimum); err != nil {
		return fmt.Errorf("rpt_921_class_flows: %w", err)
	}
	some := 0
	for i, row := range rows {
		if sheet.Value(cells[i]) > 0 {
			some++
		}
		if sheet.Hidden(cells[i]) {
			r.view.FlowsHidden++
		}
		from, to := row.text("from_class"), row.text("to_class")
		r.view.Flows = append(r.view.Flows, flow{from, to, classNames[from], classNames[to], row.text("label"), r.of(row).figure("households", sheet.Hidden(cells[i]))})
	}
	// bands are read by their height: of fewer than half of them no picture is true
	r.view.FlowsDrawn = r.view.FlowsHidden == 0 || 2*r.view.FlowsHidden < some
	return nil
}

// causes are each a count of its own: a household may name several.
func (r *reading) causes() error {
	rows, err := report(r.ctx, r.src, "rpt_922_cause_totals")
	if err != nil {
		return err
	}
	for _, row := range rows {
		p, err := r.pair(row, row.text("cause_name"), "poor", "poor_rate", "near_poor", "near_poor_rate")
		if err != nil {
			return err
		}
		r.view.Causes = append(r.view.Causes, p)
	}
	return nil
}

// groups are those of form 7.8 but for minorities; they overlap.
func (r *reading) groups() error {
	rows, err := report(r.ctx, r.src, "rpt_708_groups")
	if err != nil {
		return err
	}
	for _, row := range of("total", rows) {
		if row.text("line") != "Hộ" {
			continue
		}
		for _, group := range []struct{ name, poor, nearPoor string }{
			{"Hộ không có khả năng lao động", "c3", "c8"},
			{"Hộ có thành viên là người có công với cách mạng", "c4", "c9"},
		} {
			p, err := r.pair(row, group.name, group.poor, "", group.nearPoor, "")
			if err != nil {
				return err
			}
			r.view.Groups = append(r.view.Groups, p)
		}
	}
	return nil
}

// pair shows counts that stand in no sum.
func (r *reading) pair(row record, name, poor, poorRate, nearPoor, nearRate string) (pair, error) {
	hidden := make([]bool, 2)
	for k, key := range []string{poor, nearPoor} {
		sheet := &masking.Sheet{}
		n, _ := row.count(key)
		cell := sheet.Alone(n)
		if r.sizes[k].district() {
			sheet.Within(cell)
		}
		if err := sheet.Hide(r.ctx, r.minimum); err != nil {
			return pair{}, fmt.Errorf("%s.%s: %w", row.relation, key, err)
		}
		hidden[k] = sheet.Hidden(cell)
	}
	p := pair{Name: name, Poor: r.of(row).figure(poor, hidden[0]), NearPoor: r.of(row).figure(nearPoor, hidden[1])}
	if poorRate != "" {
		p.PoorRate, p.NearRate = r.of(row).figure(poorRate, hidden[0]), r.of(row).figure(nearRate, hidden[1])
	}
	return p, nil
}
