package audit

import (
	"maps"
	"math/big"
	"slices"
)

// eliminate solves the equations without rounding that have several unknowns.
func (s *system) eliminate() []*figure {
	var columns []*figure
	for _, f := range s.order {
		if s.unknown[f] {
			columns = append(columns, f)
		}
	}
	var rows [][]*big.Rat
	var used []*constraint
	for _, c := range s.constraints {
		if c.exact == nil || len(s.open(c)) == 0 {
			continue
		}
		if row, ok := s.coefficients(c.exact, columns); ok {
			rows = append(rows, row)
			used = append(used, c)
		}
	}
	for _, row := range reduce(rows, len(columns)) {
		lead := slices.IndexFunc(row[:len(columns)], func(r *big.Rat) bool { return r.Sign() != 0 })
		switch {
		case lead < 0 && row[len(columns)].Sign() != 0:
			return s.cells(used...)
		case lead >= 0 && !slices.ContainsFunc(row[lead+1:len(columns)], func(r *big.Rat) bool { return r.Sign() != 0 }):
			f := columns[lead]
			room := s.room[f]
			room.meet(interval{row[len(columns)], row[len(columns)]})
			s.narrowed[f] = append(s.narrowed[f], used...)
			if !room.printable(f) {
				return s.cells(s.narrowed[f]...)
			}
			s.pin(f, room.point())
		}
	}
	return nil
}

// coefficients writes an expression as a row of factors and what they must
// add up to; ok is false for one that is not linear in the unknowns.
func (s *system) coefficients(n *node, columns []*figure) ([]*big.Rat, bool) {
	trial := values(maps.Clone(s.known))
	for _, f := range columns {
		trial[f] = new(big.Rat)
	}
	base := n.eval(trial.of)
	if base == nil {
		return nil, false
	}
	row := make([]*big.Rat, len(columns)+1)
	together := new(big.Rat).Set(base)
	for i, f := range columns {
		trial[f] = big.NewRat(1, 1)
		value := n.eval(trial.of)
		if value == nil {
			return nil, false
		}
		row[i] = new(big.Rat).Sub(value, base)
		together.Add(together, row[i])
		trial[f] = new(big.Rat)
	}
	row[len(columns)] = new(big.Rat).Neg(base)
	for _, f := range columns {
		trial[f] = big.NewRat(1, 1)
	}
	all := n.eval(trial.of)
	return row, all != nil && all.Cmp(together) == 0
}

// reduce brings rows to reduced echelon form.
func reduce(rows [][]*big.Rat, columns int) [][]*big.Rat {
	done := 0
	for column := 0; column < columns && done < len(rows); column++ {
		i := done
		for i < len(rows) && rows[i][column].Sign() == 0 {
			i++
		}
		if i == len(rows) {
			continue
		}
		rows[done], rows[i] = rows[i], rows[done]
		lead := new(big.Rat).Set(rows[done][column])
		for k := range rows[done] {
			rows[done][k] = new(big.Rat).Quo(rows[done][k], lead)
		}
		for other := range rows {
			if factor := new(big.Rat).Set(rows[other][column]); other != done && factor.Sign() != 0 {
				for k := range rows[other] {
					rows[other][k] = new(big.Rat).Sub(rows[other][k], new(big.Rat).Mul(factor, rows[done][k]))
				}
			}
		}
		done++
	}
	return rows
}
