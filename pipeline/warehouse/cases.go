package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"

	sqlfs "rasoat/sql"

	"rasoat/rules"
)

// CaseResult is a worked example and what the SQL makes of it: a class, or for
// a case of indicators "04 yes, 05 unknown".
type CaseResult struct {
	Case      rules.Case
	Want, Got string
}

// RunCases puts the worked examples of one set through the selects that derive
// indicators and classify households, in a database of its own in memory.
func RunCases(ctx context.Context, set rules.Set, cases []rules.Case) (results []CaseResult, err error) {
	db, err := Create(ctx, "", Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.LoadRules(ctx, []rules.Set{set}); err != nil {
		return nil, err
	}
	tables := append(answerTables(cases), caseTable(set, cases),
		Table{Name: "ref_campaign", Columns: []Column{{Name: "rule_set", Type: "varchar"}, {Name: "assume_unknown", Type: "varchar"}}, Rows: [][]any{{set.ID, "no"}}})
	for _, table := range tables {
		if err := db.LoadTable(ctx, table); err != nil {
			return nil, err
		}
	}
	for _, relation := range []string{"stg_law", "int_classes", "int_signs", "int_derived"} {
		if err := db.buildOne(ctx, relation); err != nil {
			return nil, err
		}
	}
	classes, err := db.byCase(ctx, "select household_key, coalesce(class, '"+rules.Undetermined+"') from int_classes")
	if err != nil {
		return nil, err
	}
	derived, err := db.byCase(ctx, derivedQuery())
	if err != nil {
		return nil, err
	}
	for i, c := range cases {
		r := CaseResult{Case: c, Want: c.Class, Got: classes[fmt.Sprint(i)]}
		if len(c.Derived) > 0 {
			r.Want, r.Got = indicatorsOf(c.Derived), onlyAsked(c.Derived, derived[fmt.Sprint(i)])
		}
		results = append(results, r)
	}
	return results, nil
}

// byCase reads two columns of text: the number of a case and its outcome.
func (db *DB) byCase(ctx context.Context, query string) (map[string]string, error) {
	_, rows, err := db.Select(ctx, query)
	outcomes := map[string]string{}
	for _, row := range rows {
		outcomes[row[0].(string)] = row[1].(string)
	}
	return outcomes, err
}

// caseTable has the columns of int_assessments that the classification reads.
func caseTable(set rules.Set, cases []rules.Case) Table {
	t := Table{Name: "int_assessments", Columns: []Column{
		{Name: "household_key", Type: "varchar"}, {Name: "commune_code", Type: "varchar"}, {Name: "area", Type: "varchar"}, {Name: "rule_set", Type: "varchar"},
		{Name: "b1_score", Type: "bigint"}, {Name: "deprived_count", Type: "bigint"}, {Name: "deprived_open", Type: "bigint"}, {Name: "income_per_capita", Type: "bigint"},
		{Name: "farming_household", Type: "boolean"}, {Name: "screened_out", Type: "boolean"},
	}}
	for i, c := range cases {
		if len(c.Derived) > 0 {
			continue
		}
		t.Rows = append(t.Rows, []any{fmt.Sprint(i), "", c.Area, set.ID, optional(c.B1Score), optional(c.DeprivedCount), c.DeprivedOpen, optional(c.IncomePerCapita), c.FarmingHousehold, c.ScreenedOut})
	}
	return t
}

// optional is a value, or null when there is none.
func optional[T any](value *T) any {
	if value == nil {
		return nil
	}
	return *value
}

// buildOne runs the select of one relation, after those that it reads and
// that are not there yet.
func (db *DB) buildOne(ctx context.Context, relation string) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(s script) bool { return s.relation == relation })
	if at < 0 {
		return fmt.Errorf("sql: no relation %s", relation)
	}
	words := identifiers.FindAllString(all[at].body, -1)
	for _, earlier := range all[:at] {
		if !slices.Contains(words, earlier.relation) {
			continue
		}
		_, there, err := db.Select(ctx, "select 1 from information_schema.tables where table_name = "+quote(earlier.relation))
		if err != nil {
			return err
		}
		if len(there) == 0 {
			if err := db.buildOne(ctx, earlier.relation); err != nil {
				return err
			}
		}
	}
	_, err = db.build(ctx, all[at])
	return err
}
