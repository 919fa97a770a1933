package pipeline

import (
	"context"
	"fmt"
	"strings"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// Explanation is why one household has its class and its movement: what an
// auditor asks, years later. Names are personal data.
type Explanation struct {
	HouseholdKey, Commune, Village, HouseholdNo, HeadName string
	Members                                               int64
	Year                                                  int64
	RuleSet                                               SetName
	LegalBasis, RulesSHA256                               string
	Source                                                string // file!sheet!row
	DeterminationID                                       string
	// Class and PreviousClass are codes, "" when there is none.
	Class, PreviousClass, Movement string
	ClassLabel, PreviousLabel      Text
	// ClassArticle is the article that defines the class.
	ClassArticle string
	// Reason is the change that the household's row gives: moved, split, merged, died.
	Reason Text
	// Matched says how the household was found on last year's list.
	Matched  Text
	Criteria []Criterion
	Changes  []Change
	Findings []Finding
	HeldOut  bool
}

// Criterion is one line of the trace. Value and Threshold are "" when not known.
type Criterion struct {
	Criterion, Value, Comparator, Threshold, Unit, Article, Unknown, Origin, Place string
	// Says is the threshold of an indicator in the words of the rule set.
	Says  Text
	Label Text
	Holds *bool
}

// Change is the least change of one value that would alter the class.
type Change struct {
	Changed  string
	Amount   int64
	Unit     string
	NewClass string
	NewLabel Text
}

// Explain tells why a household was classified as it is, from the results of a
// campaign. target is what Query takes; household is a household key
// (commune/village/number), a household number or the head's national id.
func Explain(ctx context.Context, target, household string) (Explanation, error) {
	path, err := findHouseholds(target)
	if err != nil {
		return Explanation{}, err
	}
	db, err := openResults(ctx, path)
	if err != nil {
		return Explanation{}, err
	}
	defer db.Close()
	x := explainer{db: db}
	key, err := x.find(ctx, household)
	if err != nil {
		return Explanation{}, err
	}
	e, err := x.explain(ctx, key)
	return e, fault(err, "%s: kho dữ liệu thiếu bảng cần có; hãy chạy lại `rasoat run`", "%s: the warehouse lacks a table that is needed; run `rasoat run` again", path)
}

type explainer struct{ db *warehouse.DB }

// candidatesShown is how many households a name that fits several lists.
const candidatesShown = 20

// find returns the one household that the words mean. Households held out by an
// error are found too.
func (x explainer) find(ctx context.Context, household string) (string, error) {
	village, number := "", household
	if at := strings.LastIndex(household, "/"); at >= 0 {
		village, number = names.Fold(household[:at+1]), household[at+1:]
	}
	_, rows, err := x.db.Select(ctx, `
with asked as (
  select ? || number_key(?) as key, number_key(?) as number, ? as national_id
), every_household as (
  select household_key, household_no, head_name, head_national_id from int_surveyed
  union
  select o.opening_key, o.household_no, o.head_name, o.head_national_id
  from int_opening o
  left join int_matches m on m.opening_key = o.opening_key
  where m.opening_key is null
)
select household_key, head_name, household_key = a.key as exact
from every_household h
join asked a on h.household_key = a.key or number_key(h.household_no) = a.number or h.head_national_id = a.national_id
group by all
order by exact desc, household_key`, village, number, household, household)
	if err != nil {
		return "", fault(err, "không tìm được hộ", "cannot look the household up")
	}
	switch {
	case len(rows) == 0:
		return "", refuse("không có hộ %q; hãy ghi khóa hộ (mã xã/thôn/mã hộ), mã hộ hoặc số CCCD của chủ hộ, ví dụ: rasoat query ĐỢT \"select household_key, head_name from mart_households\"",
			"there is no household %q; give the household key (commune/village/number), its number or the head's national id, for example from: rasoat query DIR \"select household_key, head_name from mart_households\"", household)
	case len(rows) > 1 && rows[0][2] != true:
		return "", ambiguous(household, rows)
	}
	return rows[0][0].(string), nil
}

func ambiguous(household string, rows [][]any) error {
	var names []string
	for i, row := range rows {
		if i == candidatesShown {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("  %v (%v)", row[0], row[1]))
	}
	list := strings.Join(names, "\n")
	return refuse("%[2]d hộ có mã hoặc số %[1]q; hãy ghi khóa của một hộ:\n%[3]s", "%[2]d households have the number %[1]q; give the key of one:\n%[3]s", household, len(rows), list)
}

func (x explainer) explain(ctx context.Context, key string) (Explanation, error) {
	e := Explanation{HouseholdKey: key}
	for _, read := range []func(context.Context, *Explanation) error{x.household, x.rules, x.movement, x.reason, x.criteria, x.changes, x.findings} {
		if err := read(ctx, &e); err != nil {
			return e, err
		}
	}
	return e, nil
}

// str is a text of a row, "" for null; other values in their plain form.
func str(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

func (x explainer) household(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select u.commune_name, h.village, h.household_no, h.head_name, h.member_count, h.source_file || '!' || h.source_sheet || '!' || h.source_row,
  exists (select 1 from int_held_out x where x.held_key = h.household_key and x.list = 'survey')
from int_surveyed h
left join stg_units u on u.commune_code = h.commune_code
where h.household_key = ?
order by h.source_file, h.source_sheet, h.source_row limit 1`, e.HouseholdKey)
	if err == nil && len(rows) == 0 {
		_, rows, err = x.db.Select(ctx, `
select u.commune_name, o.village, o.household_no, o.head_name, o.opening_persons, o.source_file || '!' || o.source_sheet || '!' || o.source_row,
  exists (select 1 from int_held_out x where x.held_key = o.opening_key and x.list = 'opening')
from int_opening o
left join stg_units u on u.commune_code = o.commune_code
where o.opening_key = ?`, e.HouseholdKey)
	}
	if err != nil || len(rows) == 0 {
		return err
	}
	row := rows[0]
	e.Commune, e.Village, e.HouseholdNo, e.HeadName, e.Source = str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[5])
	e.Members = number(row[4])
	e.HeldOut, _ = row[6].(bool)
	return nil
}

func (x explainer) rules(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select c.year, s.rule_set, s.title, s.title_en, s.legal_basis, s.content_sha256
from ref_campaign c join rule_sets s on s.rule_set = c.rule_set`)
	if err != nil || len(rows) == 0 {
		return err
	}
	row := rows[0]
	e.Year, e.RuleSet = number(row[0]), SetName{str(row[1]), Text{str(row[2]), str(row[3])}}
	e.LegalBasis, e.RulesSHA256 = str(row[4]), str(row[5])
	return nil
}

func (x explainer) movement(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select coalesce(d.class, ''), coalesce(m.previous_class, o.opening_class, ''), coalesce(m.movement, ''), coalesce(d.determination_id, ''),
  k.label, k.label_en, p.label, p.label_en, i.step, k.article
from (select ? as household_key) h
cross join ref_campaign c
left join int_movements m on m.household_key = h.household_key
left join int_opening o on o.opening_key = h.household_key and m.household_key is null
left join int_decisions d on d.household_key = h.household_key
left join rule_classes k on k.rule_set = c.rule_set and k.class = d.class
left join rule_classes p on p.rule_set = c.rule_set and p.class = coalesce(m.previous_class, o.opening_class)
left join int_matches i on i.household_key = h.household_key`, e.HouseholdKey)
	if err != nil {
		return err
	}
	row := rows[0]
	e.Class, e.PreviousClass, e.Movement, e.DeterminationID = str(row[0]), str(row[1]), str(row[2]), str(row[3])
	e.ClassLabel, e.PreviousLabel = Text{str(row[4]), str(row[5])}, Text{str(row[6]), str(row[7])}
	e.ClassArticle = str(row[9])
	if row[8] != nil {
		e.Matched = matchedBy[str(row[8])]
	}
	return nil
}

// reason reads the change that the household's own row gives.
func (x explainer) reason(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select s.movement, coalesce(s.origin_household_no, '') from int_surveyed s
where s.household_key = ? and s.movement is not null
order by s.source_file, s.source_sheet, s.source_row limit 1`, e.HouseholdKey)
	if err != nil || len(rows) == 0 {
		return err
	}
	e.Reason = map[string]Text{
		"moved_in": {"chuyển đến", "moved in"}, "moved_away": {"chuyển đi", "moved away"}, "split": {"tách hộ", "split off"},
		"merged": {"nhập hộ", "merged"}, "died": {"chết (hộ đơn thân)", "died (one person alone)"},
	}[str(rows[0][0])]
	if origin := str(rows[0][1]); origin != "" {
		e.Reason = Text{e.Reason.VI + ", mã hộ gốc " + origin, e.Reason.EN + ", household of origin " + origin}
	}
	return nil
}

