package warehouse

import (
	"context"
	"errors"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/marcboeker/go-duckdb"
)

// handed is a reader as DuckDB holds it. DuckDB never tells that it has done
// with a stream, and what it holds would stay in memory with its last record.
type handed struct{ array.RecordReader }

// withStream has a statement read the stream as a view of the given name.
func (db *DB) withStream(ctx context.Context, stream array.RecordReader, view string, do func() error) error {
	reader := &handed{stream}
	defer func() { reader.RecordReader = nil }()
	var release func()
	err := db.conn.Raw(func(driver any) error {
		bridge, err := duckdb.NewArrowFromConn(driver.(*duckdb.Conn))
		if err != nil {
			return err
		}
		release, err = bridge.RegisterView(reader, view)
		return err
	})
	if err != nil {
		return fmt.Errorf("hand rows to DuckDB as %s: %w", view, err)
	}
	defer release()
	return errors.Join(do(), db.exec(context.WithoutCancel(ctx), "drop view if exists "+view))
}
