package warehouse

import (
	"context"
	"fmt"

	sqlfs "rasoat/sql"
)

// A Remade relation was made at once, and again in slices.
type Remade struct {
	Relation    string
	Rows        int64 // at once
	Slices      int   // that have rows
	Differences int64 // rows that only one of both has
	// OtherColumns are those of another name, type or place.
	OtherColumns int64
}

// RemakeInSlices makes every relation that large campaigns make in slices once
// more, in slices that begin at the bounds.
func RemakeInSlices(ctx context.Context, db *DB, bounds []string) (remade []Remade, err error) {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return nil, err
	}
	db.bounds = bounds
	const again = "made_in_slices"
	for _, s := range all {
		if s.header["slices"] == "" {
			continue
		}
		rows, err := db.inSlices(ctx, "temp table", again, computedOnce(s.body))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.relation, err)
		}
		r := Remade{Relation: s.relation}
		for _, condition := range sliceConditions(sliceColumn, bounds) {
			var one int
			if err := db.conn.QueryRowContext(ctx, fmt.Sprintf("select count(*) from (select 1 from %s where %s limit 1)", again, condition)).Scan(&one); err != nil {
				return nil, err
			}
			r.Slices += one
		}
		if err := db.conn.QueryRowContext(ctx, fmt.Sprintf(`select count(*) from (
			select column_name, data_type, column_index from duckdb_columns() where table_name = '%[1]s' except select column_name, data_type, column_index from duckdb_columns() where table_name = '%[2]s')`, s.relation, again)).Scan(&r.OtherColumns); err != nil {
			return nil, err
		}
		compare := fmt.Sprintf(`select (select count(*) from %[1]s), (select count(*) from (select * from %[1]s except all select * from %[2]s)) + (select count(*) from (select * from %[2]s except all select * from %[1]s)) + abs((select count(*) from %[1]s) - %[3]d)`, name(s.relation), again, rows)
		if err := db.conn.QueryRowContext(ctx, compare).Scan(&r.Rows, &r.Differences); err != nil {
			return nil, fmt.Errorf("%s: %w", s.relation, err)
		}
		remade = append(remade, r)
	}
	return remade, nil
}

// TransformAsMany transforms as if many households had been surveyed.
func TransformAsMany(ctx context.Context, db *DB, bounds []string, through string) error {
	AsMany(db, bounds)
	return db.transform(ctx, through, func(Step) {})
}

// AsMany has the database take its campaign for one of many households, in
// slices that begin at the bounds.
func AsMany(db *DB, bounds []string) { db.many, db.bounds = true, bounds }
