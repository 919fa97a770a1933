package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
)

const decomposed = `select cast(reduction_points as varchar), cast(from_list_points as varchar), cast(from_total_points as varchar), status
from mart_decomposition where list = 'poor' and commune_code is null`

// grown is thirtyLeavePoverty in a district that had 1000 households and has
// total now.
func grown(total string) district {
	d := thirtyLeavePoverty(1000, ">=")
	for i, w := range d.info {
		if w["file"] == "survey/01975.xlsx" {
			d.info[i] = w.with(cells{"total_households": total})
		}
	}
	return d
}

// By hand: 30 of 1000 become 0 of 1250. 1/2·30·(1/1000 + 1/1250) = 2,7 % is of
// the poor, 1/2·30·(1/1000 − 1/1250) = 0,3 % of all households.
func TestTheReductionOfARateIsSplitIntoItsTwoParts(t *testing.T) {
	table(t, grown("1150").build(t, warehouse.ThroughMarts), decomposed, []any{"3.00", "2.70", "0.30", "done"})
}

// 30 of 1000 become 0 of 1023: 2,9662… and 0,0337…, of which the second would
// round to 0,03 and does.
func TestThePrintedPartsSumToThePrintedReduction(t *testing.T) {
	db := grown("923").build(t, warehouse.ThroughMarts)
	table(t, db, decomposed, []any{"3.00", "2.97", "0.03", "done"})
	table(t, db, `select count(*) from mart_decomposition
where reduction_numerator <> from_list_numerator + from_total_numerator or reduction_points <> from_list_points + from_total_points`, []any{int64(0)})
	table(t, db, `select count(*) from mart_decomposition d join mart_measures m on coalesce(m.commune_code, '') = coalesce(d.commune_code, '')
and m.measure = case d.list when 'poor' then 'poor_rate_points_reduced' when 'near_poor' then 'near_poor_rate_points_reduced' else 'poor_and_near_poor_rate_points_reduced' end
where m.value = d.reduction_points`, []any{int64(9)})
}

func TestARateWithoutATotalOfTheYearBeforeIsNotSplit(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	for i, w := range d.info {
		if w["review_year"] == "2022" {
			d.info[i] = w.with(cells{"total_households": ""})
		}
	}
	table(t, d.build(t, warehouse.ThroughMarts), decomposed, []any{"3.00", nil, nil, "no_opening_total"})
}

func TestARateIsNotSplitWhileAHouseholdIsHeldOut(t *testing.T) {
	d := grown("1150")
	d.households[0] = d.households[0].with(cells{"b1_score": "140 điểm"})
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, decomposed, []any{nil, nil, nil, "no_data"})
	table(t, db, "select unit_name, c3, c4, note from rpt_831_decomposition where row_kind = 'total'", []any{"Toàn huyện", nil, nil, "Chưa có số liệu"})
}
