-- title: Thành viên hộ, đã đọc đúng kiểu | Members of households, typed
-- grain: one row per row of sheet Thành viên of an accepted workbook
-- Marks that are set only where they hold (on_job_training, monthly_allowance, disability): an empty cell is a "no" in a workbook that has the column, unknown in one that has not.
with asked as (
  select source_file, source_sheet,
    max(case when key = 'on_job_training' then false end) as on_job_training,
    max(case when key = 'monthly_allowance' then false end) as monthly_allowance,
    max(case when key = 'disability' then false end) as disability
  from raw_columns
  group by source_file, source_sheet
),
by_list as (
  select list, map(list(word), list(code)) as codes from ref_codes group by list
),
k as (
  select any_value(codes) filter (where list = 'relation') as relation,
    any_value(codes) filter (where list = 'sex') as sex,
    any_value(codes) filter (where list = 'ethnicity') as ethnicity,
    any_value(codes) filter (where list = 'schooling') as schooling,
    any_value(codes) filter (where list = 'education') as education,
    any_value(codes) filter (where list = 'employment') as employment,
    any_value(codes) filter (where list = 'labour_contract') as labour_contract,
    any_value(codes) filter (where list = 'yes_no') as yes_no
  from by_list
),
dated as (
  select *, as_date(birth) as birth_day, as_year(birth) as year_alone from raw_members
)
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, trim(r.household_no) as household_no, as_integer(r.member_no) as member_no,
  r.full_name, r.full_name_folded, trim(r.national_id) as national_id,
  code_of(k.relation, r.relation) as relation,
  code_of(k.sex, r.sex) as sex,
  code_of(k.ethnicity, r.ethnicity) as ethnicity,
  code_of(k.schooling, r.schooling) as schooling,
  code_of(k.education, r.education) as education,
  case when r.on_job_training is null then asked.on_job_training else code_of(k.yes_no, r.on_job_training) = 'yes' end as on_job_training,
  case when r.health_insurance is null then false else code_of(k.yes_no, r.health_insurance) = 'yes' end as health_insurance,
  code_of(k.employment, r.employment) as employment,
  code_of(k.labour_contract, r.labour_contract) as labour_contract,
  case when r.monthly_allowance is null then asked.monthly_allowance else code_of(k.yes_no, r.monthly_allowance) = 'yes' end as monthly_allowance,
  case when r.disability is null then asked.disability else code_of(k.yes_no, r.disability) = 'yes' end as disability,
  code_of(k.yes_no, r.undernourished) = 'yes' as undernourished,
  r.birth as birth_typed,
  r.birth_day as birth,
  coalesce(r.year_alone, year(r.birth_day)) as birth_year,
  case when r.birth_day is not null then full_years(r.birth_day, c.review_date)
    else c.year - r.year_alone end as age
from dated r
join stg_workbooks w on w.source_file = r.source_file and w.accepted
cross join ref_campaign c
cross join k
left join asked on asked.source_file = r.source_file and asked.source_sheet = r.source_sheet
where w.role = 'survey'
