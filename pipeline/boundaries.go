package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/page"
)

// The usual names of the files that say where communes lie.
const (
	usualTiles      = "tiles.csv"
	usualBoundaries = "boundaries.geojson"
)

// boundaryDigits are the decimals of a degree that are kept: four are eleven
// metres, which no page shows; where that is too much for the page, three are.
// Every point is rounded alike, so that neighbours keep one border.
var boundaryDigits = []int{4, 3, 2}

// boundaryPoints is how many points a page holds at most: some 800 kB.
const boundaryPoints = 50_000

// geoFile is what is read of a GeoJSON FeatureCollection (RFC 7946).
type geoFile struct {
	Type     string `json:"type"`
	Features []struct {
		Properties map[string]any `json:"properties"`
		Geometry   *struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	} `json:"features"`
}

// readBoundaries reads boundaries.geojson: of the features those whose code is a
// commune's. The code stands in whichever property most communes are found by.
func (c campaign) readBoundaries() ([]page.Boundary, error) {
	content, err := c.optional("boundaries", c.config.Paths.Boundaries, usualBoundaries)
	if content == nil || err != nil {
		return nil, err
	}
	name := c.path(c.config.Paths.Boundaries)
	var file geoFile
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	decoder.UseNumber()
	if err := decoder.Decode(&file); err != nil {
		return nil, refuse("%s: không phải GeoJSON đọc được (%v); hãy xuất lại tệp", "%s: is no GeoJSON that can be read (%v); export the file again", name, err)
	}
	if file.Type != "FeatureCollection" {
		return nil, refuse("%s: type là %q; cần FeatureCollection", "%s: type is %q; it has to be FeatureCollection", name, file.Type)
	}
	key := c.codeProperty(file)
	if key == "" {
		return nil, refuse("%s: không thuộc tính nào của các vùng mang mã xã trong units.csv; hãy thêm thuộc tính code, ví dụ \"code\": %q", "%s: no property of the features holds a code of units.csv; add a property code, such as \"code\": %q", name, c.units[0].Code)
	}
	outlines := map[string][][][][2]float64{}
	for i, f := range file.Features {
		code := codeOf(f.Properties[key])
		if !c.hasUnit(code) {
			continue
		}
		if f.Geometry == nil {
			return nil, refuse("%s: vùng thứ %d (%s) không có hình", "%s: feature %d (%s) has no geometry", name, i+1, code)
		}
		polygons, err := polygonsOf(f.Geometry.Type, f.Geometry.Coordinates)
		if err != nil {
			return nil, misdrawnAt(name, i+1, code, err)
		}
		outlines[code] = append(outlines[code], polygons...)
	}
	return c.rounded(name, outlines)
}

// misdrawn says what is wrong with a geometry.
type misdrawn Text

// Error is the English sentence.
func (m misdrawn) Error() string { return m.EN }

// misdrawnAt says where.
func misdrawnAt(name string, n int, code string, err error) error {
	var what misdrawn
	if !errors.As(err, &what) {
		return err
	}
	return Refusal{[]Text{{
		VI: fmt.Sprintf("%s: vùng thứ %d (%s): %s", name, n, code, what.VI),
		EN: fmt.Sprintf("%s: feature %d (%s): %s", name, n, code, what.EN),
	}}}
}

// polygonsOf reads a Polygon or MultiPolygon in longitude and latitude.
func polygonsOf(kind string, coordinates json.RawMessage) (polygons [][][][2]float64, err error) {
	var read [][][][]float64
	switch kind {
	case "Polygon":
		read = make([][][][]float64, 1)
		err = json.Unmarshal(coordinates, &read[0])
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &read)
	default:
		return nil, misdrawn(say("hình là %q; cần Polygon hoặc MultiPolygon", "the geometry is %q; it has to be Polygon or MultiPolygon", kind))
	}
	if err != nil {
		return nil, misdrawn(say("tọa độ không đọc được", "the coordinates cannot be read"))
	}
	for _, polygon := range read {
		var rings [][][2]float64
		for _, ring := range polygon {
			var points [][2]float64
			for _, p := range ring {
				if len(p) < 2 || p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
					return nil, misdrawn(say("điểm %v không phải kinh độ, vĩ độ; hãy chuyển tệp sang WGS 84 (EPSG:4326), không dùng tọa độ mét VN-2000", "the point %v is no longitude and latitude; convert the file to WGS 84 (EPSG:4326), not metres of VN-2000", p))
				}
				points = append(points, [2]float64{p[0], p[1]})
			}
			if len(points) < 4 || points[0] != points[len(points)-1] {
				return nil, misdrawn(say("một vòng không khép kín hoặc ít hơn bốn điểm", "a ring is not closed or has fewer than four points"))
			}
			rings = append(rings, points)
		}
		polygons = append(polygons, rings)
	}
	return polygons, nil
}

// codeProperty is the property by which most communes are found; of two alike,
// the first by name. Empty when there is none.
func (c campaign) codeProperty(file geoFile) string {
	found := map[string]int{}
	for _, f := range file.Features {
		for key, value := range f.Properties {
			if c.hasUnit(codeOf(value)) {
				found[key]++
			}
		}
	}
	best := ""
	for key := range found {
		if best == "" || found[key] > found[best] || found[key] == found[best] && key < best {
			best = key
		}
	}
	return best
}

// codeOf reads a code, also one that another program wrote as a number and
// without its leading zeros.
func codeOf(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		if n, err := v.Int64(); err == nil && n > 0 {
			return fmt.Sprintf("%0*d", communeDigits, n)
		}
	}
	return ""
}

// rounded keeps as many decimals as the page has room for, and leaves out points
// that fall on the one before and rings that are left without an area.
func (c campaign) rounded(name string, outlines map[string][][][][2]float64) ([]page.Boundary, error) {
	for _, digits := range boundaryDigits {
		var boundaries []page.Boundary
		points := 0
		for _, u := range c.units {
			polygons, there := outlines[u.Code]
			if !there || !u.validOn(c.config.reviewDay) {
				continue
			}
			b := page.Boundary{Code: u.Code}
			for _, polygon := range polygons {
				var rings [][][2]json.Number
				for _, ring := range polygon {
					if kept := roundedRing(ring, digits); len(kept) >= 4 {
						rings, points = append(rings, kept), points+len(kept)
					}
				}
				if len(rings) > 0 {
					b.Polygons = append(b.Polygons, rings)
				}
			}
			boundaries = append(boundaries, b)
		}
		if points <= boundaryPoints {
			return boundaries, nil
		}
	}
	return nil, refuse("%s: ranh giới có quá nhiều điểm cho một trang; hãy giản lược tệp xuống dưới %d điểm", "%s: the boundaries have too many points for a page; simplify the file to fewer than %d", name, boundaryPoints)
}

func roundedRing(ring [][2]float64, digits int) [][2]json.Number {
	var kept [][2]json.Number
	for _, p := range ring {
		point := [2]json.Number{}
		for i, degree := range p {
			text := strings.TrimRight(strconv.FormatFloat(degree, 'f', digits, 64), "0")
			point[i] = json.Number(strings.TrimSuffix(text, "."))
		}
		if !slices.Equal(kept[max(0, len(kept)-1):], [][2]json.Number{point}) {
			kept = append(kept, point)
		}
	}
	return kept
}
