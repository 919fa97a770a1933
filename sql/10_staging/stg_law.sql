-- title: Các mức của bộ quy định, mỗi khu vực một dòng
-- grain: one row per rule set and area
with lines as (
  select a.rule_set, a.area,
    max(s.value) as score_line,
    max(case when i.line = 'poverty' then i.value end) as poverty_line,
    max(case when i.line = 'average_living' then i.value end) as average_living_line
  from (select distinct rule_set, area from rule_areas) a
  left join rule_score_lines s on s.rule_set = a.rule_set and s.area = a.area
  left join rule_income_lines i on i.rule_set = a.rule_set and i.area = a.area
  group by a.rule_set, a.area
),
parameters as (
  select rule_set,
    max(case when parameter = 'dependent_child_age_below' then value end) as dependent_child_age_below,
    max(case when parameter = 'dependent_elder_age_from' then value end) as dependent_elder_age_from,
    max(case when parameter = 'dependent_share_above_percent' then value end) as dependent_share_above_percent,
    max(case when parameter = 'undernourished_age_below' then value end) as undernourished_age_below,
    max(case when parameter = 'insured_age_from' then value end) as insured_age_from,
    max(case when parameter = 'adult_education_age_from' then value end) as adult_education_age_from,
    max(case when parameter = 'adult_education_upper_age_from' then value end) as adult_education_upper_age_from,
    max(case when parameter = 'adult_education_age_through' then value end) as adult_education_age_through,
    max(case when parameter = 'adult_education_lower_level' then value end) as adult_education_lower_level,
    max(case when parameter = 'adult_education_upper_level' then value end) as adult_education_upper_level,
    max(case when parameter = 'weak_structures_from' then value end) as weak_structures_from,
    max(case when parameter = 'area_per_person_below_m2' then value end) as area_per_person_below_m2
  from rule_parameters
  group by rule_set
)
select l.*, k.min_deprived, s.method, s.content_sha256, p.* exclude (rule_set)
from lines l
join rule_sets s on s.rule_set = l.rule_set
join rule_classes k on k.rule_set = l.rule_set and k.class = 'poor'
left join parameters p on p.rule_set = l.rule_set
