package sqlfs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline"
	"rasoat/pipeline/warehouse"
)

// madeBySelects are the beginnings of the names of relations that the files
// under sql make; all others of a warehouse were loaded.
var madeBySelects = []string{"stg_", "int_", "mart_", "rpt_", "lin_", "findings"}

// uglyCell is what stands in a damaged cell, seven kinds by turns: value is what
// stood there, other what stands in the row before.
const uglyCell = `case kind when 0 then null when 1 then 'x' when 2 then '-1' when 3 then other when 4 then '99999'
  when 5 then coalesce(value, 'Nông Văn Hoa') || chr(768) || ' 7' when 6 then '1.5 ' || upper(coalesce(value, 'không')) end`

// addedTrouble is what damaged cells do not give, some for each commune, year,
// file and report.
var addedTrouble = []string{
	// results of the two years before are those of this year, some of them of no unit
	`use made`,
	`insert into troubled.main.raw_approved by name
     select a.* replace (review_year - y.back as review_year, cast(review_date - to_years(y.back) as date) as review_date,
       case when hash(household_key) % 50 = 0 then '99999' else commune_code end as commune_code), 'out/approved/' || (review_year - y.back) || '.parquet' as source_file
     from mart_approved a, (values (1), (2)) y (back)`,
	// what a person confirmed
	`insert into troubled.main.ref_confirmations select 'xac-nhan.xlsx', 'Xác nhận', row_number() over (order by s.household_key), s.household_key, o.opening_key, case when o.place % 3 = 0 then 'different' else 'same' end
     from (select household_key, row_number() over (order by head_name_folded) as place from int_surveyed) s
     join (select opening_key, row_number() over (order by opening_key desc) as place from int_opening) o on o.place = s.place where o.place % 9 < 3`,
	`use troubled`,
	// households
	`update raw_households set causes = '1,8', cause_other = null where source_row % 17 = 0`,
	`update raw_households set movement = 'chết', member_count = '3' where source_row % 41 = 1`,
	`update raw_households set head_birth = '2031' where source_row % 37 = 2`,
	`update raw_households set head_birth = '1850' where source_row % 37 = 3`,
	`update raw_households set head_national_id = '999' || substr(head_national_id, 4) where source_row % 43 = 3`,
	`update raw_households set last_listed_year = '2020', last_listed_as = null where listed_as = 'Không' and source_row % 23 = 5`,
	`update raw_households set last_listed_year = '2025' where source_row % 59 = 5`,
	`update raw_households set movement = 'nhập hộ', origin_household_no = household_no where source_row % 61 = 4`,
	`update raw_households set movement = 'tách hộ', origin_household_no = null where source_row % 67 = 4`,
	`update raw_households set movement = 'tách hộ', origin_household_no = '98765' where source_row % 71 = 4`,
	`update raw_households set movement = 'chuyển đến', origin_household_no = household_no, listed_as = 'Hộ nghèo' where source_row % 73 = 4`,
	`update raw_households set household_no = replace(household_no, '0', 'O') where source_row % 47 = 6`,
	`update raw_households set village = strip_accents(village), village_folded = strip_accents(village_folded) where source_row % 53 = 7`,
	`update raw_households set reported_class = 'Hộ mức sống trung bình', income_per_capita = null where source_row % 29 = 7`,
	`update raw_households set member_count = '1', head_birth = '1970', deprived_03 = 'x', deprived_07 = null where deprived_03 is null and deprived_07 = 'x' and source_row % 5 = 1`,
	`update raw_households set listed_as = case when listed_as = 'Hộ nghèo' then 'Hộ cận nghèo' else 'Hộ nghèo' end where source_row % 19 = 8`,
	`insert into raw_households select * replace (household_no || '9' as household_no, null as head_national_id, source_row + 5000 as source_row) from made.main.raw_households where source_row % 13 = 4`,
	`insert into raw_households select * replace (replace(source_file, '01969', '01975') as source_file, '7' || household_no as household_no, null as head_national_id, source_row + 6000 as source_row) from made.main.raw_households where source_file = 'survey/01969.xlsx' and source_row % 3 = 1`,
	`insert into raw_households select * replace (source_row + 7000 as source_row) from made.main.raw_households where source_file = 'survey/01993.xlsx'`,
	// households that kept their row are on another's place last year: origins without a row
	`delete from raw_households where source_row % 11 = 3 and listed_as <> 'Không'`,
	`update raw_households r set movement = 'tách hộ', origin_household_no = d.household_no, village = d.village, village_folded = d.village_folded
     from (select *, row_number() over (partition by source_file order by source_row) as place from made.main.raw_households where source_row % 11 = 3 and listed_as <> 'Không') d
     where d.place < 3 and r.source_file = d.source_file and r.source_row % 11 = 4 and r.source_row between d.source_row - 20 and d.source_row + 20`,
	// members
	`update raw_members set birth = '2031' where source_row % 83 = 2`,
	`update raw_members set birth = '1850' where source_row % 83 = 3`,
	`update raw_members set national_id = '000' || substr(national_id, 4) where source_row % 83 = 5`,
	`update raw_members set schooling = 'THPT' where birth like '2016%'`,
	`delete from raw_members m where exists (select 1 from raw_households h where h.member_count = '1' and h.source_row % 5 = 1 and h.source_file = m.source_file and h.household_no = m.household_no and h.village_folded = m.village_folded)`,
	// last year's lists
	`delete from raw_columns where source_file = 'previous/01984.xlsx' and source_sheet = 'Danh sách' and key = 'village'`,
	`update raw_previous set village = null, village_folded = null, household_no = cast(source_row % 5 as varchar) where source_file = 'previous/01984.xlsx'`,
	`update raw_info set value = null where source_file = 'previous/01981.xlsx' and key in ('total_households', 'minority_households')`,
	`update raw_info set value = '2019' where source_file = 'previous/01969.xlsx' and key = 'review_year'`,
	// what workbooks say of themselves
	`update raw_info set value = case key when 'province_code' then '07' when 'district_code' then '0630' when 'format' then 'rasoat-0' else '2021-10-05' end
     where source_file = 'survey/01975.xlsx' and key in ('province_code', 'district_code', 'format', 'review_date')`,
	`update raw_info set value = case key when 'minority_households' then '9999' when 'total_persons' then '12' else value end where source_file = 'survey/01978.xlsx'`,
	`update raw_info set value = case key when 'total_households' then '2000' when 'total_persons' then '9000' else value end where source_file = 'survey/01990.xlsx'`,
	`update raw_info set value = case key when 'total_households' then 'nhiều' when 'minority_persons' then null else value end where source_file = 'survey/01984.xlsx'`,
	`update raw_info set value = case key when 'total_households' then '300' when 'total_persons' then '900' when 'minority_households' then '200' when 'minority_persons' then '850' else value end where source_file = 'survey/01969.xlsx'`,
	`delete from raw_columns where source_file = 'survey/01978.xlsx' and key in ('deprived_08', 'causes', 'income_per_capita')`,
	// a workbook too many, one of no commune, one missing, a commune without any, a unit made of others
	`create table copied as select * from (values ('survey/01999.xlsx', 'survey/01999 (2).xlsx'), ('survey/01999.xlsx', 'survey/la.xlsx')) f (of, name)`,
	`insert into raw_workbooks select w.* replace (f.name as source_file) from made.main.raw_workbooks w join copied f on w.source_file = f.of`,
	`insert into raw_columns select w.* replace (f.name as source_file) from made.main.raw_columns w join copied f on w.source_file = f.of`,
	`insert into raw_info select w.* replace (f.name as source_file, case when key = 'commune_code' and f.name like '%la%' then '77777' else value end as value) from made.main.raw_info w join copied f on w.source_file = f.of`,
	`delete from raw_workbooks where source_file = 'survey/02002.xlsx'`,
	`insert into ref_units select * replace ('02999' as code, 'Xã Không Sổ' as name, 'Không Sổ' as short_name, 99 as position) from ref_units where code = '01975'`,
	`insert into ref_unit_successors select * replace ('02999' as code, 'Xã Không Sổ' as name, '02999' as successor_code) from ref_unit_successors where code = '01975'`,
	`insert into ref_unit_successors select * replace ('02998' as code, 'Xã Cũ' as name, '01969' as successor_code, date '2019-01-01' as valid_from, date '2023-03-01' as valid_until) from ref_unit_successors where code = '01975'`,
	// the plan and its reports
	`update plan_settings set focus_rate_above = 1, focus_configured = true`,
	`update raw_info set value = case key when 'office_id' then 'nobody' else value end where source_file = 'progress/08-bank-q1.xlsx'`,
	`update raw_info set value = case key when 'report_year' then '2022' else value end where source_file = 'progress/08-bank-q2.xlsx'`,
	`update raw_info set value = case key when 'quarter' then '9' else value end where source_file = 'progress/09-media-q1.xlsx'`,
	`update raw_info set value = case key when 'quarter' then '2' else value end where source_file = 'progress/05-education-q3.xlsx'`,
	`update raw_outputs set eligible = '3', done = '7' where source_row % 3 = 2`,
	`update raw_outputs set line = 'job-matches' where source_file = 'progress/04-health-q1.xlsx' and source_row = 7`,
	`update raw_money set disbursed_local = '0' where source_file like '%q3.xlsx'`,
	`update raw_money set disbursed_central = '99999' where source_row % 3 = 0`,
	`update raw_money set planned_central = '12,5' where source_row % 3 = 1`,
	`update raw_money set allocated_total = '7' where source_row % 3 = 2`,
	`insert into raw_money select * replace (source_row + 50 as source_row) from raw_money where source_file like '%agriculture-q2.xlsx'`,
	`insert into raw_outputs select * replace (source_row + 50 as source_row) from raw_outputs where source_file like '%agriculture-q1.xlsx'`,
}

