package mpi

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// State is what becomes of a row.
type state int64

const (
	stateComplete   state = iota
	stateIncomplete       // an indicator is missing
	stateNoWeight
	stateNoTime
	stateBad // an indicator that is not 0 or 1, a weight that is no number or below 0
)

// noLevel is the level of rows whose subgroup column is empty.
const noLevel = "(missing)"

// cell is the rows of one time, level, class and band.
type cell struct {
	state            state
	band             int // how many of the cut-offs, from the lowest, their scores are not below
	time, class      string
	by               int // index of the subgroup column, -1 for the whole population
	level            string
	rows             int64
	weight           *big.Int   // in units of 10^-decimals
	deprived         []*big.Int // weight of those deprived in each indicator
	yearMin, yearMax *big.Rat
}

// plan is the statement that makes the cells.
type plan struct {
	spec    Spec
	data    Data
	columns columnTypes
	weight  measureWeight
	scale   scale
}

// coded is SQL for the rows with every indicator as a code and every other
// column as a text.
func (p plan) coded() string {
	var list []string
	for i, indicator := range p.spec.Indicators {
		list = append(list, fmt.Sprintf("cast(%s as utinyint) as d%d", p.columns.code(indicator.Column), i))
	}
	for i, column := range p.spec.By {
		list = append(list, fmt.Sprintf("coalesce(%s, '%s') as b%d", p.columns.label(column), noLevel, i))
	}
	list = append(list, p.optional(p.spec.Time)+" as t", p.optional(p.spec.Class)+" as c")
	year := "cast(null as decimal(18, 6))"
	if p.spec.Year != "" {
		year = fmt.Sprintf("try_cast(%s as decimal(18, 6))", p.columns.label(p.spec.Year))
	}
	list = append(list, year+" as y", p.weight.value+" as w", "("+p.weight.missing+") as no_w")
	return "select " + strings.Join(list, ", ") + " from " + p.data.Relation
}

// optional is the text of a column, ” throughout when none is named.
func (p plan) optional(column string) string {
	if column == "" {
		return "''"
	}
	return p.columns.label(column)
}

// each joins SQL about every indicator's code: # stands for the column of its
// code, $ for its number and @ for its weight in parts.
func (p plan) each(format, separator string) string {
	parts := make([]string, len(p.spec.Indicators))
	for i := range parts {
		parts[i] = strings.NewReplacer("#", fmt.Sprint("d", i), "$", fmt.Sprint(i), "@", fmt.Sprint(p.scale.parts[i])).Replace(format)
	}
	return strings.Join(parts, separator)
}

// bad is SQL that tells a row with a value outside its domain.
func (p plan) bad() string {
	return fmt.Sprintf("greatest(%s, 0) = %d or (not no_w and (w is null or w < 0))", p.each("#", ", "), codeBad)
}

// band is SQL for the number of cut-offs that a score is not below.
func (p plan) band() string {
	reached := make([]string, len(p.scale.thresholds))
	for i, least := range p.scale.thresholds {
		reached[i] = fmt.Sprintf("cast(score >= %d as tinyint)", least)
	}
	return strings.Join(reached, " + ")
}

// query is the whole statement: in one pass the rows fall into cells by
// everything at once, and only the few cells are grouped again by each
// subgroup. Scores are integers (scale), weights integers or decimals.
func (p plan) query() string {
	deprived := "# = 1"
	if p.spec.Missing == MissingDeprived {
		deprived = "# in (1, 2)"
	}
	keys, kept := []string{"state", "band", "t", "c"}, []string{"state", "band", "coalesce(t, '') as t", "coalesce(c, '') as c"}
	var sets []string
	for i := range p.spec.By {
		level := fmt.Sprintf("b%d", i)
		sets = append(sets, "("+strings.Join(keys[:4], ", ")+", "+level+")")
		keys, kept = append(keys, level), append(kept, level)
	}
	sets = append(sets, "("+strings.Join(keys[:4], ", ")+")")
	all := strings.Join(keys, ", ")
	return fmt.Sprintf(`with coded as (%s),
scored as (
  select *, case when %s then %d when no_w then %d when t is null then %d when greatest(%s, 0) = %d then %d else %d end as state,
    cast(%s as bigint) as score
  from coded
),
banded as (
  select %s, %s, y, w from (select *, %s as band from scored)
),
cells as materialized (
  select %s, count(*) as n, sum(w) as w, min(y) as y_min, max(y) as y_max, %s from banded group by %s
)
select %s, sum(n), sum(w), min(y_min), max(y_max), %s from cells group by grouping sets (%s)`,
		p.coded(), p.bad(), stateBad, stateNoWeight, stateNoTime, p.each("#", ", "), codeMissing, stateIncomplete, stateComplete,
		p.each("case when "+deprived+" then @ else 0 end", " + "),
		strings.Join(kept, ", "), p.each("("+deprived+") as x$", ", "), p.band(),
		all, p.each("sum(case when x$ then w end) as w$", ", "), all,
		all, p.each("sum(w$)", ", "), strings.Join(sets, ", "))
}

