-- title: Số đạt, không đạt và thiếu câu trả lời của từng hộ cho các số đo về dịch vụ xã hội cơ bản | Of each household, those who have a basic service, have it not, or did not answer
-- grain: one row per household that is poor, near-poor or newly escaped and has a class; for each measure of mart_measure_coverage the persons of the household (or the household, 0 or 1) that are concerned, or may be
-- slices: household_key
-- Accepted answers are those of the deciding rule set. No cross join here: under one, DuckDB reads every column of both wide relations.
-- Members that the household counts and sheet Thành viên does not show are open in each measure of persons.
with homes as (
  select h.household_key, h.commune_code, h.member_count, h.class in ('poor', 'near_poor') as listed,
    case when i.water_source is not null then w.code is not null end as clean_water, case when i.toilet_type is not null then t.code is not null end as hygienic_toilet, i.uses_internet as internet
  from mart_households h
  join int_surveyed i on i.household_key = h.household_key
  left join rule_accepted_answers w on w.rule_set = h.rule_set and w.key = 'water_source' and w.code = i.water_source
  left join rule_accepted_answers t on t.rule_set = h.rule_set and t.key = 'toilet_type' and t.code = i.toilet_type
  where h.class in ('poor', 'near_poor') or h.class is not null and h.newly_escaped
),
told as (
  select h.*, case when h.member_count > coalesce(m.members, 0) then h.member_count - coalesce(m.members, 0) else 0 end as missing,
    m.insured_yes, m.insured_no, m.insured_open, m.undernourished_yes, m.undernourished_no, m.undernourished_open, m.school_level_yes, m.school_level_no, m.school_level_open,
    m.trained_yes, m.trained_no, m.trained_open, m.certified_yes, m.certified_no, m.certified_open,
    coalesce(m.workers, 0) as workers, coalesce(m.lasting, 0) as lasting, coalesce(m.work_unknown, 0) as work_unknown
  from homes h
  left join int_measure_members m on m.household_key = h.household_key
),
worked as (
  select *, listed and (workers > 0 or work_unknown > 0 or missing > 0) as may_have_work, case when lasting > 0 then true when missing = 0 and work_unknown = 0 then false end as lasting_work
  from told
)
select household_key, commune_code,
  case when listed then coalesce(insured_yes, 0) else 0 end as insured_yes, case when listed then coalesce(insured_no, 0) else 0 end as insured_no, cast(case when listed then coalesce(insured_open, 0) + missing else 0 end as integer) as insured_open,
  case when listed then coalesce(undernourished_yes, 0) else 0 end as undernourished_yes, case when listed then coalesce(undernourished_no, 0) else 0 end as undernourished_no, cast(case when listed then coalesce(undernourished_open, 0) + missing else 0 end as integer) as undernourished_open,
  case when listed then coalesce(school_level_yes, 0) else 0 end as school_level_yes, case when listed then coalesce(school_level_no, 0) else 0 end as school_level_no, cast(case when listed then coalesce(school_level_open, 0) + missing else 0 end as integer) as school_level_open,
  cast(coalesce(trained_yes, 0) as integer) as trained_yes, cast(coalesce(trained_no, 0) as integer) as trained_no, cast(coalesce(trained_open, 0) + missing as integer) as trained_open,
  cast(coalesce(certified_yes, 0) as integer) as certified_yes, cast(coalesce(certified_no, 0) as integer) as certified_no, cast(coalesce(certified_open, 0) + missing as integer) as certified_open,
  case when listed and clean_water then 1 else 0 end as clean_water_yes, case when listed and not clean_water then 1 else 0 end as clean_water_no, case when listed and clean_water is null then 1 else 0 end as clean_water_open,
  case when listed and hygienic_toilet then 1 else 0 end as hygienic_toilet_yes, case when listed and not hygienic_toilet then 1 else 0 end as hygienic_toilet_no, case when listed and hygienic_toilet is null then 1 else 0 end as hygienic_toilet_open,
  case when listed and internet then 1 else 0 end as internet_yes, case when listed and not internet then 1 else 0 end as internet_no, case when listed and internet is null then 1 else 0 end as internet_open,
  case when may_have_work and lasting_work then 1 else 0 end as lasting_work_yes, case when may_have_work and not lasting_work then 1 else 0 end as lasting_work_no, case when may_have_work and lasting_work is null then 1 else 0 end as lasting_work_open
from worked
