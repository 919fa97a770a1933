package main

import "rasoat/pipeline"

// explanationOut is an explanation in JSON; null is what is not known.
type explanationOut struct {
	HouseholdKey  string         `json:"household_key"`
	Commune       string         `json:"commune"`
	Village       string         `json:"village"`
	HouseholdNo   string         `json:"household_no"`
	HeadName      string         `json:"head_name"`
	MemberCount   int64          `json:"member_count"`
	Source        string         `json:"source"`
	ReviewYear    int64          `json:"review_year"`
	RuleSet       string         `json:"rule_set"`
	LegalBasis    string         `json:"legal_basis"`
	RulesSHA256   string         `json:"rules_sha256"`
	Class         *string        `json:"class"`
	ClassArticle  *string        `json:"class_article"`
	PreviousClass *string        `json:"previous_class"`
	Movement      *string        `json:"movement"`
	Reason        *string        `json:"movement_reason"`
	HeldOut       bool           `json:"held_out"`
	Determination *string        `json:"determination_id"`
	Criteria      []criterionOut `json:"criteria"`
	Changes       []changeOut    `json:"nearest_changes"`
	Findings      []findingOut   `json:"findings"`
}

type criterionOut struct {
	Criterion  string  `json:"criterion"`
	Label      string  `json:"label"`
	Value      *string `json:"value"`
	Comparator string  `json:"comparator"`
	Threshold  *string `json:"threshold"`
	Unit       string  `json:"unit"`
	Holds      *bool   `json:"holds"`
	Article    string  `json:"article"`
	Says       *string `json:"says"`
	Unknown    *string `json:"unknown"`
	Origin     string  `json:"origin"`
	Place      *string `json:"place"`
}

type changeOut struct {
	Changed  string `json:"changed"`
	Amount   int64  `json:"amount"`
	Unit     string `json:"unit"`
	NewClass string `json:"new_class"`
}

func (c *console) explanationOut(e pipeline.Explanation) explanationOut {
	out := explanationOut{
		HouseholdKey: e.HouseholdKey, Commune: e.Commune, Village: e.Village, HouseholdNo: e.HouseholdNo, HeadName: e.HeadName,
		MemberCount: e.Members, Source: e.Source, ReviewYear: e.Year, RuleSet: e.RuleSet.ID, LegalBasis: e.LegalBasis, RulesSHA256: e.RulesSHA256,
		Class: known(e.Class), ClassArticle: known(e.ClassArticle), PreviousClass: known(e.PreviousClass), Movement: known(e.Movement), Reason: known(e.Reason.In(c.lang)), HeldOut: e.HeldOut, Determination: known(e.DeterminationID),
		Criteria: []criterionOut{}, Changes: []changeOut{}, Findings: c.findingsOut(e.Findings),
	}
	for _, k := range e.Criteria {
		out.Criteria = append(out.Criteria, criterionOut{k.Criterion, k.Label.In(c.lang), known(k.Value), k.Comparator, known(k.Threshold), k.Unit, k.Holds, k.Article, known(k.Says.In(c.lang)), known(k.Unknown), k.Origin, known(k.Place)})
	}
	for _, n := range e.Changes {
		out.Changes = append(out.Changes, changeOut{n.Changed, n.Amount, n.Unit, n.NewClass})
	}
	return out
}

// known is the text, or null when there is none.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
