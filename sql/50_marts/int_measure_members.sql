-- title: Thành viên của hộ trong các số đo về dịch vụ xã hội cơ bản, đếm theo câu trả lời | Members of households in the measures of basic services, counted by answer
-- grain: one row per household with members, also of one that is in no measure
-- slices: household_key
-- Ages and school levels are those of the deciding rule set. A worker is a member who has work or looks for it; lasting work is work without or with a contract where one is due.
-- A relation of its own: beside the joins of int_measured these counts would be held in memory together with the households.
with law as (
  select distinct l.rule_set, l.undernourished_age_below, b.value as asked_from, v.given
  from stg_law l
  join ref_campaign c on c.rule_set = l.rule_set
  join ref_bounds b on b.name = 'adult_questions_age'
  cross join (select count(*) as given from plan_certificate_levels) v
),
persons as (
  select household_key, health_insurance, undernourished, schooling, employment, labour_contract, education, on_job_training,
    case when birth is null then age - 1 else age end as youngest, age as eldest
  from stg_members
),
answers as (
  select p.household_key, p.health_insurance as insured,
    coalesce(p.youngest < l.undernourished_age_below, true) as may_be_young, case when p.eldest < l.undernourished_age_below then p.undernourished end as undernourished,
    p.eldest is null or younger.level is not null or elder.level is not null as may_be_pupil,
    case when p.schooling >= younger.level and p.schooling >= elder.level then true when p.schooling < younger.level and p.schooling < elder.level then false end as school_level,
    p.employment in ('1', '2') as works, coalesce(p.employment in ('1', '2'), coalesce(p.eldest >= l.asked_from, true)) as may_work,
    case when p.employment in ('1', '2') and l.given > 0 then case when v.code is not null or p.on_job_training then true when p.education is not null and not p.on_job_training then false end end as trained,
    case when p.employment in ('1', '2') and l.given > 0 and p.education is not null then v.code is not null end as certified,
    p.employment = '1' and p.labour_contract in ('yes', 'not_applicable') as lasting,
    p.employment is null and coalesce(p.eldest >= l.asked_from, true) or p.employment = '1' and p.labour_contract is null as work_unknown
  from persons p
  cross join law l
  left join plan_certificate_levels v on v.code = p.education
  left join rule_schooling younger on younger.rule_set = l.rule_set and p.youngest >= younger.age_from and p.youngest < younger.age_below
  left join rule_schooling elder on elder.rule_set = l.rule_set and p.eldest >= elder.age_from and p.eldest < elder.age_below
)
select household_key, cast(count(*) as integer) as members,
  cast(count(case when insured then 1 end) as integer) as insured_yes, cast(count(case when not insured then 1 end) as integer) as insured_no, cast(count(*) - count(insured) as integer) as insured_open,
  cast(count(case when may_be_young and undernourished then 1 end) as integer) as undernourished_yes, cast(count(case when may_be_young and not undernourished then 1 end) as integer) as undernourished_no, cast(count(case when may_be_young and undernourished is null then 1 end) as integer) as undernourished_open,
  cast(count(case when may_be_pupil and school_level then 1 end) as integer) as school_level_yes, cast(count(case when may_be_pupil and not school_level then 1 end) as integer) as school_level_no, cast(count(case when may_be_pupil and school_level is null then 1 end) as integer) as school_level_open,
  cast(count(case when may_work and trained then 1 end) as integer) as trained_yes, cast(count(case when may_work and not trained then 1 end) as integer) as trained_no, cast(count(case when may_work and trained is null then 1 end) as integer) as trained_open,
  cast(count(case when may_work and certified then 1 end) as integer) as certified_yes, cast(count(case when may_work and not certified then 1 end) as integer) as certified_no, cast(count(case when may_work and certified is null then 1 end) as integer) as certified_open,
  cast(count(case when works then 1 end) as integer) as workers, cast(count(case when lasting then 1 end) as integer) as lasting, cast(count(case when work_unknown then 1 end) as integer) as work_unknown
from answers
group by household_key
