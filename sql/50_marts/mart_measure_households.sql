-- view: yes
-- title: Hộ trong các số đo về dịch vụ xã hội cơ bản | Households in the measures of basic services
-- grain: one row per measure of mart_measure_coverage and household that is concerned, or may be
-- Ages, school levels and accepted answers are those of the deciding rule set. A worker is a member who has work or looks for it; lasting work is work without or with a contract where one is due.
-- columns:
--   measure: Tên số đo | Measure
--   household_key: Khoá hộ | Household key
--   commune_code: Mã xã | Commune
--   yes: Số đạt, người hoặc hộ | Those who have it, persons or households
--   no: Số không đạt | Those who have it not
--   open: Số thuộc hoặc có thể thuộc diện mà thiếu câu trả lời | Those concerned, or possibly, without an answer
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
  select h.listed, m.*, case when m.birth is null then m.age - 1 else m.age end as youngest, m.age as eldest,
    v.code is not null as certified
  from stg_members m
  join homes h on h.household_key = m.household_key
  left join plan_certificate_levels v on v.code = m.education
),
unlisted as (
  -- members that the household counts and sheet Thành viên does not show
  select h.household_key, h.commune_code, h.listed, h.member_count - count(m.household_key) as missing
  from homes h
  left join stg_members m on m.household_key = h.household_key
  group by h.household_key, h.commune_code, h.listed, h.member_count
  having h.member_count > count(m.household_key)
),
at_work as (
  select p.household_key, p.commune_code, p.listed,
    sum(case when p.employment in ('1', '2') then 1 else 0 end) as workers,
    sum(case when p.employment = '1' and p.labour_contract in ('yes', 'not_applicable') then 1 else 0 end) as lasting,
    sum(case when p.employment is null and coalesce(p.eldest >= a.age, true) or p.employment = '1' and p.labour_contract is null then 1 else 0 end) as unknown
  from persons p
  cross join asked_from a
  group by p.household_key, p.commune_code, p.listed
),
answers as (
  select 'insured_percent' as measure, household_key, commune_code, health_insurance as answer, 1 as weight from persons where listed
  union all
  select 'undernourished_children_percent', p.household_key, p.commune_code, case when p.eldest < l.undernourished_age_below then p.undernourished end, 1
  from persons p
  cross join law l
  where p.listed and coalesce(p.youngest < l.undernourished_age_below, true)
  union all
  select 'children_at_school_level_percent', p.household_key, p.commune_code,
    case when younger.level is not null and elder.level is not null then case when p.schooling >= younger.level and p.schooling >= elder.level then true when p.schooling < younger.level and p.schooling < elder.level then false end end, 1
  from persons p
  cross join law l
  left join rule_schooling younger on younger.rule_set = l.rule_set and p.youngest >= younger.age_from and p.youngest < younger.age_below
  left join rule_schooling elder on elder.rule_set = l.rule_set and p.eldest >= elder.age_from and p.eldest < elder.age_below
  where p.listed and (p.eldest is null or younger.level is not null or elder.level is not null)
  union all
  select 'trained_labour_percent', p.household_key, p.commune_code,
    case when p.employment in ('1', '2') and v.given > 0 then case when p.certified or p.on_job_training then true when p.education is not null and not p.on_job_training then false end end, 1
  from persons p
  cross join asked_from a
  cross join levels v
  where p.employment in ('1', '2') or p.employment is null and coalesce(p.eldest >= a.age, true)
  union all
  select 'certified_labour_percent', p.household_key, p.commune_code, case when p.employment in ('1', '2') and v.given > 0 and p.education is not null then p.certified end, 1
  from persons p
  cross join asked_from a
  cross join levels v
  where p.employment in ('1', '2') or p.employment is null and coalesce(p.eldest >= a.age, true)
  union all
  select m.measure, u.household_key, u.commune_code, cast(null as boolean), u.missing
  from unlisted u
  join (values ('insured_percent', true), ('undernourished_children_percent', true), ('children_at_school_level_percent', true), ('trained_labour_percent', false), ('certified_labour_percent', false)) as m (measure, of_listed)
    on u.listed or not m.of_listed
  union all
  select 'clean_water_percent', h.household_key, h.commune_code, case when h.water_source is not null then x.code is not null end, 1
  from homes h
  cross join law l
  left join rule_accepted_answers x on x.rule_set = l.rule_set and x.key = 'water_source' and x.code = h.water_source
  where h.listed
  union all
  select 'hygienic_toilet_percent', h.household_key, h.commune_code, case when h.toilet_type is not null then x.code is not null end, 1
  from homes h
  cross join law l
  left join rule_accepted_answers x on x.rule_set = l.rule_set and x.key = 'toilet_type' and x.code = h.toilet_type
  where h.listed
  union all
  select 'internet_percent', household_key, commune_code, uses_internet, 1 from homes where listed
  union all
  select 'households_with_lasting_work_percent', h.household_key, h.commune_code, case when coalesce(w.lasting, 0) > 0 then true when u.missing is null and coalesce(w.unknown, 0) = 0 then false end, 1
  from homes h
  left join at_work w on w.household_key = h.household_key
  left join unlisted u on u.household_key = h.household_key
  where h.listed and (coalesce(w.workers, 0) > 0 or coalesce(w.unknown, 0) > 0 or u.missing is not null)
)
select measure, household_key, commune_code, cast(sum(case when answer then weight else 0 end) as bigint) as yes, cast(sum(case when not answer then weight else 0 end) as bigint) as no,
  cast(sum(case when answer is null then weight else 0 end) as bigint) as open
from answers
group by measure, household_key, commune_code
