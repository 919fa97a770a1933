package pipeline

import (
	"cmp"
	"context"
	"slices"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// compared reads what every set of the campaign measures households by, and who
// moves between the classes of the deciding set and those of each other one.
func (w *work) compared(ctx context.Context) (Simulation, error) {
	s := Simulation{Label: w.campaign.config.Label, ReviewDate: w.campaign.config.reviewDay, Assume: w.campaign.assume != assumeNothing, Classes: map[string]Text{rules.Undetermined: {"Chưa xác định", "Undetermined"}}}
	for _, set := range w.campaign.sets {
		s.Sets = append(s.Sets, SetName{set.ID, Text{set.Title, set.TitleEN}})
		if !set.InForce.Contains(s.ReviewDate) {
			s.NotInForce = append(s.NotInForce, set.ID)
		}
		for _, class := range set.Classes {
			s.Classes[class.Class] = Text{class.Label, class.LabelEN}
		}
	}
	if err := s.readBases(ctx, w); err != nil {
		return s, err
	}
	return s, s.readMovements(ctx, w.db)
}

// readBases tells by what each set measures the households.
func (s *Simulation) readBases(ctx context.Context, w *work) error {
	_, rows, err := w.db.Select(ctx, `
select rule_set, basis, count(*), count(*) filter (where basis = 'income' and income_per_capita is null)
from mart_rule_classes group by rule_set, basis`)
	of := map[string][]any{}
	for _, row := range rows {
		of[row[0].(string)] = row
	}
	for _, set := range w.campaign.sets {
		if row := of[set.ID]; row != nil {
			s.Bases = append(s.Bases, SetBasis{set.ID, row[1].(string), set.UnknownReason("score_line"), number(row[2]), number(row[3])})
		}
	}
	return err
}

// readMovements takes the movements in the order of the sets, the communes of
// units.csv, and the classes from poor upwards.
func (s *Simulation) readMovements(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select m.commune_code, m.commune_name, m.to_set, m.from_class, m.to_class, m.households, m.persons
from mart_rule_movements m
join stg_units u on u.commune_code = m.commune_code
order by u.position, m.to_set, m.from_class, m.to_class`)
	if err != nil {
		return err
	}
	at, place := s.places(), map[string]int{}
	for _, row := range rows {
		m := SetMovement{row[0].(string), row[1].(string), row[2].(string), row[3].(string), row[4].(string), number(row[5]), number(row[6])}
		if _, seen := place[m.CommuneCode]; !seen {
			place[m.CommuneCode] = len(place)
		}
		s.Movements = append(s.Movements, m)
	}
	slices.SortStableFunc(s.Movements, func(a, b SetMovement) int {
		return cmp.Or(at[a.Set]-at[b.Set], place[a.CommuneCode]-place[b.CommuneCode], classOrder(a.From)-classOrder(b.From), classOrder(a.To)-classOrder(b.To))
	})
	return nil
}

// places are the sets in the order in which they were named.
func (s Simulation) places() map[string]int {
	at := map[string]int{}
	for i, set := range s.Sets {
		at[set.ID] = i
	}
	return at
}

var classesInOrder = []string{"poor", "near_poor", "average_living", "not_poor"}

// classOrder is the place of a class, the undetermined last.
func classOrder(class string) int {
	if at := slices.Index(classesInOrder, class); at >= 0 {
		return at
	}
	return len(classesInOrder)
}

// Totals are the movements of the whole district towards one set.
func (s Simulation) Totals(set string) []SetMovement {
	var totals []SetMovement
	for _, m := range s.Movements {
		if m.Set != set {
			continue
		}
		at := slices.IndexFunc(totals, func(t SetMovement) bool { return t.From == m.From && t.To == m.To })
		if at < 0 {
			totals = append(totals, SetMovement{Set: set, From: m.From, To: m.To})
			at = len(totals) - 1
		}
		totals[at].Households += m.Households
		totals[at].Persons += m.Persons
	}
	slices.SortFunc(totals, func(a, b SetMovement) int {
		return cmp.Or(classOrder(a.From)-classOrder(b.From), classOrder(a.To)-classOrder(b.To))
	})
	return totals
}

// MeasuredOtherwise tells whether there is more to say of how households are
// measured than that the one set of the campaign goes by the B1 score.
func (s Summary) MeasuredOtherwise() bool {
	return len(s.Compared.Sets) > 1 || slices.ContainsFunc(s.Compared.Bases, func(b SetBasis) bool { return b.Basis != "score" })
}
