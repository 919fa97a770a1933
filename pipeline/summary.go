package pipeline

import (
	"context"
	"time"

	"github.com/shopspring/decimal"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// Summary is what a run tells about itself.
type Summary struct {
	Year               int
	District, Province string
	RuleSet            string
	RuleTitle          Text
	// Waiting are the households, of either list, that keep the approved result of this year from being written.
	Waiting int64
	// Unconfirmed are the pairs of households in xac-nhan.xlsx that wait for a person.
	Unconfirmed int64
	// NotInForce: rasoat.yaml names a deciding set that is not the law on the review date.
	NotInForce bool
	Label      string // notice of synthetic data, "" otherwise
	// Compared says by what each set of the campaign measures households, and
	// who moves between the deciding set and each other one; it lists no household.
	Compared Simulation
	Stages   []StageTime
	Took     time.Duration
	// Workbooks that were read, those of them taken from an earlier run's
	// landing files, and those refused whole.
	Workbooks, Reused, Refused int
	Cells                      int
	// Slow are the workbooks that this run read by the slow reader, because the
	// fast one did not recognise their form with certainty.
	Slow []string
	// Communes valid at the review, and those of them with a workbook.
	Communes, Reviewed int64
	// Rows of sheet Hộ: Surveyed is the sum of those held out by an error, those
	// that have left (moved away, merged, died), and those that got a class.
	Surveyed, HeldOut, Gone, Classified int64
	// Missing are the households of the opening list without a row in the
	// survey, held out too; those of communes without a workbook among them.
	Missing int64
	Classes []ClassCount
	Flows   []Flow
	Targets []TargetResult
	// Disbursed and Planned are the money of the plan's projects in its unit;
	// Disbursed is nil while a project has no figure; it is that through
	// MoneyQuarter, the latest quarter for which every project has one.
	Disbursed, Planned *decimal.Decimal
	MoneyQuarter       int64
	MoneyUnit          string
	// Overdue are the offices' reports that are missing or came late.
	Overdue  int64
	Findings []Finding
	Unlisted *Unlisted // nil when every household is listed
	Signals  []Signal
	Outputs  []Output
	// Written are the list of findings and the marked copies.
	Written []string
}

// ClassCount counts the households and persons of one class; the opening
// figures are nil for a class without an opening list.
type ClassCount struct {
	Class                     string
	Label                     Text
	Households, Persons       int64
	OpeningHouseholds         *int64
	OpeningPersons            *int64
	MinorityHouseholds        int64
	OpeningMinorityHouseholds *int64
}

// Flow is the district's line of form 7.2 or 7.3 in households: columns 1 to 9.
type Flow struct {
	List    string // poor or near_poor
	Columns [9]int64
}

// TargetResult is one target of the plan against what was reached; Actual and
// Gap are nil without data, Target where the plan gives no number.
type TargetResult struct {
	ID, Place, Text, Measure string
	Comparator, Unit, Office string
	Source                   string // survey, progress, both
	Status                   string // met, not_met, no_data, followed
	Target, Actual, Gap      *decimal.Decimal
}

// Signal is something unusual in the answers of a commune or a surveyor, for a
// person to look at; it is no verdict and changes no class (mart_signals).
type Signal struct {
	Signal, Commune, Surveyor string
	Sentence                  Text
}

// Output is one result file.
type Output struct {
	Path   string
	Bytes  int64
	SHA256 string
}

// HasErrors tells whether a finding of severity error was made.
func (s Summary) HasErrors() bool { return s.Counted().Errors > 0 }

// summarise reads the figures of the summary from the marts.
func (w *work) summarise(ctx context.Context) (Summary, error) {
	c := w.campaign
	s := Summary{
		Year: c.config.Year, District: c.config.Unit.District.Name, Province: c.config.Unit.Province.Name,
		RuleSet: c.deciding().ID, RuleTitle: Text{c.deciding().Title, c.deciding().TitleEN}, NotInForce: !c.deciding().InForce.Contains(c.config.reviewDay), Label: c.config.Label, Unlisted: w.unlisted,
	}
	for _, landing := range w.landings {
		s.Workbooks++
		s.Cells += landing.Cells
		if landing.Reused {
			s.Reused++
		}
		if landing.FellBack {
			s.Slow = append(s.Slow, landing.File)
		}
		if landing.Refused {
			s.Refused++
		}
	}
	for _, read := range []func(context.Context, *warehouse.DB) error{s.readHouseholds, s.readClasses, s.readFlows, s.readTargets, s.readProgress, s.readSignals} {
		if err := read(ctx, w.db); err != nil {
			return s, fault(err, "không đọc được số liệu tóm tắt", "cannot read the figures of the summary")
		}
	}
	s.labelClasses(c.deciding().Classes)
	var err error
	if s.Compared, err = w.compared(ctx); err != nil {
		return s, fault(err, "không đọc được số liệu tóm tắt", "cannot read the figures of the summary")
	}
	s.Findings, err = w.unlisted.findings(ctx, w.db)
	return s, err
}

func (s *Summary) readHouseholds(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select count(*), count(*) filter (where has_workbook),
  (select count(*) from int_surveyed), cast(coalesce(sum(held_out_households - missing_households), 0) as bigint), cast(coalesce(sum(missing_households), 0) as bigint),
  (select count(*) from mart_households where class is null), (select count(*) from mart_households where class is not null)
from mart_communes`)
	if err != nil {
		return err
	}
	for i, field := range []*int64{&s.Communes, &s.Reviewed, &s.Surveyed, &s.HeldOut, &s.Missing, &s.Gone, &s.Classified} {
		*field = number(rows[0][i])
	}
	return nil
}

func (s *Summary) readSignals(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select s.signal, s.commune_name, s.surveyor, s.sentence, s.sentence_en
from mart_signals s
join stg_units u on u.commune_code = s.commune_code
order by s.statistic desc nulls last, u.position, s.signal, s.surveyor nulls first, s.indicator, s.seen`)
	for _, row := range rows {
		s.Signals = append(s.Signals, Signal{str(row[0]), str(row[1]), str(row[2]), Text{str(row[3]), str(row[4])}})
	}
	return err
}

