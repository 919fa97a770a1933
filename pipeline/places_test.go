package pipeline

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/page"
)

// placesOf opens a campaign of two communes with a file beside its rasoat.yaml.
func placesOf(t *testing.T, file, content string) (campaign, error) {
	t.Helper()
	dir := syntheticCampaign(t, small(5))
	write(t, filepath.Join(dir, file), content)
	return openCampaign(dir, "")
}

// feature is one commune of a GeoJSON file; properties and geometry as written.
func feature(properties, geometry string) string {
	return `{"type": "Feature", "properties": ` + properties + `, "geometry": ` + geometry + `}`
}

func geojson(features ...string) string {
	return `{"type": "FeatureCollection", "features": [` + strings.Join(features, ",") + `]}`
}

// triangle is an invented outline.
const triangle = `{"type": "Polygon", "coordinates": [[[105.80004, 22.1], [105.90006, 22.1], [105.900061, 22.1], [105.85, 22.2], [105.80004, 22.1]]]}`

func TestBoundariesAreFoundByWhicheverPropertyHoldsTheCodes(t *testing.T) {
	for name, properties := range map[string]string{
		"text under another name":       `{"MA_XA": "01969", "ten": "Phủ Thông"}`,
		"a number without leading zero": `{"id": 1969, "dan_so": 4100}`,
	} {
		c, err := placesOf(t, usualBoundaries, geojson(feature(`{"MA_XA": "99999"}`, triangle), feature(properties, triangle)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(c.boundaries) != 1 || c.boundaries[0].Code != "01969" {
			t.Errorf("%s: found %v, want 01969 alone", name, c.boundaries)
			continue
		}
		// rounded to eleven metres; a point that falls on the one before is left out
		if ring := c.boundaries[0].Polygons[0][0]; len(ring) != 4 || ring[0] != [2]json.Number{"105.8", "22.1"} || ring[1] != [2]json.Number{"105.9001", "22.1"} {
			t.Errorf("%s: the ring is %v", name, ring)
		}
	}
}

func TestABadBoundaryFileIsASentence(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"no JSON":          {`<kml>`, "is no GeoJSON that can be read"},
		"one feature":      {feature(`{}`, triangle), `type is "Feature"; it has to be FeatureCollection`},
		"no code":          {geojson(feature(`{"ten": "Phủ Thông"}`, triangle)), `no property of the features holds a code of units.csv; add a property code, such as "code": "01969"`},
		"a point":          {geojson(feature(`{"code": "01969"}`, `{"type": "Point", "coordinates": [105, 22]}`)), `feature 1 (01969): the geometry is "Point"`},
		"no geometry":      {geojson(feature(`{"code": "01969"}`, `null`)), "feature 1 (01969) has no geometry"},
		"VN-2000 metres":   {geojson(feature(`{"code": "01969"}`, `{"type": "Polygon", "coordinates": [[[583000, 2450000], [583100, 2450000], [583100, 2450100], [583000, 2450000]]]}`)), "convert the file to WGS 84"},
		"an open ring":     {geojson(feature(`{"code": "01969"}`, `{"type": "Polygon", "coordinates": [[[105, 22], [106, 22], [106, 23], [105, 23]]]}`)), "a ring is not closed"},
		"text coordinates": {geojson(feature(`{"code": "01969"}`, `{"type": "Polygon", "coordinates": "xa"}`)), "the coordinates cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := placesOf(t, usualBoundaries, c.content)
			wantSentence(t, err, c.want)
		})
	}
}

func TestTilesAreReadAndABadRowIsASentence(t *testing.T) {
	c, err := placesOf(t, usualTiles, "code,column,row\n01975,3,1\n01969,1,2\n")
	if err != nil || len(c.tiles) != 2 || c.tiles[0] != (page.Tile{Code: "01975", Column: 2, Row: 0}) {
		t.Errorf("got %v and %v", c.tiles, err)
	}
	for content, want := range map[string]string{
		"xa,cot,dong\n":                         "tiles.csv:1: the header has to be code,column,row",
		"code,column,row\n99999,1,1\n":          `tiles.csv:2: the code "99999" is no unit`,
		"code,column,row\n01969,0,1\n":          `tiles.csv:2: column is "0"; write a number from 1 to 60`,
		"code,column,row\n01969,1,1\n01975,1,1": "tiles.csv:3: has the code or the place of line 2",
		"code,column,row\n01969,1\n":            "cannot be read",
	} {
		_, err := placesOf(t, usualTiles, content)
		wantSentence(t, err, want)
	}
}

func TestAFileThatTheCampaignNamesHasToBeThere(t *testing.T) {
	dir := syntheticCampaign(t, small(5))
	config := filesOf(t, dir)[ConfigFile]
	write(t, filepath.Join(dir, ConfigFile), strings.Replace(config, "  out: out", "  boundaries: ranh-gioi.geojson\n  out: out", 1))
	_, err := openCampaign(dir, "")
	wantSentence(t, err, "there is no such file; correct paths.boundaries or leave it out")
}

func TestAMinimumUnderThreeIsRefused(t *testing.T) {
	dir := syntheticCampaign(t, small(5))
	config := filesOf(t, dir)[ConfigFile]
	write(t, filepath.Join(dir, ConfigFile), strings.Replace(config, "report:\n", "report:\n  minimum_count: 2\n", 1))
	_, err := openCampaign(dir, "")
	wantSentence(t, err, "report.minimum_count is at least 3")
}

func TestThePageNamesNoHouseholdAndNoPerson(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 5, Communes: 2, Households: 240, Defects: true})
	runCampaign(t, dir)
	content := filesOf(t, filepath.Join(dir, "out"))[PageFile]
	if !strings.Contains(content, "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT") {
		t.Fatal("the page is not that of the campaign")
	}
	secrets := selectRows(t, dir, `select distinct secret from (
		select head_name as secret from stg_households union all select head_national_id from stg_households union all select household_key from stg_households
		union all select full_name from stg_members union all select village from stg_households) where length(secret) > 5`)
	if len(secrets) < 200 {
		t.Fatalf("only %d names and ids to look for", len(secrets))
	}
	for _, row := range secrets {
		if strings.Contains(content, row[0].(string)) {
			t.Errorf("the page holds %q", row[0])
		}
	}
}
