package mpi

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// Columns are the columns of the long table, in their order.
func Columns() []string {
	return []string{"measure", "indicator", "k", "subgroup", "level", "time", "value", "n"}
}

// Decimals is how many decimals a value is rounded to, half away from zero;
// zeros at the end are not printed.
const Decimals = 10

// Values are the cells of the row: texts, a decimal.Decimal or nil, an int64.
func (r Row) Values() []any {
	var value any
	if r.Value != nil {
		value = rounded(r.Value)
	}
	return []any{r.Measure, r.Indicator, r.K, r.Subgroup, r.Level, r.Time, value, r.N}
}

func rounded(value *big.Rat) decimal.Decimal {
	text := value.FloatString(Decimals)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	number, err := decimal.NewFromString(text)
	if err != nil || number.IsZero() {
		return decimal.Zero
	}
	return number
}
