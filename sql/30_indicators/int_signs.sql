-- title: Dấu hiệu thiếu hụt từ thành viên và phương tiện thông tin | Signs of deprivation from the members and the devices
-- grain: one row per household with members or devices named and rule set, by the set's own thresholds; counts of members: lacking_NN show the deprivation, possible_NN show it or leave it open; members is null without any; accepted_devices is 1 where a device named is one that the set accepts, null where none can be read
-- slices: household_key
-- Members and devices are counted together: int_derived then joins each household once, which holds half in memory.
-- A birth given as a year leaves the age open by one: youngest and eldest are the ages it allows, both null without a birth.
-- Indicator 01 asks people of working age, whose bounds the law's text did not yield: who is a child or an elder for indicator 02 is not asked.
with thresholds as (
  select distinct rule_set, dependent_child_age_below, dependent_elder_age_from, undernourished_age_below, insured_age_from,
    adult_education_age_from, adult_education_upper_age_from, adult_education_age_through, adult_education_lower_level, adult_education_upper_level
  from stg_law
),
aged as (
  select m.*, case when m.birth is null then m.age - 1 else m.age end as youngest, m.age as eldest,
    m.employment = '2' or (m.employment = '1' and m.labour_contract = 'no') as without_work,
    m.employment is null or (m.employment = '1' and m.labour_contract is null) as work_unanswered,
    cast(m.education as integer) as education_level
  from stg_members m
),
signs as (
  select m.household_key, l.rule_set, 1 as member, cast(null as integer) as accepted_device,
    m.without_work and m.youngest >= l.dependent_child_age_below and m.eldest < l.dependent_elder_age_from as lacking_01,
    (m.without_work or m.work_unanswered) and coalesce(m.eldest >= l.dependent_child_age_below, true) and coalesce(m.youngest < l.dependent_elder_age_from, true) as possible_01,
    m.eldest < l.dependent_child_age_below or (m.monthly_allowance and (m.youngest >= l.dependent_elder_age_from or m.disability)) as lacking_02,
    coalesce(m.youngest < l.dependent_child_age_below, true)
      or (coalesce(m.monthly_allowance, true) and (coalesce(m.eldest >= l.dependent_elder_age_from, true) or coalesce(m.disability, true))) as possible_02,
    m.eldest < l.undernourished_age_below and m.undernourished as lacking_03,
    coalesce(m.youngest < l.undernourished_age_below, true) and coalesce(m.undernourished, true) as possible_03,
    m.youngest >= l.insured_age_from and not m.health_insurance as lacking_04,
    coalesce(m.eldest >= l.insured_age_from, true) and not coalesce(m.health_insurance, false) as possible_04,
    m.youngest >= l.adult_education_age_from and m.eldest <= l.adult_education_age_through and m.schooling = '0' and not m.on_job_training
      and m.education_level < case when m.youngest >= l.adult_education_upper_age_from then l.adult_education_upper_level else l.adult_education_lower_level end as lacking_05,
    coalesce(m.eldest >= l.adult_education_age_from, true) and coalesce(m.youngest <= l.adult_education_age_through, true)
      and coalesce(m.schooling = '0', true) and not coalesce(m.on_job_training, false)
      and coalesce(m.education_level < case when m.eldest < l.adult_education_upper_age_from then l.adult_education_lower_level else l.adult_education_upper_level end, true) as possible_05,
    m.schooling < younger.level and m.schooling < elder.level as lacking_06,
    m.eldest is null or coalesce(m.schooling < younger.level, younger.level is not null) or coalesce(m.schooling < elder.level, elder.level is not null) as possible_06
  from aged m
  cross join thresholds l
  left join rule_schooling younger on younger.rule_set = l.rule_set and m.youngest >= younger.age_from and m.youngest < younger.age_below
  left join rule_schooling elder on elder.rule_set = l.rule_set and m.eldest >= elder.age_from and m.eldest < elder.age_below
  union all
  select a.household_key, s.rule_set, cast(null as integer), case when x.code is not null then 1 else 0 end,
    false, false, false, false, false, false, false, false, false, false, false, false
  from stg_answers a
  cross join rule_sets s
  left join rule_accepted_answers x on x.rule_set = s.rule_set and x.key = 'info_devices' and x.code = a.code
  where a.key = 'info_devices' and a.code is not null
)
select household_key, rule_set, cast(nullif(count(member), 0) as integer) as members, max(accepted_device) as accepted_devices,
  cast(count(case when lacking_01 then 1 end) as integer) as lacking_01, cast(count(case when possible_01 then 1 end) as integer) as possible_01,
  cast(count(case when lacking_02 then 1 end) as integer) as lacking_02, cast(count(case when possible_02 then 1 end) as integer) as possible_02,
  cast(count(case when lacking_03 then 1 end) as integer) as lacking_03, cast(count(case when possible_03 then 1 end) as integer) as possible_03,
  cast(count(case when lacking_04 then 1 end) as integer) as lacking_04, cast(count(case when possible_04 then 1 end) as integer) as possible_04,
  cast(count(case when lacking_05 then 1 end) as integer) as lacking_05, cast(count(case when possible_05 then 1 end) as integer) as possible_05,
  cast(count(case when lacking_06 then 1 end) as integer) as lacking_06, cast(count(case when possible_06 then 1 end) as integer) as possible_06
from signs
group by household_key, rule_set
