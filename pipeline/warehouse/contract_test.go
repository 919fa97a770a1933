package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
)

// contract is what analysts may rely on (the contract in the design): table,
// column and type.
var contract = map[string]map[string]string{
	"mart_households": {
		"review_year": "INTEGER", "rule_set": "VARCHAR", "commune_code": "VARCHAR", "commune_name": "VARCHAR", "area": "VARCHAR", "village": "VARCHAR",
		"household_no": "VARCHAR", "household_key": "VARCHAR", "member_count": "BIGINT", "b1_score": "BIGINT", "b2_score": "BIGINT", "deprived_01": "BOOLEAN",
		"deprived_12": "BOOLEAN", "class": "VARCHAR", "previous_class": "VARCHAR", "movement": "VARCHAR", "determination_id": "VARCHAR",
	},
	"mart_communes": {
		"commune_code": "VARCHAR", "households_total": "BIGINT", "persons_total": "BIGINT", "poor_opening": "BIGINT", "poor_closing": "BIGINT",
		"near_poor_opening": "BIGINT", "near_poor_closing": "BIGINT", "poor_closing_persons": "BIGINT", "poor_closing_minority": "BIGINT",
		"poor_rate": "DECIMAL(9,2)", "near_poor_rate": "DECIMAL(9,2)",
	},
	"mart_targets": {"target": "DECIMAL(18,4)", "actual": "DECIMAL(18,4)", "gap": "DECIMAL(18,4)", "met": "BOOLEAN", "office": "VARCHAR"},
}

func TestTheMartsHaveTheColumnsAndTypesThatAnalystsRelyOn(t *testing.T) {
	_, rows, err := district{}.build(t, warehouse.ThroughMarts).Select(t.Context(), "select table_name, column_name, data_type from duckdb_columns() where not internal")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, row := range rows {
		types[row[0].(string)+"."+row[1].(string)] = row[2].(string)
	}
	for table, columns := range contract {
		for column, want := range columns {
			if got := types[table+"."+column]; got != want {
				t.Errorf("%s.%s is %q, want %q", table, column, got, want)
			}
		}
	}
	for _, table := range []string{"mart_flows", "mart_deprivations", "mart_trace", "findings"} {
		if types[table+".household_key"]+types[table+".commune_code"] == "" {
			t.Errorf("%s is missing or names neither commune nor household", table)
		}
	}
}

func TestNoMartHoldsAFloatOrAHugeInteger(t *testing.T) {
	_, rows, err := district{}.build(t, warehouse.ThroughReports).Select(t.Context(), `select table_name || '.' || column_name || ' ' || data_type from duckdb_columns()
		where not internal and (starts_with(table_name, 'mart_') or starts_with(table_name, 'rpt_')) and data_type in ('DOUBLE', 'FLOAT', 'HUGEINT')`)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		t.Errorf("%v", row[0])
	}
}
