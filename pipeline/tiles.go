package pipeline

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/page"
)

// tileColumns are the columns of tiles.csv: where the page's schematic puts a
// commune, counted from 1 at the upper left.
var tileColumns = []string{"code", "column", "row"}

// tilesAtMost is how many columns or rows a schematic has at most.
const tilesAtMost = 60

// writePage writes bao-cao.html from a warehouse and what the campaign says of it.
func (c campaign) writePage(ctx context.Context, w io.Writer, src page.Source) error {
	return page.Write(ctx, w, src, page.Options{Minimum: int64(*c.config.Report.MinimumCount), Tiles: c.tiles, Boundaries: c.boundaries})
}

// readPlaces reads where the communes lie, if the campaign says so.
func (c *campaign) readPlaces() (err error) {
	if c.tiles, err = c.readTiles(); err != nil {
		return err
	}
	c.boundaries, err = c.readBoundaries()
	return err
}

// optional reads a file that a campaign need not have: one under its usual name
// may be missing, one that rasoat.yaml names may not.
func (c campaign) optional(key, name, usual string) ([]byte, error) {
	content, err := readSettled(c.path(name))
	if errors.Is(err, fs.ErrNotExist) && name == usual {
		return nil, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("%s: không có tệp này; hãy sửa paths.%s hoặc bỏ khóa đó", "%s: there is no such file; correct paths.%s or leave it out", c.path(name), key)
	}
	return content, fault(err, "không đọc được %s", "cannot read %s", c.path(name))
}

// readTiles reads tiles.csv.
func (c campaign) readTiles() ([]page.Tile, error) {
	content, err := c.optional("tiles", c.config.Paths.Tiles, usualTiles)
	if content == nil || err != nil {
		return nil, err
	}
	name := c.path(c.config.Paths.Tiles)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\ufeff"))).ReadAll()
	if err != nil {
		return nil, refuse("%s: không đọc được: %v", "%s: cannot be read: %v", name, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], tileColumns) {
		return nil, refuse("%s:1: dòng tiêu đề phải là %s", "%s:1: the header has to be %s", name, strings.Join(tileColumns, ","))
	}
	var tiles []page.Tile
	for i, row := range rows[1:] {
		tile, err := c.tile(name, i+2, row, tiles)
		if err != nil {
			return nil, err
		}
		tiles = append(tiles, tile)
	}
	return tiles, nil
}

// tile reads one row; before are the tiles of the rows above it.
func (c campaign) tile(name string, line int, row []string, before []page.Tile) (page.Tile, error) {
	code := strings.TrimSpace(row[0])
	if !c.hasUnit(code) {
		return page.Tile{}, refuse("%s:%d: mã %q không phải một đơn vị có hiệu lực ngày rà soát trong units.csv", "%s:%d: the code %q is no unit of units.csv valid on the review date", name, line, code)
	}
	tile := page.Tile{Code: code}
	for i, place := range []*int{&tile.Column, &tile.Row} {
		n, err := strconv.Atoi(strings.TrimSpace(row[i+1]))
		if err != nil || n < 1 || n > tilesAtMost {
			return page.Tile{}, refuse("%s:%d: %s là %q; ghi số từ 1 đến %d", "%s:%d: %s is %q; write a number from 1 to %d", name, line, tileColumns[i+1], row[i+1], tilesAtMost)
		}
		*place = n - 1
	}
	for i, other := range before {
		if other.Code == tile.Code || other.Column == tile.Column && other.Row == tile.Row {
			return page.Tile{}, refuse("%s:%d: trùng mã hoặc trùng ô với dòng %d", "%s:%d: has the code or the place of line %d", name, line, i+2)
		}
	}
	return tile, nil
}

// hasUnit tells whether a code is of a unit valid on the review date.
func (c campaign) hasUnit(code string) bool {
	return slices.ContainsFunc(c.units, func(u unit) bool { return u.Code == code && u.validOn(c.config.reviewDay) })
}
