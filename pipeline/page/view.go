package page

import (
	"html/template"
	"strings"
)

// A view is what the template prints.
type view struct {
	Policy  string
	Style   template.CSS
	Scripts []template.JS

	Title, Unit, Province, Reviewed, Rules, Label string
	Minimum                                       int64
	Remarks                                       []string

	Cards       []card
	Targets     []target
	TargetsMet  string
	Communes    []commune
	District    commune
	HasPlan     bool
	Indicators  []indicator
	Heats       []heat
	Flows       []flow
	FlowsHidden int // of those with households
	FlowsDrawn  bool
	Causes      []pair
	Ethnicities []pair
	Minorities  pair
	Groups      []pair
	Minority    minority
	Quality     quality
	Map         mapData
}

// A card is one headline figure.
type card struct {
	Name                            string
	Closing, Opening, Rate, Persons Figure
	Change                          Figure
}

// Moved says how the list changed in the year, "" where that is not known.
func (c card) Moved() string {
	switch rise, rose := strings.CutPrefix(c.Change.Text, "−"); {
	case c.Change.Text == "":
		return ""
	case c.Change.Hidden:
		return "tăng hay giảm: số nhỏ, không nêu"
	case c.Change.Plain == "0":
		return "không đổi"
	case rose:
		return "tăng " + rise + " hộ"
	}
	return "giảm " + c.Change.Text + " hộ"
}

type target struct {
	Text, Unit, Comparator, Result, Office, Note string
	Target, Actual, Gap                          Figure
}

// state is the class of a result in the style.
func state(result string) string {
	switch result {
	case "Đạt":
		return "met"
	case "Chưa đạt":
		return "missed"
	}
	return "open"
}

// State is the class of the target's result in the style.
func (t target) State() string { return state(t.Result) }

type commune struct {
	Code, Name string
	Households Figure
	Lists      []list
}

// A list is a commune's poor or near-poor.
type list struct {
	Key                                                                 string
	Opening, OpeningRate, Closing, ClosingRate, Plan, Reduction, Points Figure
	Result                                                              string
}

// State is the class of the list's result in the style.
func (l list) State() string { return state(l.Result) }

type indicator struct{ Number, Name, Dimension string }

// A heat is the indicators of one class by commune.
type heat struct {
	Key, Name string
	Rows      []heatRow
}

type heatRow struct {
	Code, Name string
	Size       Figure
	Cells      []heatCell
}

type heatCell struct{ Count, Rate Figure }

type flow struct {
	From, To, FromName, ToName, Label string
	Households                        Figure
}

// A pair is a line with figures for poor and near-poor.
type pair struct {
	Name                               string
	Poor, PoorRate, NearPoor, NearRate Figure
}

// A minority compares the minority poor at the start and the end.
type minority struct{ Opening, Closing, Points Figure }

type quality struct {
	Codes []code
	Units []qualityRow
	Total Figure
}

type code struct {
	Code, Severity, Label string
	Total                 Figure
}

type qualityRow struct {
	Name  string
	Cells []Figure
	Total Figure
}
