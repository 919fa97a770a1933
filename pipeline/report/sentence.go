package report

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// noData is said in the place of a figure that is not known; nothing is ever
// printed as nought for want of data.
const noData = "chưa có số liệu"

// figures are the values that sentences name.
type figures map[string]any

// readFigures reads the one row of a relation.
func readFigures(ctx context.Context, src Source, relation string) (figures, error) {
	columns, rows, err := src.Select(ctx, "select * from "+relation+" order by row_no")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", relation, err)
	}
	if len(rows) != 1 {
		return nil, fmt.Errorf("%s has %d rows, want one", relation, len(rows))
	}
	f := figures{}
	for i, name := range columns {
		f[name] = rows[0][i]
	}
	return f, nil
}

// placeholder is {name} or {name unit}.
var placeholder = regexp.MustCompile(`\{([A-Za-z0-9_]+)(?: ([^{}]+))?\}`)

// fill puts the figures into a sentence. A name that is no figure is an error.
func (f figures) fill(sentence string) (string, error) {
	var unknown error
	filled := placeholder.ReplaceAllStringFunc(sentence, func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		value, known := f[parts[1]]
		if !known {
			unknown = fmt.Errorf("%q names the figure %q, which there is not", sentence, parts[1])
		}
		if value == nil {
			return noData
		}
		return said(value) + unitAfter(parts[2])
	})
	return filled, unknown
}

// unitAfter stands close to the figure when it is the sign of per cent.
func unitAfter(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}

// said is a value in a sentence. A year is a number without a separator: it
// comes as text.
func said(value any) string {
	switch v := value.(type) {
	case int64:
		return grouped(fmt.Sprint(v))
	case decimal.Decimal:
		return grouped(v.StringFixed(2))
	case time.Time:
		return v.Format("02/01/2006")
	}
	return strings.TrimSpace(fmt.Sprint(value))
}
