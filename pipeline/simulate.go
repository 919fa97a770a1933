package pipeline

import (
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
	s, err := w.compared(ctx)
	if err == nil {
		err = s.readChanges(ctx, w.db)
	}
	return s, fault(err, "không đọc được kết quả mô phỏng", "cannot read the simulation")
}

// readChanges takes the changed households in the order of the sets and of the
// communes of units.csv.
func (s *Simulation) readChanges(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
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
	at := s.places()
	for _, row := range rows {
		name, _ := row[2].(string)
		s.Changes = append(s.Changes, SetChange{row[0].(string), row[1].(string), name, row[3].(string), row[4].(string), row[5].(string), number(row[6])})
	}
	slices.SortStableFunc(s.Changes, func(a, b SetChange) int { return at[a.Set] - at[b.Set] })
	_, rows, err = db.Select(ctx, "select count(distinct held_key) from int_held_out where list = 'survey'")
	if err == nil {
		s.HeldOut = number(rows[0][0])
	}
	return err
}
