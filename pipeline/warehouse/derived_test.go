package warehouse_test

import (
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

func TestASetWithoutThresholdsDerivesNoIndicatorAtAll(t *testing.T) {
	for _, set := range []string{"qd-59-2015", "nd-351-2025"} {
		d := onePerson("1", cells{"water_source": "7", "toilet_type": "7", "info_devices": "0", "uses_internet": "không", "house_area_m2": "5", "wall_durable": "không", "roof_durable": "không"})
		d.members[0]["employment"] = "2"
		d.sets, d.campaign = []string{set, "nd-07-2021"}, map[string]any{"rule_set": set, "deprivations": "derived"}
		var columns []string
		for _, n := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"} {
			columns = append(columns, "derived_"+n)
		}
		for i, value := range one(t, d.build(t, warehouse.ThroughMarts), "select "+strings.Join(columns, ", ")+" from int_derived") {
			if value != nil {
				t.Errorf("%s: %s is %v, want unknown", set, columns[i], value)
			}
		}
	}
}