func (s *Summary) readClasses(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
with opening as (
  select previous_class as class, count(*) as households, cast(sum(opening_persons) as bigint) as persons, count(*) filter (where opening_minority) as minority
  from mart_movements where previous_class in ('poor', 'near_poor') group by previous_class
), closing as (
  select class, count(*) as households, cast(sum(member_count) as bigint) as persons, count(*) filter (where minority) as minority
  from mart_households where class is not null group by class
)
select k.class, closing.households, closing.persons, closing.minority, opening.households, opening.persons, opening.minority
from (values (1, 'poor'), (2, 'near_poor'), (3, 'average_living'), (4, 'not_poor')) as k(position, class)
left join closing using (class)
left join opening using (class)
order by k.position`)
	if err != nil {
		return err
	}
	for _, row := range rows {
		class := ClassCount{Class: row[0].(string), Households: number(row[1]), Persons: number(row[2]), MinorityHouseholds: number(row[3])}
		if class.Class == "poor" || class.Class == "near_poor" {
			opening := [3]int64{number(row[4]), number(row[5]), number(row[6])}
			class.OpeningHouseholds, class.OpeningPersons, class.OpeningMinorityHouseholds = &opening[0], &opening[1], &opening[2]
		}
		s.Classes = append(s.Classes, class)
	}
	return nil
}

// labelClasses gives the classes the names that the law has for them.
func (s *Summary) labelClasses(classes []rules.Class) {
	for i := range s.Classes {
		for _, class := range classes {
			if class.Class == s.Classes[i].Class {
				s.Classes[i].Label = Text{class.Label, class.LabelEN}
			}
		}
	}
}

func (s *Summary) readFlows(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select list, cast(sum(c1) as bigint), cast(sum(c2) as bigint), cast(sum(c3) as bigint), cast(sum(c4) as bigint), cast(sum(c5) as bigint),
  cast(sum(c6) as bigint), cast(sum(c7) as bigint), cast(sum(c8) as bigint), cast(sum(c9) as bigint)
from mart_flows where counted = 'households' group by list order by list desc`)
	if err != nil {
		return err
	}
	for _, row := range rows {
		flow := Flow{List: row[0].(string)}
		for i := range flow.Columns {
			flow.Columns[i] = number(row[i+1])
		}
		s.Flows = append(s.Flows, flow)
	}
	return nil
}

func (s *Summary) readTargets(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select t.id, t.place, t.text_vi, t.measure, t.comparator, t.unit, t.office, t.status, t.target, t.actual, t.gap, t.source
from mart_targets t left join rpt_802_targets r on r.id = t.id where t.scope = 'district' order by r.row_no, t.id`)
	if err != nil {
		return err
	}
	for _, row := range rows {
		at := func(i int) string { s, _ := row[i].(string); return s }
		s.Targets = append(s.Targets, TargetResult{
			ID: at(0), Place: at(1), Text: at(2), Measure: at(3), Comparator: at(4), Unit: at(5), Office: at(6), Status: at(7), Source: at(11),
			Target: decimalOrNil(row[8]), Actual: decimalOrNil(row[9]), Gap: decimalOrNil(row[10]),
		})
	}
	return nil
}

func (s *Summary) readProgress(ctx context.Context, db *warehouse.DB) error {
	_, rows, err := db.Select(ctx, `
select m.disbursed, m.planned, (select min(unit) from plan_budget), (select count(*) from mart_overdue where line is null), cast(m.quarter as bigint)
from (select 1) left join mart_money m on m.scope = 'district'`)
	if err != nil {
		return err
	}
	s.Disbursed, s.Planned, s.MoneyUnit, s.Overdue = decimalOrNil(rows[0][0]), decimalOrNil(rows[0][1]), str(rows[0][2]), number(rows[0][3])
	s.MoneyQuarter = number(rows[0][4])
	return nil
}

// number is a count, 0 where the table has none.
func number(value any) int64 {
	n, _ := value.(int64)
	return n
}

func decimalOrNil(value any) *decimal.Decimal {
	if d, is := value.(decimal.Decimal); is {
		return &d
	}
	return nil
}