func (x explainer) criteria(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select t.criterion, t.value, t.comparator, t.threshold, t.unit, t.article, t.unknown, t.origin,
  case when t.cell is not null then t.source_file || '!' || t.source_sheet || '!' || t.cell end, t.label_vi, t.label_en, t.holds, t.says, coalesce(i.threshold_en, t.says)
from mart_trace t
join ref_campaign c on c.rule_set = t.rule_set
left join rule_indicators i on i.rule_set = t.rule_set and 'indicator_' || i.indicator = t.criterion
where t.household_key = ?
order by t.position`, e.HouseholdKey)
	if err != nil {
		return err
	}
	for _, row := range rows {
		k := Criterion{
			Criterion: str(row[0]), Value: str(row[1]), Comparator: str(row[2]), Threshold: str(row[3]), Unit: str(row[4]),
			Article: str(row[5]), Unknown: str(row[6]), Origin: str(row[7]), Place: str(row[8]), Label: Text{str(row[9]), str(row[10])}, Says: Text{str(row[12]), str(row[13])},
		}
		if holds, known := row[11].(bool); known {
			k.Holds = &holds
		}
		e.Criteria = append(e.Criteria, k)
	}
	return nil
}

// changes lists the changes from the smallest of each kind.
func (x explainer) changes(ctx context.Context, e *Explanation) error {
	_, rows, err := x.db.Select(ctx, `
select n.changed, n.amount, n.unit, n.new_class, k.label, k.label_en
from mart_changes n
cross join ref_campaign c
join rule_classes k on k.rule_set = c.rule_set and k.class = n.new_class
where n.household_key = ?
order by n.changed, abs(n.amount), n.new_class`, e.HouseholdKey)
	if err != nil {
		return err
	}
	for _, row := range rows {
		e.Changes = append(e.Changes, Change{str(row[0]), number(row[1]), str(row[2]), str(row[3]), Text{str(row[4]), str(row[5])}})
	}
	return nil
}

func (x explainer) findings(ctx context.Context, e *Explanation) error {
	all, err := selectFindings(ctx, x.db, `
where household_key = ?1 or (household_key is null and severity = 'error' and file is null
  and commune_code in (select o.commune_code from int_unaccounted u join int_opening o on o.opening_key = u.opening_key where o.opening_key = ?1))`, e.HouseholdKey)
	e.Findings = all
	return err
}
