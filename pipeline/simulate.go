package pipeline

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// SimulateOptions say which rule sets a population is classified under.
type SimulateOptions struct {
	Dir string
	// Rules are ids of rule sets. Of one, the campaign's deciding set is what
	// it is compared with; of several, the first is.
	Rules []string
	// Assume counts the survey's nearest indicator where a set's own is
	// unknown, and counts as undetermined what stays open.
	Assume bool
}

// Simulation is one population under several rule sets.
type Simulation struct {
	Label string
	Sets  []SetName // the first is what the others are compared with
	// NotInForce are the ids of the sets that are not the law on the review date.
	NotInForce []string
	ReviewDate time.Time
	Assume     bool
	// HeldOut are the households that an error finding keeps out.
	HeldOut   int64
	Bases     []SetBasis
	Movements []SetMovement
	Changes   []SetChange
	// Classes names the classes; "undetermined" is one of them.
	Classes map[string]Text
}

// SetName names a rule set.
type SetName struct {
	ID    string
	Title Text
}

// SetBasis is what a set measures households by: score (B1) or income.
type SetBasis struct {
	Set, Basis string
	// Why says why income stands in for an unknown B1 line.
	Why string
	// Households are all; WithoutAnswer those whose survey lacks the measure.
	Households, WithoutAnswer int64
}

// SetMovement is how many households and persons of a commune have one class
// under the first set and one under another; the classes may be the same.
type SetMovement struct {
	CommuneCode, Commune, Set, From, To string
	Households, Persons                 int64
}

// SetChange is one household whose class differs between the sets. Its name is
// personal data.
type SetChange struct {
	CommuneCode, HouseholdKey, HeadName, Set, From, To string
	Persons                                            int64
}

// Simulate classifies the households of a campaign under several rule sets and
// writes nothing.
func Simulate(ctx context.Context, options SimulateOptions, events Events) (Simulation, error) {
	c, err := openCampaign(options.Dir, "")
	if err != nil {
		return Simulation{}, err
	}
	if c.sets, err = setsToCompare(c.deciding(), options.Rules); err != nil {
		return Simulation{}, err
	}
	c.assume = assumeNothing
	if options.Assume {
		c.assume = assumeAll
	}
	if err := c.findBooks(); err != nil {
		return Simulation{}, err
	}
	if err := c.findApproved(); err != nil {
		return Simulation{}, err
	}
	var s Simulation
	err = c.inMemory(ctx, events, warehouse.ThroughMarts, func(w *work) (err error) {
		s, err = w.simulated(ctx)
		return err
	})
	return s, err
}

func setsToCompare(deciding rules.Set, ids []string) ([]rules.Set, error) {
	all, err := rules.Load(rules.Embedded())
	if err != nil {
		return nil, err
	}
	if len(ids) == 1 && ids[0] == deciding.ID {
		return nil, refuse("bộ %s đang quyết định các biểu, không so với chính nó; hãy chọn bộ khác (xem `rasoat rules list`)",
			"%s decides the forms already and is not compared with itself; choose another set (see `rasoat rules list`)", ids[0])
	}
	if len(ids) == 1 {
		ids = []string{deciding.ID, ids[0]}
	}
	return named(all, ids)
}

// simulated reads the classes of a transformed warehouse under every set.
func (w *work) simulated(ctx context.Context) (Simulation, error) {
	if err := w.refuseUndetermined(ctx); err != nil {
		return Simulation{}, err
	}
	s := Simulation{Label: w.campaign.config.Label, ReviewDate: w.campaign.config.reviewDay, Assume: w.campaign.assume == assumeAll, Classes: map[string]Text{rules.Undetermined: {"Chưa xác định", "Undetermined"}}}
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
		return s, fault(err, "không đọc được kết quả mô phỏng", "cannot read the simulation")
	}
	return s, fault(s.read(ctx, w.db), "không đọc được kết quả mô phỏng", "cannot read the simulation")
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

// read takes the movements and the changed households in the order of the
// sets, the communes of units.csv, and the classes from poor upwards.
func (s *Simulation) read(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select m.commune_code, m.commune_name, m.to_set, m.from_class, m.to_class, m.households, m.persons
from mart_rule_movements m
join stg_units u on u.commune_code = m.commune_code
order by u.position, m.to_set, m.from_class, m.to_class`)
	if err != nil {
		return err
	}
	for _, row := range rows {
		s.Movements = append(s.Movements, SetMovement{row[0].(string), row[1].(string), row[2].(string), row[3].(string), row[4].(string), number(row[5]), number(row[6])})
	}
	_, rows, err = db.Select(ctx, `
select d.commune_code, d.household_key, h.head_name, k.rule_set, coalesce(d.class, 'undetermined'), coalesce(k.class, 'undetermined'), k.member_count
from mart_rule_classes d
join mart_rule_classes k on k.household_key = d.household_key and not k.decides
join int_households h on h.household_key = d.household_key
join stg_units u on u.commune_code = d.commune_code
where d.decides and coalesce(d.class, 'undetermined') <> coalesce(k.class, 'undetermined')
order by u.position, d.household_key, k.rule_set`)
	if err != nil {
		return err
	}
	for _, row := range rows {
		name, _ := row[2].(string)
		s.Changes = append(s.Changes, SetChange{row[0].(string), row[1].(string), name, row[3].(string), row[4].(string), row[5].(string), number(row[6])})
	}
	s.sort()
	_, rows, err = db.Select(ctx, "select count(distinct held_key) from int_held_out where list = 'survey'")
	if err == nil {
		s.HeldOut = number(rows[0][0])
	}
	return err
}

// sort puts the sets in the order in which they were named and the classes
// from poor upwards; communes keep the order of units.csv.
func (s *Simulation) sort() {
	at := map[string]int{}
	for i, set := range s.Sets {
		at[set.ID] = i
	}
	place := map[string]int{}
	for _, m := range s.Movements {
		if _, seen := place[m.CommuneCode]; !seen {
			place[m.CommuneCode] = len(place)
		}
	}
	slices.SortStableFunc(s.Movements, func(a, b SetMovement) int {
		return cmp.Or(at[a.Set]-at[b.Set], place[a.CommuneCode]-place[b.CommuneCode], classOrder(a.From)-classOrder(b.From), classOrder(a.To)-classOrder(b.To))
	})
	slices.SortStableFunc(s.Changes, func(a, b SetChange) int { return at[a.Set] - at[b.Set] })
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
