-- title: Dấu hiệu thiếu hụt từ thành viên
-- grain: one row per household with members, by the thresholds of the deciding rule set; counts of members that show, or leave open, each deprivation
-- A birth given as a year leaves the age open by one: where that year decides a threshold, the age counts as unknown.
with aged as (
  select m.*, l.rule_set,
    case when m.birth is null and m.age in (l.dependent_child_age_below, l.dependent_elder_age_from, l.undernourished_age_below, l.insured_age_from,
        l.adult_education_age_from, l.adult_education_upper_age_from, l.adult_education_age_through + 1) then null
      when m.birth is null and border.age is not null then null
      else m.age end as sure_age
  from stg_members m
  join int_households h on h.household_key = m.household_key
  join stg_units u on u.commune_code = h.commune_code
  cross join ref_campaign c
  join stg_law l on l.rule_set = c.rule_set and l.area = u.area
  left join (select rule_set, age_from as age from rule_schooling union select rule_set, age_below from rule_schooling) border
    on border.rule_set = l.rule_set and border.age = m.age
)
select m.household_key, count(*) as members,
  sum(case when m.employment = '2' or (m.employment = '1' and m.labour_contract = 'no') then 1 else 0 end) as without_work,
  sum(case when (m.sure_age is null or (m.sure_age >= l.dependent_child_age_below and m.sure_age < l.dependent_elder_age_from))
      and (m.employment is null or (m.employment = '1' and m.labour_contract is null)) then 1 else 0 end) as work_unknown,
  sum(case when m.sure_age < l.dependent_child_age_below
      or (coalesce(m.monthly_allowance, false) and (m.sure_age >= l.dependent_elder_age_from or coalesce(m.disability, false))) then 1 else 0 end) as dependants,
  sum(case when m.sure_age is null then 1 else 0 end) as age_unknown,
  sum(case when m.sure_age < l.undernourished_age_below and m.undernourished then 1 else 0 end) as undernourished,
  sum(case when m.sure_age < l.undernourished_age_below and m.undernourished is null then 1 else 0 end) as nutrition_unknown,
  sum(case when m.sure_age >= l.insured_age_from and not m.health_insurance then 1 else 0 end) as uninsured,
  sum(case when m.sure_age >= l.insured_age_from and m.health_insurance is null then 1 else 0 end) as insurance_unknown,
  sum(case when m.sure_age between l.adult_education_age_from and l.adult_education_age_through
      and m.schooling = '0' and not coalesce(m.on_job_training, false)
      and cast(m.education as integer) < case when m.sure_age < l.adult_education_upper_age_from then l.adult_education_lower_level else l.adult_education_upper_level end
      then 1 else 0 end) as undereducated,
  sum(case when m.sure_age between l.adult_education_age_from and l.adult_education_age_through
      and not coalesce(m.on_job_training, false) and (m.schooling is null or (m.schooling = '0' and m.education is null)) then 1 else 0 end) as education_unknown,
  sum(case when s.level is not null and m.schooling < s.level then 1 else 0 end) as out_of_level,
  sum(case when s.level is not null and m.schooling is null then 1 else 0 end) as schooling_unknown
from aged m
join (select distinct rule_set, dependent_child_age_below, dependent_elder_age_from, undernourished_age_below, insured_age_from,
    adult_education_age_from, adult_education_upper_age_from, adult_education_age_through, adult_education_lower_level, adult_education_upper_level
  from stg_law) l on l.rule_set = m.rule_set
left join rule_schooling s on s.rule_set = l.rule_set and m.sure_age >= s.age_from and m.sure_age < s.age_below
group by m.household_key
