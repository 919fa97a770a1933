package report

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ErrNoCell is given for a text that names no cell of a sheet.
var ErrNoCell = errors.New("not a cell")

// Sheet is one printed table of a workbook.
type Sheet struct {
	Name   string
	Number string // "7.2", or empty
	layout layout
}

// FormSheets lists the tables of the workbook that Forms writes.
func FormSheets() ([]Sheet, error) { return sheetsOf(formLayouts) }

// DetailSheets lists the tables of the workbook that Detail writes.
func DetailSheets() ([]Sheet, error) { return sheetsOf(detailLayouts) }

func sheetsOf(folder string) ([]Sheet, error) {
	layouts, err := readLayouts(folder)
	var sheets []Sheet
	for _, l := range layouts {
		sheet := Sheet{Name: l.Sheet, layout: l}
		if found := formNumber.FindStringSubmatch(l.Form); found != nil {
			sheet.Number = found[1]
		}
		sheets = append(sheets, sheet)
	}
	return sheets, err
}

// Located are the cells of a printed table.
type Located struct {
	// Table is its rectangle, header and figures: "A9:M40".
	Table  string
	places places
}

// Locate lays the table of the sheet out as Forms and Detail do, so that a
// cell means what it means in the workbook, however the layout is changed.
func (s Sheet) Locate(ctx context.Context, src Source) (Located, error) {
	c, err := readCampaign(ctx, src, Options{})
	if err != nil {
		return Located{}, err
	}
	l, err := s.layout.fill(c.ethnicities)
	if err != nil {
		return Located{}, err
	}
	t, err := readTable(ctx, src, l, "")
	if err != nil {
		return Located{}, err
	}
	file, shared, err := newFile(c, Options{}, s.Name)
	if err != nil {
		return Located{}, err
	}
	defer file.Close()
	if err := file.SetSheetName(file.GetSheetName(0), l.Sheet); err != nil {
		return Located{}, fmt.Errorf("sheet %q: %w", l.Sheet, err)
	}
	sheet := newSheet(file, shared, l, c, Options{}, t)
	if err := sheet.write(); err != nil {
		return Located{}, err
	}
	return Located{Table: sheet.places.table(), places: sheet.places}, nil
}

// At returns what stands in a cell ("D9", "$D$9"); found is false outside the
// table. ErrNoCell is given for what names no cell.
func (l Located) At(cell string) (place Place, found bool, err error) {
	column, row, err := excelize.CellNameToCoordinates(strings.ToUpper(strings.ReplaceAll(cell, "$", "")))
	if err != nil {
		return Place{}, false, ErrNoCell
	}
	place, found = l.places[[2]int{column, row}]
	return place, found, nil
}

// Figures returns the cells that hold a figure, by name.
func (l Located) Figures() map[string]Place {
	figures := map[string]Place{}
	for at, place := range l.places {
		if name, err := excelize.CoordinatesToCellName(at[0], at[1]); err == nil && place.Kind == PlaceFigure {
			figures[name] = place
		}
	}
	return figures
}
