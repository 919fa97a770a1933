package warehouse

import (
	"context"
	"fmt"
)

// sliceRows is from how many rows on a slice ends with its commune or file: few
// enough that what DuckDB keeps of a join of two wide relations fits into
// sliceMegabytes.
const (
	sliceRows      = 2_000_000
	sliceMegabytes = 1024
)

// sliceRowsFor cuts smaller slices for less memory; 0 MB is DuckDB's own choice.
func sliceRowsFor(megabytes int) int64 {
	if megabytes == 0 {
		return sliceRows
	}
	return sliceRows * int64(min(megabytes, sliceMegabytes)) / sliceMegabytes
}

// slicedBy counts, for each column that relations are made in slices of, the
// rows by the communes or files at which a slice may begin. A household's key
// begins with the code of its commune.
var slicedBy = map[string]string{
	"household_key": "select commune_code as place, count(*) from stg_households group by place",
	"source_file":   "select source_file as place, count(*) from (select source_file from stg_households union all select source_file from stg_previous) group by place",
}

// inSlices makes a relation slice by slice of its values of a column, so that
// its memory does not grow with the campaign: DuckDB hands the bounds of a slice
// through joins and groups by that column down to the tables. The rows are those
// of the select at once, as every value is in exactly one slice.
func (db *DB) inSlices(ctx context.Context, kind, relation, column, body string) (rows int64, err error) {
	if db.bounds[column] == nil {
		if db.bounds[column], err = db.sliceBounds(ctx, column, db.sliceRows); err != nil {
			return 0, err
		}
	}
	if err := db.exec(ctx, fmt.Sprintf("create or replace %s %s as\nselect * from (\n%s\n) limit 0", kind, name(relation), body)); err != nil {
		return 0, err
	}
	for _, condition := range sliceConditions(name(column), db.bounds[column]) {
		made, err := db.run(ctx, fmt.Sprintf("insert into %s\nselect * from (\n%s\n) where %s", name(relation), body, condition))
		if err != nil {
			return 0, err
		}
		added, err := made.RowsAffected()
		if err != nil {
			return 0, err
		}
		rows += added
	}
	return rows, nil
}

// sliceBounds are the values at which slices of so many rows begin, in their
// order; the first is "".
func (db *DB) sliceBounds(ctx context.Context, column string, size int64) ([]string, error) {
	counts := slicedBy[column]
	if counts == "" {
		return nil, fmt.Errorf("no relation is made in slices of %s", column)
	}
	_, rows, err := db.Select(ctx, counts+" having place is not null order by place")
	if err != nil {
		return nil, fmt.Errorf("cut slices of %s: %w", column, err)
	}
	bounds := []string{""}
	var held int64
	for _, row := range rows {
		if held >= size {
			bounds = append(bounds, row[0].(string))
			held = 0
		}
		held += row[1].(int64)
	}
	return bounds, nil
}

// sliceConditions are those of the slices that begin at the bounds, of which
// each value of a column, also null, fulfils one.
func sliceConditions(column string, bounds []string) []string {
	conditions := []string{column + " is null"}
	for i, bound := range bounds {
		condition := column + " >= " + quote(bound)
		if i+1 < len(bounds) {
			condition += " and " + column + " < " + quote(bounds[i+1])
		}
		conditions = append(conditions, condition)
	}
	return conditions
}
