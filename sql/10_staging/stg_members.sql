-- title: Thành viên hộ, đã đọc đúng kiểu
-- grain: one row per row of sheet Thành viên of an accepted workbook
-- Marks that are set only where they hold (on_job_training, monthly_allowance, disability): an empty cell is a "no" in a workbook that has the column, unknown in one that has not.
with asked as (
  select source_file, source_sheet,
    max(case when key = 'on_job_training' then false end) as on_job_training,
    max(case when key = 'monthly_allowance' then false end) as monthly_allowance,
    max(case when key = 'disability' then false end) as disability
  from raw_columns
  group by source_file, source_sheet
)
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, trim(r.household_no) as household_no, as_integer(r.member_no) as member_no,
  r.full_name, r.full_name_folded, trim(r.national_id) as national_id,
  relation.code as relation,
  sex.code as sex,
  ethnicity.code as ethnicity,
  schooling.code as schooling,
  education.code as education,
  case when r.on_job_training is null then asked.on_job_training when on_job_training.code = 'yes' then true when on_job_training.code = 'no' then false end as on_job_training,
  case when r.health_insurance is null then false when health_insurance.code = 'yes' then true when health_insurance.code = 'no' then false end as health_insurance,
  employment.code as employment,
  labour_contract.code as labour_contract,
  case when r.monthly_allowance is null then asked.monthly_allowance when monthly_allowance.code = 'yes' then true when monthly_allowance.code = 'no' then false end as monthly_allowance,
  case when r.disability is null then asked.disability when disability.code = 'yes' then true when disability.code = 'no' then false end as disability,
  case undernourished.code when 'yes' then true when 'no' then false end as undernourished,
  r.birth as birth_typed,
  as_date(r.birth) as birth,
  coalesce(as_year(r.birth), year(as_date(r.birth))) as birth_year,
  case when as_date(r.birth) is not null then full_years(as_date(r.birth), c.review_date)
    else c.year - as_year(r.birth) end as age
from raw_members r
join stg_workbooks w on w.source_file = r.source_file and w.accepted
cross join ref_campaign c
left join asked on asked.source_file = r.source_file and asked.source_sheet = r.source_sheet
left join ref_codes relation on relation.list = 'relation' and relation.word = fold_word(r.relation)
left join ref_codes sex on sex.list = 'sex' and sex.word = fold_word(r.sex)
left join ref_codes ethnicity on ethnicity.list = 'ethnicity' and ethnicity.word = fold_word(r.ethnicity)
left join ref_codes schooling on schooling.list = 'schooling' and schooling.word = fold_word(r.schooling)
left join ref_codes education on education.list = 'education' and education.word = fold_word(r.education)
left join ref_codes on_job_training on on_job_training.list = 'yes_no' and on_job_training.word = fold_word(r.on_job_training)
left join ref_codes health_insurance on health_insurance.list = 'yes_no' and health_insurance.word = fold_word(r.health_insurance)
left join ref_codes employment on employment.list = 'employment' and employment.word = fold_word(r.employment)
left join ref_codes labour_contract on labour_contract.list = 'labour_contract' and labour_contract.word = fold_word(r.labour_contract)
left join ref_codes monthly_allowance on monthly_allowance.list = 'yes_no' and monthly_allowance.word = fold_word(r.monthly_allowance)
left join ref_codes disability on disability.list = 'yes_no' and disability.word = fold_word(r.disability)
left join ref_codes undernourished on undernourished.list = 'yes_no' and undernourished.word = fold_word(r.undernourished)
where w.role = 'survey'
