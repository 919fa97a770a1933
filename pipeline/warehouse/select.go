package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"

	duckdb "github.com/marcboeker/go-duckdb"
	"github.com/shopspring/decimal"
)

// Select runs a query and returns all of it. Values are nil, bool, int64,
// string, float64, time.Time or decimal.Decimal.
func (db *DB) Select(ctx context.Context, query string, args ...any) (columns []string, rows [][]any, err error) {
	err = db.Stream(ctx, query,
		func(names []string) error { columns = names; return nil },
		func(row []any) error { rows = append(rows, row); return nil }, args...)
	return columns, rows, err
}

// Stream runs a query and hands over its header, then row after row, so that
// a large answer need not fit in memory. An error of a callback ends it.
func (db *DB) Stream(ctx context.Context, query string, header func([]string) error, row func([]any) error, args ...any) error {
	found, err := db.conn.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		return err
	}
	if err := header(columns); err != nil {
		return err
	}
	for found.Next() {
		values, err := scan(found, len(columns))
		if err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return found.Err()
}

func scan(found *sql.Rows, width int) ([]any, error) {
	values := make([]any, width)
	targets := make([]any, width)
	for i := range values {
		targets[i] = &values[i]
	}
	if err := found.Scan(targets...); err != nil {
		return nil, err
	}
	for i, v := range values {
		values[i] = plain(v)
	}
	return values, nil
}

// plain turns the driver's types into the few that callers know.
func plain(v any) any {
	switch v := v.(type) {
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case int:
		return int64(v)
	case uint8:
		return int64(v)
	case uint16:
		return int64(v)
	case uint32:
		return int64(v)
	case float32:
		return float64(v)
	case uint64:
		return whole(new(big.Int).SetUint64(v))
	case *big.Int:
		return whole(v)
	case duckdb.Decimal:
		return decimal.NewFromBigInt(v.Value, -int32(v.Scale))
	case []byte:
		return string(v)
	case duckdb.Interval, duckdb.Map, map[string]any, []any:
		return fmt.Sprint(v)
	}
	return v
}

// whole keeps a big integer exact: int64 where it fits.
func whole(v *big.Int) any {
	if v.IsInt64() {
		return v.Int64()
	}
	return decimal.NewFromBigInt(v, 0)
}
