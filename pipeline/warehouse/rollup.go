package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strings"

	sqlfs "rasoat/sql"
)

// The marts that a roll-up takes from published results: a row or more for each
// commune, counts that add up, no household.
var rolledUp = []string{
	unitsMart, "mart_flows", "mart_deprivations", "mart_groups", "mart_ethnicities", "mart_causes", "mart_remarks", communesMart,
}

const (
	unitsMart    = "mart_units"
	communesMart = "mart_communes"
	// targetsMart is read by the detailed table and has no rows in a roll-up: the
	// plan of the level above is not in the results of the level below.
	targetsMart = "mart_targets"
)

// addedUp are the relations that a roll-up computes from those marts, by the
// same selects as a run.
var addedUp = []string{
	"mart_lines", "mart_flow_lines", "mart_deprivation_lines", "mart_deprivation_rates",
	"rpt_701_results", "rpt_702_poor_flows", "rpt_703_near_poor_flows", "rpt_704_poor_deprivations", "rpt_705_poor_deprivation_rates",
	"rpt_706_near_poor_deprivations", "rpt_707_near_poor_deprivation_rates", "rpt_708_groups", "rpt_709_ethnicities", "rpt_710_causes",
	"rpt_801_detail", "rpt_803_communes_plan", "rpt_804_reductions", "rpt_805_flow_steps", "rpt_903_causes",
}

// RolledUpMarts are the marts that a roll-up reads of each result.
func RolledUpMarts() []string { return append(slices.Clone(rolledUp), targetsMart) }

// Published are the Parquet files of one result, by mart.
type Published map[string]string

// UnfitPublished is a published file that lacks columns of its mart, or cannot
// be read as one.
type UnfitPublished struct {
	Part    int // which result
	File    string
	Missing []string
	Cause   error
}

// Error names the file and what it lacks.
func (e UnfitPublished) Error() string {
	return fmt.Sprintf("%s: missing %v, %v", e.File, e.Missing, e.Cause)
}

// Unwrap gives the cause.
func (e UnfitPublished) Unwrap() error { return e.Cause }

// LoadPublished lays the marts of several results over each other, as temporary
// tables with the column part: the place of the result in parts.
func (db *DB) LoadPublished(ctx context.Context, parts []Published) error {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	policies, err := privacy()
	if err != nil {
		return err
	}
	for _, mart := range RolledUpMarts() {
		columns := publishedColumns(scriptOf(all, mart), policies)
		var selects []string
		for i, part := range parts {
			if err := db.fitPublished(ctx, i, columns, part[mart]); err != nil {
				return err
			}
			selects = append(selects, fmt.Sprintf("select %d as part, %s from read_parquet(%s, hive_partitioning = false)", i, names(columns), literalPath(part[mart])))
		}
		if err := db.exec(ctx, fmt.Sprintf("create temp table %s as\n%s", publishedTable(mart), strings.Join(selects, "\nunion all\n"))); err != nil {
			return UnfitPublished{Part: -1, File: mart, Cause: err}
		}
	}
	return nil
}

// publishedColumns are the columns of a mart that PublishMarts writes.
func publishedColumns(s script, policies map[string]string) []Column {
	return slices.DeleteFunc(slices.Clone(s.columns), func(c Column) bool { return policyOf(policies, s.relation, c.Name, "") == dropColumn })
}

// fitPublished refuses a file that lacks a column.
func (db *DB) fitPublished(ctx context.Context, part int, columns []Column, file string) error {
	_, rows, err := db.Select(ctx, "select column_name from (describe select * from read_parquet("+literalPath(file)+", hive_partitioning = false))")
	if err != nil {
		return UnfitPublished{Part: part, File: file, Cause: err}
	}
	var missing []string
	for _, c := range columns {
		if !slices.ContainsFunc(rows, func(row []any) bool { return row[0] == c.Name }) {
			missing = append(missing, c.Name)
		}
	}
	if len(missing) > 0 {
		return UnfitPublished{Part: part, File: file, Missing: missing}
	}
	return nil
}

// scriptOf finds the select of a relation.
func scriptOf(all []script, relation string) script {
	return all[slices.IndexFunc(all, func(s script) bool { return s.relation == relation })]
}

// ExpectedUnit is a unit that a roll-up must have: a commune, a district or a
// province by the number of digits of its code.
type ExpectedUnit struct{ Code, Name, Kind string }

