package synth

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Truth is what truth.json says of a campaign.
type Truth struct {
	Seed       uint64           `json:"seed"`
	Label      string           `json:"label"`
	Households []TruthHousehold `json:"households"`
	Defects    []Defect         `json:"defects"`
	Slips      []Slip           `json:"slips,omitempty"`
}

// TruthHousehold is the truth of one surveyed household. Class is null for a
// household that is gone, MovementReason for one that came or went only by its
// class.
type TruthHousehold struct {
	CommuneCode    string   `json:"commune_code"`
	Village        string   `json:"village"`
	HouseholdNo    string   `json:"household_no"`
	Class          *Class   `json:"class"`
	PreviousClass  Class    `json:"previous_class"`
	Movement       Movement `json:"movement"`
	MovementReason *Reason  `json:"movement_reason"`
}

// Truth lists the truth of every surveyed household in the order of the
// workbooks, and every planted defect.
func (c Campaign) Truth() Truth {
	t := Truth{Seed: c.Options.Seed, Label: Label, Households: []TruthHousehold{}, Defects: []Defect{}}
	for _, commune := range c.Communes {
		t.Households = append(t.Households, commune.truth()...)
		t.Defects = append(t.Defects, commune.Defects...)
		t.Slips = append(t.Slips, commune.Slips...)
	}
	return t
}

// truth lists the truth of the commune's surveyed households.
func (c Commune) truth() []TruthHousehold {
	var list []TruthHousehold
	for _, h := range c.Households {
		one := TruthHousehold{
			CommuneCode: c.Unit.Code, Village: h.Village, HouseholdNo: h.Number,
			PreviousClass: h.Listed, Movement: h.Movement,
		}
		if h.Class != "" {
			one.Class = &h.Class
		}
		if h.Reason != "" {
			one.MovementReason = &h.Reason
		}
		list = append(list, one)
	}
	return list
}

// text is t as JSON with one household and one defect a line.
func (t Truth) text() ([]byte, error) {
	label, err := json.Marshal(t.Label)
	if err != nil {
		return nil, err
	}
	households, err := lines(t.Households)
	if err != nil {
		return nil, err
	}
	defects, err := lines(t.Defects)
	if err != nil {
		return nil, err
	}
	text := fmt.Appendf(nil, "{\n\"seed\": %d,\n\"label\": %s,\n\"households\": %s,\n\"defects\": %s", t.Seed, label, households, defects)
	if len(t.Slips) > 0 {
		slips, err := lines(t.Slips)
		if err != nil {
			return nil, err
		}
		text = fmt.Appendf(text, ",\n\"slips\": %s", slips)
	}
	return append(text, "\n}\n"...), nil
}

// lines is a JSON array with one item a line.
func lines[T any](items []T) ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			out.WriteByte(',')
		}
		line, err := json.Marshal(item)
		if err != nil {
			return nil, err
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]")
	return out.Bytes(), nil
}
