package main

import (
	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// lineageOut is the lineage of a figure in JSON; null is what there is not.
type lineageOut struct {
	File       string           `json:"file"`
	Sheet      string           `json:"sheet"`
	Cell       string           `json:"cell"`
	Column     string           `json:"column"`
	Row        string           `json:"row"`
	Printed    *string          `json:"printed"`
	Says       *string          `json:"says"`
	Formula    *string          `json:"formula"`
	Parts      []lineagePartOut `json:"parts"`
	Households int64            `json:"households"`
	Persons    int64            `json:"persons"`
	Agrees     bool             `json:"agrees"`
	Counted    []countedOut     `json:"counted"`
	Given      []givenOut       `json:"given"`
}

type lineagePartOut struct {
	Part       string      `json:"part"`
	Sum        jsonDecimal `json:"sum"`
	Households int64       `json:"households"`
	Persons    int64       `json:"persons"`
}

type countedOut struct {
	Part         string      `json:"part"`
	HouseholdKey string      `json:"household_key"`
	Commune      string      `json:"commune"`
	Village      string      `json:"village"`
	HeadName     *string     `json:"head_name,omitempty"`
	Weight       jsonDecimal `json:"weight"`
	Persons      int64       `json:"persons"`
	SurveyCell   *string     `json:"survey_cell"`
	ListCell     *string     `json:"list_cell"`
}

type givenOut struct {
	Part    string      `json:"part"`
	Commune *string     `json:"commune"`
	Value   jsonDecimal `json:"value"`
	Place   *string     `json:"place"`
	Article *string     `json:"article"`
}

// jsonDecimal is a number with all its digits and no needless zeros.
type jsonDecimal struct{ decimal.Decimal }

// MarshalJSON writes the number bare.
func (d jsonDecimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

func (c *console) lineageOut(l pipeline.Lineage, shown []pipeline.CountedHousehold) lineageOut {
	out := lineageOut{
		File: l.File, Sheet: l.Sheet, Cell: l.Cell, Column: l.Label, Row: l.Row, Printed: known(l.Printed), Says: known(l.Says.In(c.lang)), Formula: known(l.Formula.In(c.lang)),
		Households: l.Households, Persons: l.Persons, Agrees: l.Agrees, Parts: []lineagePartOut{}, Counted: []countedOut{}, Given: []givenOut{},
	}
	for _, p := range l.Parts {
		out.Parts = append(out.Parts, lineagePartOut{p.Part, jsonDecimal{p.Sum}, p.Households, p.Persons})
	}
	for _, h := range shown {
		out.Counted = append(out.Counted, countedOut{h.Part, h.HouseholdKey, h.Commune, h.Village, known(h.HeadName), jsonDecimal{h.Weight}, h.Persons, known(h.Place), known(h.ListPlace)})
	}
	for _, g := range l.Given {
		out.Given = append(out.Given, givenOut{g.Part, known(g.Commune), jsonDecimal{g.Value}, known(g.Place), known(g.Article)})
	}
	return out
}
