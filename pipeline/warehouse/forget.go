package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
)

// ForgetApproved removes one household from approved results: the rows of its
// key, and those of other years that have the national id of one of them. An id
// that is not twelve digits is nobody's, and of two households that share one in
// a year the other stays. fold makes the village of a key comparable. A file is
// replaced whole or left as it was. It returns how many rows each file lost.
func ForgetApproved(ctx context.Context, paths []string, key string, fold func(string) string) (removed []int64, err error) {
	db, err := Create(ctx, "", Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for i, path := range paths {
		if err := db.LoadApproved(ctx, fmt.Sprint(i), path, fold); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	commune, village, number := splitKey(key)
	if err := db.exec(ctx, `create temp table forgotten as
		with named as (
			select * from raw_approved where commune_code = ? and village_folded = ? and number_key(household_no) = number_key(?)
		)
		select source_file, household_key from named
		union
		select source_file, household_key from raw_approved r
		where is_digits(head_national_id, 12) and head_national_id in (select head_national_id from named)
			and not exists (select 1 from named n where n.source_file = r.source_file and n.head_national_id = r.head_national_id)`, commune, fold(village), number); err != nil {
		return nil, err
	}
	for i, path := range paths {
		rows, err := db.forgetIn(ctx, fmt.Sprint(i), path)
		if err != nil {
			return removed, fmt.Errorf("%s: %w", path, err)
		}
		removed = append(removed, rows)
	}
	return removed, nil
}

// forgetIn rewrites one file without the rows that are to be forgotten.
func (db *DB) forgetIn(ctx context.Context, file, path string) (int64, error) {
	_, rows, err := db.Select(ctx, "select count(*) from forgotten where source_file = ?", file)
	if err != nil || rows[0][0].(int64) == 0 {
		return 0, err
	}
	temporary := path + ".tmp"
	kept := fmt.Sprintf(`copy (select %s from raw_approved where source_file = %s
		and household_key not in (select household_key from forgotten where source_file = %[2]s) order by household_key) to %[3]s (format parquet)`,
		names(approvedColumns), quote(file), quote(temporary))
	if err := db.exec(ctx, kept); err != nil {
		return 0, errors.Join(err, os.Remove(temporary))
	}
	if err := os.Chmod(temporary, 0o600); err != nil {
		return 0, err
	}
	return rows[0][0].(int64), os.Rename(temporary, path)
}

// splitKey takes a household key apart; a village may hold a slash.
func splitKey(key string) (commune, village, number string) {
	commune, rest, _ := strings.Cut(key, "/")
	at := strings.LastIndex(rest, "/")
	if at < 0 {
		return commune, "", rest
	}
	return commune, rest[:at], rest[at+1:]
}
