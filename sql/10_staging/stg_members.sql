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
coded as (
  -- before the joins: after them DuckDB copies the maps of words for every row
  select r.*, as_date(r.birth) as birth_day, as_year(r.birth) as year_alone,
    code_of(k.relation, r.relation) as relation_code,
    code_of(k.sex, r.sex) as sex_code,
    code_of(k.ethnicity, r.ethnicity) as ethnicity_code,
    code_of(k.schooling, r.schooling) as schooling_code,
    code_of(k.education, r.education) as education_code,
    code_of(k.employment, r.employment) as employment_code,
    code_of(k.labour_contract, r.labour_contract) as labour_contract_code,
    code_of(k.yes_no, r.on_job_training) = 'yes' as on_job_training_said,
    code_of(k.yes_no, r.health_insurance) = 'yes' as health_insurance_said,
    code_of(k.yes_no, r.monthly_allowance) = 'yes' as monthly_allowance_said,
    code_of(k.yes_no, r.disability) = 'yes' as disability_said,
    code_of(k.yes_no, r.undernourished) = 'yes' as undernourished_said
  from raw_members r
  cross join k
)
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, trim(r.household_no) as household_no, as_integer(r.member_no) as member_no,
  r.full_name, r.full_name_folded, trim(r.national_id) as national_id,
  r.relation_code as relation,
  r.sex_code as sex,
  r.ethnicity_code as ethnicity,
  r.schooling_code as schooling,
  r.education_code as education,
  case when r.on_job_training is null then asked.on_job_training else r.on_job_training_said end as on_job_training,
  case when r.health_insurance is null then false else r.health_insurance_said end as health_insurance,
  r.employment_code as employment,
  r.labour_contract_code as labour_contract,
  case when r.monthly_allowance is null then asked.monthly_allowance else r.monthly_allowance_said end as monthly_allowance,
  case when r.disability is null then asked.disability else r.disability_said end as disability,
  r.undernourished_said as undernourished,
  r.birth as birth_typed,
  r.birth_day as birth,
  coalesce(r.year_alone, year(r.birth_day)) as birth_year,
  case when r.birth_day is not null then full_years(r.birth_day, c.review_date)
    else c.year - r.year_alone end as age,
  r.household_no is null or r.village is null or as_integer(r.member_no) is null or r.full_name is null
    or r.relation_code is null or r.sex_code is null or coalesce(r.year_alone, year(r.birth_day)) is null or r.health_insurance is not null and r.health_insurance_said is null
    or r.ethnicity is not null and r.ethnicity_code is null or r.schooling is not null and r.schooling_code is null or r.education is not null and r.education_code is null or r.on_job_training is not null and r.on_job_training_said is null
    or r.employment is not null and r.employment_code is null or r.labour_contract is not null and r.labour_contract_code is null or r.monthly_allowance is not null and r.monthly_allowance_said is null or r.disability is not null and r.disability_said is null
    or r.undernourished is not null and r.undernourished_said is null as unread
from coded r
join stg_workbooks w on w.source_file = r.source_file and w.accepted
cross join ref_campaign c
left join asked on asked.source_file = r.source_file and asked.source_sheet = r.source_sheet
where w.role = 'survey'