// RollUp makes the marts of the level above from those of LoadPublished, and
// what is printed from them. Of a unit that several results list, the row of
// the one that reviewed it counts; a unit of expected that no result has stands
// there without figures. Rows are in the order of expected, else of the codes.
// ref_campaign and the rule_ tables must be loaded.
func (db *DB) RollUp(ctx context.Context, expected []ExpectedUnit, step func(Step)) error {
	if err := db.LoadTable(ctx, expectedTable(expected)); err != nil {
		return err
	}
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return err
	}
	return db.inTransaction(ctx, func() error {
		if err := db.carry(ctx, all); err != nil {
			return err
		}
		for _, s := range all {
			if !slices.Contains(addedUp, s.relation) {
				continue
			}
			if _, err := db.build(ctx, s); err != nil {
				return err
			}
			step(Step{Folder: s.folder, Relation: s.relation})
		}
		words, err := dictionary()
		if err != nil {
			return err
		}
		if err := db.writeComments(ctx); err != nil {
			return err
		}
		return db.describeBare(ctx, words)
	})
}

// carry makes the tables of the communes.
func (db *DB) carry(ctx context.Context, all []script) error {
	for _, statement := range []string{placedUnits, "drop table expected_units", missingFindings} {
		if err := db.exec(ctx, statement); err != nil {
			return err
		}
	}
	db.describeFindings()
	for _, mart := range RolledUpMarts() {
		s := scriptOf(all, mart)
		if err := db.exec(ctx, fmt.Sprintf("create table %s as\n%s", mart, db.carried(mart, s))); err != nil {
			return err
		}
		db.comment("table", mart, s.header["title"]+" — "+s.header["grain"], s.columns)
		if err := db.exec(ctx, "drop table "+publishedTable(mart)); err != nil {
			return err
		}
	}
	return db.exec(ctx, "drop table placed_units")
}

// publishedTable holds a mart of all results until it has been carried over.
func publishedTable(mart string) string { return "published_" + mart }

// carried is the select that takes a mart over.
func (db *DB) carried(mart string, s script) string {
	switch mart {
	case targetsMart:
		return "select * exclude (part) from " + publishedTable(mart) + " where false"
	case communesMart:
		return missingCommunes
	case unitsMart:
		return missingUnits
	}
	columns := make([]string, len(s.columns))
	for i, c := range s.columns {
		if columns[i] = "m." + name(c.Name); c.Name == "position" {
			columns[i] = "p.position"
		}
	}
	return fmt.Sprintf("select %s from %s m join placed_units p on p.commune_code = m.commune_code and p.part = m.part order by all", strings.Join(columns, ", "), publishedTable(mart))
}

// expectedTable is the list of units as SQL sees it.
func expectedTable(expected []ExpectedUnit) Table {
	list := Table{Name: "expected_units", Columns: []Column{
		{Name: "code", Type: "varchar"}, {Name: "name", Type: "varchar"}, {Name: "kind", Type: "varchar"}, {Name: "place", Type: "integer"}}}
	for i, u := range expected {
		list.Rows = append(list.Rows, []any{u.Code, u.Name, u.Kind, int64(i + 1)})
	}
	return list
}

// placedUnits makes placed_units: each unit of the roll-up, the result that
// counts for it (null where none has it) and its place in the order. A list of
// communes leaves out those that nobody reviewed and that it does not name.
const placedUnits = `create temp table placed_units as
with ranked as (
  select u.*, c.has_workbook, c.commune_name, c.kind, c.position,
    row_number() over (partition by u.commune_code order by c.has_workbook desc, c.poor_opening + c.near_poor_opening desc, u.part) as rank
  from published_mart_units u
  join published_mart_communes c on c.commune_code = u.commune_code and c.part = u.part
),
here as (
  select r.*, e.code is not null as listed, coalesce(e.place, f.place, g.place) as place,
    min(part) over (partition by r.province_code, r.district_code) = max(part) over (partition by r.province_code, r.district_code) as whole
  from ranked r
  left join expected_units e on e.code = r.commune_code
  left join expected_units f on f.code = r.district_code
  left join expected_units g on g.code = r.province_code
  where rank = 1
    -- a district or a province that had sent nothing has sent its communes since
    and r.commune_code not in (select coalesce(district_code, '') from published_mart_units where commune_code <> district_code)
    and r.commune_code not in (select coalesce(province_code, '') from published_mart_units where commune_code <> province_code)
),
counted as (
  select * from here where has_workbook or listed or not exists (select 1 from expected_units where length(code) = 5)
),
absent as (
  select code as commune_code, name as commune_name, kind, place
  from expected_units
  where code not in (select commune_code from counted union select coalesce(district_code, '') from counted union select coalesce(province_code, '') from counted)
),
district as (
  select min(district_code) as district_code, min(district_name) as district_name from published_mart_units having count(distinct concat(province_code, '-', district_code)) = 1
),
province as (
  select min(province_code) as province_code, min(province_name) as province_name from published_mart_units having count(distinct province_code) = 1
),
together as (
  select part, commune_code, commune_name, kind, district_code, district_name, province_code, province_name, has_workbook, review_year, review_date, rule_set, label,
    place, case when whole then position end as position
  from counted
  union all
  select cast(null as integer), a.commune_code, a.commune_name, a.kind,
    case when length(a.commune_code) = 5 then coalesce(d.district_code, a.commune_code) else a.commune_code end,
    case when length(a.commune_code) = 5 then coalesce(d.district_name, a.commune_name) else a.commune_name end,
    case when length(a.commune_code) = 2 then a.commune_code else p.province_code end,
    case when length(a.commune_code) = 2 then a.commune_name else p.province_name end,
    false, c.year, c.review_date, c.rule_set, c.label, a.place, cast(null as integer)
  from absent a
  cross join ref_campaign c
  left join district d on true
  left join province p on true
)
select part, commune_code, commune_name, kind, district_code, district_name, province_code, province_name, has_workbook, review_year, review_date, rule_set, label,
  cast(row_number() over (order by place nulls last, province_code, district_code, position nulls last, commune_code) as integer) as position
from together`

