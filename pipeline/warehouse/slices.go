package warehouse

import (
	"context"
	"fmt"
)

// sliceRows is from how many households on a slice ends with its commune: few
// enough that what DuckDB keeps of a join of two wide relations fits into
// sliceMegabytes.
const (
	sliceRows      = 2_000_000
	sliceMegabytes = 1024
)

// sliceColumn is what all slices are cut by: a household's key begins with the
// code of its commune.
const sliceColumn = "household_key"

// sliceRowsFor cuts smaller slices for less memory; 0 MB is DuckDB's own choice.
func sliceRowsFor(megabytes int) int64 {
	if megabytes == 0 {
		return sliceRows
	}
	return sliceRows * int64(min(megabytes, sliceMegabytes)) / sliceMegabytes
}

// inSlices makes a relation slice by slice of its household keys, so that
// its memory does not grow with the campaign: DuckDB hands the bounds of a slice
// through joins and groups by that column down to the tables. The rows are those
// of the select at once, as every value is in exactly one slice.
func (db *DB) inSlices(ctx context.Context, kind, relation, body string) (rows int64, err error) {
	if db.bounds == nil {
		if db.bounds, err = db.sliceBounds(ctx, db.sliceRows); err != nil {
			return 0, err
		}
	}
	if err := db.exec(ctx, fmt.Sprintf("create or replace %s %s as\nselect * from (\n%s\n) limit 0", kind, name(relation), body)); err != nil {
		return 0, err
	}
	for _, condition := range sliceConditions(sliceColumn, db.bounds) {
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

// sliceBounds are the communes at which slices of so many households begin, in
// their order; the first is "".
func (db *DB) sliceBounds(ctx context.Context, size int64) ([]string, error) {
	_, rows, err := db.Select(ctx, "select commune_code, count(*) from stg_households where commune_code is not null group by commune_code order by commune_code")
	if err != nil {
		return nil, fmt.Errorf("cut slices of households: %w", err)
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
