-- title: Danh sách đầu năm (hộ nghèo, hộ cận nghèo đầu kỳ) | The opening list (poor and near-poor at the start of the year)
-- grain: one row per household of the opening list: last year's approved list where the commune has one (a workbook, else the result of that year's campaign), else listed_as of the survey
-- A listed household whose class cannot be read is on the list with opening_class null: it is held out, and never taken for one that was on no list.
-- Heads of different names under one number are different households; list_key is the key as the list has it, opening_key tells them apart (#2, #3).
with repeated as (
  -- few, so that not all rows have to be sorted
  select household_key from stg_previous where class in ('poor', 'near_poor') or class is null group by household_key having count(*) > 1
),
written as (
  select p.*, row_number() over (partition by p.household_key, coalesce(p.head_name_folded, '') order by p.source_file, p.source_sheet, p.source_row) as copy
  from stg_previous p
  join repeated r on r.household_key = p.household_key
  where p.class in ('poor', 'near_poor') or p.class is null
),
on_lists as (
  select p.*, 1 as copy, 1 as head_no
  from stg_previous p
  left join repeated r on r.household_key = p.household_key
  where r.household_key is null and (p.class in ('poor', 'near_poor') or p.class is null)
  union all
  select w.*, row_number() over (partition by w.household_key order by w.source_file, w.source_sheet, w.source_row) as head_no
  from written w
  where w.copy = 1
),
listed as (
  select distinct unit_code, commune_code, of_today from stg_workbooks where role = 'previous' and accepted
),
results as (
  select a.*, case when p.household_key is not null then a.household_key || '@' || a.unit_code else a.household_key end as opening_key
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
  left join listed w on w.commune_code = a.commune_code and (w.of_today or w.unit_code = a.unit_code)
  left join (select distinct household_key from stg_previous where class in ('poor', 'near_poor') or class is null) p on p.household_key = a.household_key
  where a.class in ('poor', 'near_poor') and a.commune_code is not null and w.unit_code is null
),
declared as (
  select h.household_key, h.commune_code, h.village, h.village_folded, h.household_no, h.head_name, h.head_name_folded, h.head_national_id, h.head_sex, h.head_birth, h.head_birth_year,
    h.head_ethnicity, h.member_count, h.listed_as, h.source_file, h.source_sheet, h.source_row, row_number() over (partition by h.household_key order by h.source_file, h.source_sheet, h.source_row) as copy
  from int_surveyed h
  left join int_approved_communes l on l.commune_code = h.commune_code
  where l.commune_code is null and h.listed_as in ('poor', 'near_poor') and not h.newcomer
)
select 'previous' as opening_source, case when head_no = 1 then household_key else household_key || '#' || head_no end as opening_key, household_key as list_key, commune_code, village, village_folded, household_no, head_name, head_name_folded,
  head_national_id, head_sex, head_birth, head_birth_year, head_ethnicity, member_count as opening_persons, class as opening_class,
  source_file, source_sheet, source_row, without_village
from on_lists
union all
select 'approved', opening_key, household_key, commune_code, village, village_folded, household_no, head_name, head_name_folded,
  head_national_id, head_sex, cast(null as date), head_birth_year, head_ethnicity, member_count, class,
  source_file, cast(null as string), cast(null as integer), false
from results
union all
select 'survey', household_key, household_key, commune_code, village, village_folded, household_no, head_name, head_name_folded,
  head_national_id, head_sex, head_birth, head_birth_year, head_ethnicity, member_count, listed_as,
  source_file, source_sheet, source_row, false
from declared
where copy = 1
