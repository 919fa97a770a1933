-- title: Các mức của bộ quy định, mỗi khu vực một dòng | Thresholds of the rule sets, a row an area
-- grain: one row per rule set and area
-- counts_NN is 1 where the survey's indicator NN counts in the set, asks_NN where the set's own text asks for it; indicators_open is how many indicators of the set no answer counts for
with lines as (
  select a.rule_set, a.area,
    max(s.value) as score_line,
    max(case when i.line = 'poverty' then i.value end) as poverty_line,
    max(case when i.line = 'near_poverty' then i.value end) as near_poverty_line,
    max(case when i.line = 'average_living' then i.value end) as average_living_line
  from (select distinct rule_set, area from rule_areas) a
  left join rule_score_lines s on s.rule_set = a.rule_set and s.area = a.area
  left join rule_income_lines i on i.rule_set = a.rule_set and i.area = a.area
  group by a.rule_set, a.area
),
indicators as (
  select rule_set, cast(sum(case when answer is null then 1 else 0 end) as integer) as indicators_open,
    max(case when asked = '01' then 1 else 0 end) as asks_01,
    max(case when asked = '02' then 1 else 0 end) as asks_02,
    max(case when asked = '03' then 1 else 0 end) as asks_03,
    max(case when asked = '04' then 1 else 0 end) as asks_04,
    max(case when asked = '05' then 1 else 0 end) as asks_05,
    max(case when asked = '06' then 1 else 0 end) as asks_06,
    max(case when asked = '07' then 1 else 0 end) as asks_07,
    max(case when asked = '08' then 1 else 0 end) as asks_08,
    max(case when asked = '09' then 1 else 0 end) as asks_09,
    max(case when asked = '10' then 1 else 0 end) as asks_10,
    max(case when asked = '11' then 1 else 0 end) as asks_11,
    max(case when asked = '12' then 1 else 0 end) as asks_12,
    max(case when answer = '01' then 1 else 0 end) as counts_01,
    max(case when answer = '02' then 1 else 0 end) as counts_02,
    max(case when answer = '03' then 1 else 0 end) as counts_03,
    max(case when answer = '04' then 1 else 0 end) as counts_04,
    max(case when answer = '05' then 1 else 0 end) as counts_05,
    max(case when answer = '06' then 1 else 0 end) as counts_06,
    max(case when answer = '07' then 1 else 0 end) as counts_07,
    max(case when answer = '08' then 1 else 0 end) as counts_08,
    max(case when answer = '09' then 1 else 0 end) as counts_09,
    max(case when answer = '10' then 1 else 0 end) as counts_10,
    max(case when answer = '11' then 1 else 0 end) as counts_11,
    max(case when answer = '12' then 1 else 0 end) as counts_12
  from stg_indicators
  group by rule_set
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
    max(case when parameter = 'area_per_person_below_m2' then value end) as area_per_person_below_m2,
    max(case when parameter = 'newly_escaped_months' then value end) as newly_escaped_months
  from rule_parameters
  group by rule_set
)
select l.*, case when s.method = 'income_and_count' then l.near_poverty_line else l.poverty_line end as entry_line,
  case when s.method = 'income_and_count' then l.poverty_line end as sure_line, l.score_line is not null as by_score, k.min_deprived, s.method, s.content_sha256, n.* exclude (rule_set),
  p.* exclude (rule_set)
from lines l
join rule_sets s on s.rule_set = l.rule_set
join rule_classes k on k.rule_set = l.rule_set and k.class = 'poor'
join indicators n on n.rule_set = l.rule_set
left join parameters p on p.rule_set = l.rule_set
