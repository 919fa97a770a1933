package page

import "encoding/json"

// A Tile is the place of a commune in the schematic, counted from 0 at the upper
// left.
type Tile struct {
	Code        string
	Column, Row int
}

// A Boundary is the outline of a commune: polygons of rings of longitude and
// latitude in decimal degrees, each pair as written, rounded.
type Boundary struct {
	Code     string
	Polygons [][][][2]json.Number
}

// mapData is where communes lie, as the script reads it. It holds no figure.
type mapData struct {
	Kind       string      `json:"kind"` // tiles or boundaries
	Tiles      []place     `json:"tiles,omitempty"`
	Boundaries *collection `json:"boundaries,omitempty"`
	Missing    []string    `json:"-"` // communes without a boundary
}

type place struct {
	Code   string `json:"code"`
	Column int    `json:"column"`
	Row    int    `json:"row"`
}

// collection is a GeoJSON FeatureCollection.
type collection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string            `json:"type"`
	Properties map[string]string `json:"properties"`
	Geometry   geometry          `json:"geometry"`
}

type geometry struct {
	Type        string               `json:"type"`
	Coordinates [][][][2]json.Number `json:"coordinates"`
}

func mapOf(communes []commune, options Options) mapData {
	if len(options.Boundaries) > 0 {
		return boundaryMap(communes, options.Boundaries)
	}
	return mapData{Kind: "tiles", Tiles: tilesOf(communes, options.Tiles)}
}

func boundaryMap(communes []commune, boundaries []Boundary) mapData {
	m := mapData{Kind: "boundaries", Boundaries: &collection{Type: "FeatureCollection"}}
	outlines := map[string]Boundary{}
	for _, b := range boundaries {
		outlines[b.Code] = b
	}
	for _, c := range communes {
		b, there := outlines[c.Code]
		if !there {
			m.Missing = append(m.Missing, c.Name)
			continue
		}
		m.Boundaries.Features = append(m.Boundaries.Features, feature{"Feature", map[string]string{"name": c.Code}, geometry{"MultiPolygon", b.Polygons}})
	}
	return m
}

// tilesOf places the communes: those given where they are given, the others by
// their order, row by row, in the nearest square, under the given ones.
func tilesOf(communes []commune, given []Tile) []place {
	fixed := map[string]Tile{}
	top := 0
	for _, t := range given {
		fixed[t.Code] = t
		top = max(top, t.Row+1)
	}
	wide := 1
	for wide*wide < len(communes) {
		wide++
	}
	var places []place
	n := 0
	for _, c := range communes {
		if t, there := fixed[c.Code]; there {
			places = append(places, place{c.Code, t.Column, t.Row})
			continue
		}
		places = append(places, place{c.Code, n % wide, top + n/wide})
		n++
	}
	return places
}