// read hands over the cells.
func (p plan) read(ctx context.Context, source Source, take func(cell)) error {
	return source.Stream(ctx, p.query(), func([]string) error { return nil }, func(values []any) error {
		take(p.cell(values))
		return nil
	})
}

func (p plan) cell(values []any) cell {
	c := cell{by: -1, state: state(values[0].(int64)), band: int(values[1].(int64)), time: values[2].(string), class: values[3].(string)}
	for i := range p.spec.By {
		if level, is := values[4+i].(string); is {
			c.by, c.level = i, level
		}
	}
	rest := values[4+len(p.spec.By):]
	c.rows = units(rest[0], 0).Int64()
	c.weight = units(rest[1], p.weight.decimals)
	c.yearMin, c.yearMax = ratOf(rest[2]), ratOf(rest[3])
	for _, weight := range rest[4:] {
		c.deprived = append(c.deprived, units(weight, p.weight.decimals))
	}
	return c
}

// units is a number in units of 10^-decimals; null is none.
func units(value any, decimals int) *big.Int {
	switch v := value.(type) {
	case int64:
		return new(big.Int).Mul(big.NewInt(v), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	case decimal.Decimal:
		return v.Shift(int32(decimals)).BigInt()
	}
	return new(big.Int)
}

func ratOf(value any) *big.Rat {
	switch v := value.(type) {
	case int64:
		return new(big.Rat).SetInt64(v)
	case decimal.Decimal:
		return v.Rat()
	}
	return nil
}

// firstBad finds a row with a value outside its domain and says which.
func (p plan) firstBad(ctx context.Context, source Source) error {
	row := p.data.Row
	if row == "" {
		row = "row_number() over ()"
	}
	var raw []string
	names := append(indicatorNames(p.spec.Indicators), p.spec.Weight)
	if p.spec.Weight == "" {
		names = names[:len(names)-1]
	}
	for i, column := range names {
		raw = append(raw, fmt.Sprintf("cast(%s as varchar) as v%d", quoteName(column), i))
	}
	coded := strings.Replace(p.coded(), " from "+p.data.Relation, ", "+strings.Join(raw, ", ")+", "+row+" as row_no from "+p.data.Relation, 1)
	_, rows, err := source.Select(ctx, fmt.Sprintf("with coded as (%s) select * from coded where %s order by row_no limit 1", coded, p.bad()))
	if err != nil || len(rows) == 0 {
		return err
	}
	values := rows[0]
	shown := values[len(values)-1-len(names) : len(values)-1]
	number := values[len(values)-1]
	for i, indicator := range p.spec.Indicators {
		if code, is := values[i].(int64); is && code == codeBad {
			return faultOf("%s, cột %q, dòng %v: giá trị %q không phải 0 hay 1 (trống là thiếu); hãy sửa hoặc mã hóa lại", "%s, column %q, row %v: the value %q is neither 0 nor 1 (empty is missing); correct or recode it",
				p.data.Name, indicator.Column, number, shown[i])
		}
	}
	return faultOf("%s, cột %q, dòng %v: quyền số %q không phải số từ 0 trở lên", "%s, column %q, row %v: the weight %q is no number of 0 or more", p.data.Name, p.spec.Weight, number, shown[len(shown)-1])
}
