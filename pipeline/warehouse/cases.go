package warehouse

import (
	"context"
	"errors"
	"fmt"

	sqlfs "rasoat/sql"

	"rasoat/rules"
)

// CaseResult is a worked example and the class that the SQL gives it.
type CaseResult struct {
	Case rules.Case
	Got  string
}

// RunCases classifies the worked examples of one set by the selects that
// classify households, in a database of its own in memory.
func RunCases(ctx context.Context, set rules.Set, cases []rules.Case) (results []CaseResult, err error) {
	db, err := Create(ctx, "", Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.LoadRules(ctx, []rules.Set{set}); err != nil {
		return nil, err
	}
	campaign := Table{Name: "ref_campaign", Columns: []Column{{Name: "rule_set", Type: "varchar"}, {Name: "assume_unknown", Type: "boolean"}}, Rows: [][]any{{set.ID, false}}}
	for _, table := range []Table{campaign, caseTable(set, cases)} {
		if err := db.LoadTable(ctx, table); err != nil {
			return nil, err
		}
	}
	for _, relation := range []string{"stg_law", "int_classes"} {
		if err := db.buildOne(ctx, relation); err != nil {
			return nil, err
		}
	}
	_, rows, err := db.Select(ctx, "select cast(household_key as bigint), coalesce(class, '"+rules.Undetermined+"') from int_classes order by 1")
	if err != nil {
		return nil, err
	}
	if len(rows) != len(cases) {
		return nil, fmt.Errorf("%s: %d cases but %d classified; see that every area of cases.yaml is one of set.yaml", set.ID, len(cases), len(rows))
	}
	for _, row := range rows {
		results = append(results, CaseResult{Case: cases[row[0].(int64)], Got: row[1].(string)})
	}
	return results, nil
}

// caseTable has the columns of int_assessments that the classification reads.
func caseTable(set rules.Set, cases []rules.Case) Table {
	t := Table{Name: "int_assessments", Columns: []Column{
		{Name: "household_key", Type: "varchar"}, {Name: "area", Type: "varchar"}, {Name: "rule_set", Type: "varchar"},
		{Name: "b1_score", Type: "bigint"}, {Name: "deprived_count", Type: "bigint"}, {Name: "deprived_open", Type: "bigint"}, {Name: "income_per_capita", Type: "bigint"},
		{Name: "farming_household", Type: "boolean"}, {Name: "screened_out", Type: "boolean"},
	}}
	for i, c := range cases {
		t.Rows = append(t.Rows, []any{fmt.Sprint(i), c.Area, set.ID, optional(c.B1Score), optional(c.DeprivedCount), c.DeprivedOpen, optional(c.IncomePerCapita), c.FarmingHousehold, c.ScreenedOut})
	}
	return t
}

func optional(number *int64) any {
	if number == nil {
		return nil
	}
	return *number
}

// buildOne runs the select of one relation.
func (db *DB) buildOne(ctx context.Context, relation string) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.relation == relation {
			return db.build(ctx, s)
		}
	}
	return fmt.Errorf("sql: no relation %s", relation)
}
