package masking

// A List is counts and their total.
type List struct {
	Parts []Cell
	Total Cell
}

// List adds counts with their total. Where parts and total do not agree (a
// figure is still missing), the reader is taken to know the sum of the parts.
func (s *Sheet) List(parts []int64, total int64) List {
	sum := s.Sum()
	list := List{}
	rest := total
	for _, value := range parts {
		list.Parts = append(list.Parts, s.Count(value, Outside, sum))
		rest -= value
	}
	if rest != 0 {
		sum = Outside
	}
	list.Total = s.Count(total, sum, Outside)
	return list
}

// Alone adds a count that stands in no sum.
func (s *Sheet) Alone(value int64) Cell { return s.Count(value, Outside, Outside) }

// A Grid is a table of counts with the totals of its rows and columns.
type Grid struct {
	Cells              [][]Cell // row, column
	RowTotal, ColTotal []Cell
	Total              Cell
}

// Grid adds a table; every row has as many values as there are columns. The
// totals are sums of the values.
func (s *Sheet) Grid(values [][]int64) Grid {
	g := Grid{}
	top, bottom := s.Sum(), s.Sum()
	var columns []Sum
	var columnTotals []int64
	total := int64(0)
	for _, row := range values {
		line := s.Sum()
		cells, rowTotal := []Cell{}, int64(0)
		for column, value := range row {
			if column == len(columns) {
				columns, columnTotals = append(columns, s.Sum()), append(columnTotals, 0)
			}
			cells = append(cells, s.Count(value, line, columns[column]))
			rowTotal += value
			columnTotals[column] += value
		}
		g.Cells = append(g.Cells, cells)
		g.RowTotal = append(g.RowTotal, s.Count(rowTotal, top, line))
		total += rowTotal
	}
	for column, value := range columnTotals {
		g.ColTotal = append(g.ColTotal, s.Count(value, columns[column], bottom))
	}
	g.Total = s.Count(total, bottom, top)
	return g
}