// missingUnits are all units, those without figures too.
const missingUnits = `select commune_code, district_code, district_name, province_code, province_name, review_year, review_date, rule_set, label from placed_units order by position`

// missingCommunes are the communes as they were published, in their new order,
// and a row without figures for each unit that no result has.
const missingCommunes = `select m.* exclude (part) replace (p.position as position)
from published_mart_communes m
join placed_units p on p.commune_code = m.commune_code and p.part = m.part
union all by name
select p.review_year, p.rule_set, p.commune_code, p.commune_name, p.kind, a.area, p.position, false as has_workbook,
  cast(0 as bigint) as surveyed_households, cast(0 as bigint) as held_out_households, cast(0 as bigint) as missing_households,
  cast(0 as bigint) as pending_households, cast(0 as bigint) as pending_minority_households
from placed_units p
left join rule_areas a on a.rule_set = p.rule_set and a.kind = p.kind
where p.part is null
order by position`

// missingFindings is a finding for each unit without figures.
const missingFindings = `create table findings as
select 'CL-001' as code, 'error' as severity, cast(null as varchar) as file, cast(null as varchar) as sheet, cast(null as varchar) as cell, commune_name as value,
  concat('Chưa có số liệu của ', commune_name, ' (', commune_code, '); tổng cộng chưa gồm đơn vị này.') as message,
  concat('There are no figures of ', commune_name, ' (', commune_code, '); the totals are without them.') as message_en,
  'Lấy kết quả của đơn vị (rasoat run ở cấp huyện, rasoat rollup ở cấp tỉnh), rồi cộng lại với thư mục đó.' as remedy,
  'Get the results of the unit (rasoat run for a district, rasoat rollup for a province), then roll up again with that folder.' as remedy_en,
  commune_code, cast(null as varchar) as village, cast(null as varchar) as household_no, cast(null as varchar) as household_key, cast(null as integer) as source_row,
  'tổng cộng đủ mọi đơn vị; Mẫu 7.1–7.10' as protects, 'totals over every unit; forms 7.1–7.10' as protects_en
from placed_units where not has_workbook order by position`

// Twice is a unit that two results have reviewed.
type Twice struct {
	Code, Name    string
	First, Second int // places in the parts of LoadPublished
}

// PublishedTwice finds the units that more than one result has reviewed.
func (db *DB) PublishedTwice(ctx context.Context) ([]Twice, error) {
	_, rows, err := db.Select(ctx, `select commune_code, min(commune_name), min(part), max(part) from published_mart_communes
where has_workbook group by commune_code having count(*) > 1 order by commune_code`)
	found := make([]Twice, len(rows))
	for i, row := range rows {
		found[i] = Twice{row[0].(string), row[1].(string), int(row[2].(int64)), int(row[3].(int64))}
	}
	return found, err
}

// Foreign is a unit with figures that a list of expected units does not name.
type Foreign struct {
	Code, Name string
	Part       int // place in the parts of LoadPublished
}

// PublishedBeyond finds the units of LoadPublished that are not of expected,
// which names communes, their districts or their provinces.
func (db *DB) PublishedBeyond(ctx context.Context, expected []ExpectedUnit) ([]Foreign, error) {
	if len(expected) == 0 {
		return nil, nil
	}
	codes := make([]string, len(expected))
	for i, u := range expected {
		codes[i] = quote(u.Code)
	}
	list := "(" + strings.Join(codes, ", ") + ")"
	_, rows, err := db.Select(ctx, `select c.commune_code, c.commune_name, c.part
from published_mart_communes c join published_mart_units u on u.commune_code = c.commune_code and u.part = c.part
where c.has_workbook and c.commune_code not in `+list+` and u.district_code not in `+list+` and u.province_code not in `+list+`
order by c.part, c.commune_code`)
	found := make([]Foreign, len(rows))
	for i, row := range rows {
		found[i] = Foreign{row[0].(string), row[1].(string), int(row[2].(int64))}
	}
	return found, err
}