// troubledCampaign runs a synthetic campaign with hard matches, a table of
// points and two rule sets; damages one cell in every third row of what was
// read, adds more trouble and earlier years, and runs the selects again. It
// returns the path of that warehouse.
func troubledCampaign(t *testing.T, dir string) string {
	t.Helper()
	campaign := filepath.Join(dir, "campaign")
	if _, err := pipeline.Synth(t.Context(), pipeline.SynthOptions{Dir: campaign, Seed: 6, Communes: 9, Households: 3600, Slips: 2}, pipeline.Silent{}); err != nil {
		t.Fatal(err)
	}
	points, err := filepath.Abs("../testdata/points/vi-du.yaml")
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(campaign, "rasoat.yaml")
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Replace(string(text), "\npaths:", "\nrules: [nd-07-2021, nd-351-2025]\nassume_unknown: true\npaths:\n  b1_points: "+points, 1)
	if err := os.WriteFile(config, []byte(said), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(t.Context(), pipeline.RunOptions{Dir: campaign}, pipeline.Silent{}); err != nil {
		t.Fatal(err)
	}
	return troubled(t, filepath.Join(campaign, "out", pipeline.WarehouseFile), filepath.Join(dir, "troubled.duckdb"))
}

func troubled(t *testing.T, from, to string) string {
	t.Helper()
	db, err := warehouse.Create(t.Context(), to, warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	run := func(statement string) [][]any {
		_, rows, err := db.Select(t.Context(), statement)
		if err != nil {
			t.Fatalf("%v\n%.300s", err, statement)
		}
		return rows
	}
	if err := db.Attach(t.Context(), from, "made"); err != nil {
		t.Fatal(err)
	}
	for _, row := range run("select table_name from duckdb_tables() where database_name = 'made' and table_name not similar to '(" + strings.Join(madeBySelects, "|") + ").*'") {
		run(fmt.Sprintf("create or replace table %s as select * from made.main.%[1]s", row[0]))
	}
	for _, table := range []string{"raw_households", "raw_members", "raw_previous", "raw_outputs", "raw_money"} {
		damage(run, table)
	}
	for _, statement := range addedTrouble {
		run(statement)
	}
	run("detach made")
	if err := db.Transform(t.Context(), warehouse.ThroughMarts, func(warehouse.Step) {}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return to
}

// damage changes one cell, of each column by turns, in every third row.
func damage(run func(string) [][]any, table string) {
	columns := run("select column_name from duckdb_columns() where table_name = '" + table + "' and database_name <> 'made' and data_type = 'VARCHAR' and column_name not in ('source_file', 'source_sheet')")
	for i, column := range columns {
		run(fmt.Sprintf(`update %s r set "%s" = d.ugly
from (
  select source_file, source_sheet, source_row, %s as ugly
  from (
    select source_file, source_sheet, source_row, "%[2]s" as value, lag("%[2]s") over (order by source_file, source_sheet, source_row) as other,
      row_number() over (order by source_file, source_sheet, source_row) as line_at, line_at // %[4]d %% 7 as kind
    from made.main.%[1]s)
  where line_at %% %[4]d = %[5]d) d
where r.source_file = d.source_file and r.source_sheet = d.source_sheet and r.source_row = d.source_row`, table, column[0], uglyCell, 3*len(columns), 3*i))
	}
}
