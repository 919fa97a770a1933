-- title: Số đạt, không đạt và thiếu câu trả lời của từng hộ cho các số đo về dịch vụ xã hội cơ bản | Of each household, those who have a basic service, have it not, or did not answer
-- grain: one row per household that is poor, near-poor or newly escaped and has a class; for each measure of mart_measure_coverage the persons of the household (or the household, 0 or 1) that are concerned, or may be
-- Ages, school levels and accepted answers are those of the deciding rule set. A worker is a member who has work or looks for it; lasting work is work without or with a contract where one is due.
-- Members that the household counts and sheet Thành viên does not show are open in each measure of persons.
with law as (
  select distinct l.rule_set, l.undernourished_age_below
  from stg_law l
  join ref_campaign c on c.rule_set = l.rule_set
),
asked_from as (
  select value as age from ref_bounds where name = 'adult_questions_age'
),
levels as (
  select count(*) as given from plan_certificate_levels
),
homes as (
  select h.household_key, h.commune_code, h.member_count, h.class in ('poor', 'near_poor') as listed, i.water_source, i.toilet_type, i.uses_internet
  from mart_households h
  join int_households i on i.household_key = h.household_key
  where h.class in ('poor', 'near_poor') or h.class is not null and h.newly_escaped
),
persons as (
  select h.household_key, h.listed, m.health_insurance, m.undernourished, m.schooling, m.employment, m.labour_contract, m.education, m.on_job_training,
    case when m.birth is null then m.age - 1 else m.age end as youngest, m.age as eldest, v.code is not null as certified
  from stg_members m
  join homes h on h.household_key = m.household_key
  left join plan_certificate_levels v on v.code = m.education
),
answers as (
  select p.household_key, p.listed, p.health_insurance as insured,
    p.listed and coalesce(p.youngest < l.undernourished_age_below, true) as may_be_young, case when p.eldest < l.undernourished_age_below then p.undernourished end as undernourished,
    p.listed and (p.eldest is null or younger.level is not null or elder.level is not null) as may_be_pupil,
    case when younger.level is not null and elder.level is not null then case when p.schooling >= younger.level and p.schooling >= elder.level then true when p.schooling < younger.level and p.schooling < elder.level then false end end as school_level,
    p.employment in ('1', '2') as works, coalesce(p.employment in ('1', '2'), coalesce(p.eldest >= a.age, true)) as may_work,
    case when p.employment in ('1', '2') and v.given > 0 then case when p.certified or p.on_job_training then true when p.education is not null and not p.on_job_training then false end end as trained,
    case when p.employment in ('1', '2') and v.given > 0 and p.education is not null then p.certified end as certified,
    p.employment = '1' and p.labour_contract in ('yes', 'not_applicable') as lasting,
    p.employment is null and coalesce(p.eldest >= a.age, true) or p.employment = '1' and p.labour_contract is null as work_unknown
  from persons p
  cross join law l
  cross join asked_from a
  cross join levels v
  left join rule_schooling younger on younger.rule_set = l.rule_set and p.youngest >= younger.age_from and p.youngest < younger.age_below
  left join rule_schooling elder on elder.rule_set = l.rule_set and p.eldest >= elder.age_from and p.eldest < elder.age_below
),
counted as (
  select household_key, count(*) as members,
    count(case when listed and insured then 1 end) as insured_yes, count(case when listed and not insured then 1 end) as insured_no, count(case when listed and insured is null then 1 end) as insured_open,
    count(case when may_be_young and undernourished then 1 end) as undernourished_yes, count(case when may_be_young and not undernourished then 1 end) as undernourished_no, count(case when may_be_young and undernourished is null then 1 end) as undernourished_open,
    count(case when may_be_pupil and school_level then 1 end) as school_level_yes, count(case when may_be_pupil and not school_level then 1 end) as school_level_no, count(case when may_be_pupil and school_level is null then 1 end) as school_level_open,
    count(case when may_work and trained then 1 end) as trained_yes, count(case when may_work and not trained then 1 end) as trained_no, count(case when may_work and trained is null then 1 end) as trained_open,
    count(case when may_work and certified then 1 end) as certified_yes, count(case when may_work and not certified then 1 end) as certified_no, count(case when may_work and certified is null then 1 end) as certified_open,
    count(case when works then 1 end) as workers, count(case when lasting then 1 end) as lasting, count(case when work_unknown then 1 end) as work_unknown
  from answers
  group by household_key
),
told as (
  select h.household_key, h.commune_code, h.listed, case when h.member_count > coalesce(c.members, 0) then h.member_count - coalesce(c.members, 0) else 0 end as missing,
    c.insured_yes, c.insured_no, c.insured_open, c.undernourished_yes, c.undernourished_no, c.undernourished_open, c.school_level_yes, c.school_level_no, c.school_level_open,
    c.trained_yes, c.trained_no, c.trained_open, c.certified_yes, c.certified_no, c.certified_open,
    coalesce(c.workers, 0) as workers, coalesce(c.lasting, 0) as lasting, coalesce(c.work_unknown, 0) as work_unknown,
    case when h.water_source is not null then w.code is not null end as clean_water, case when h.toilet_type is not null then t.code is not null end as hygienic_toilet, h.uses_internet as internet
  from homes h
  cross join law l
  left join rule_accepted_answers w on w.rule_set = l.rule_set and w.key = 'water_source' and w.code = h.water_source
  left join rule_accepted_answers t on t.rule_set = l.rule_set and t.key = 'toilet_type' and t.code = h.toilet_type
  left join counted c on c.household_key = h.household_key
),
worked as (
  select *, listed and (workers > 0 or work_unknown > 0 or missing > 0) as may_have_work, case when lasting > 0 then true when missing = 0 and work_unknown = 0 then false end as lasting_work
  from told
)
select household_key, commune_code,
  cast(coalesce(insured_yes, 0) as integer) as insured_yes, cast(coalesce(insured_no, 0) as integer) as insured_no, cast(coalesce(insured_open, 0) + case when listed then missing else 0 end as integer) as insured_open,
  cast(coalesce(undernourished_yes, 0) as integer) as undernourished_yes, cast(coalesce(undernourished_no, 0) as integer) as undernourished_no, cast(coalesce(undernourished_open, 0) + case when listed then missing else 0 end as integer) as undernourished_open,
  cast(coalesce(school_level_yes, 0) as integer) as school_level_yes, cast(coalesce(school_level_no, 0) as integer) as school_level_no, cast(coalesce(school_level_open, 0) + case when listed then missing else 0 end as integer) as school_level_open,
  cast(coalesce(trained_yes, 0) as integer) as trained_yes, cast(coalesce(trained_no, 0) as integer) as trained_no, cast(coalesce(trained_open, 0) + missing as integer) as trained_open,
  cast(coalesce(certified_yes, 0) as integer) as certified_yes, cast(coalesce(certified_no, 0) as integer) as certified_no, cast(coalesce(certified_open, 0) + missing as integer) as certified_open,
  case when listed and clean_water then 1 else 0 end as clean_water_yes, case when listed and not clean_water then 1 else 0 end as clean_water_no, case when listed and clean_water is null then 1 else 0 end as clean_water_open,
  case when listed and hygienic_toilet then 1 else 0 end as hygienic_toilet_yes, case when listed and not hygienic_toilet then 1 else 0 end as hygienic_toilet_no, case when listed and hygienic_toilet is null then 1 else 0 end as hygienic_toilet_open,
  case when listed and internet then 1 else 0 end as internet_yes, case when listed and not internet then 1 else 0 end as internet_no, case when listed and internet is null then 1 else 0 end as internet_open,
  case when may_have_work and lasting_work then 1 else 0 end as lasting_work_yes, case when may_have_work and not lasting_work then 1 else 0 end as lasting_work_no, case when may_have_work and lasting_work is null then 1 else 0 end as lasting_work_open
from worked
