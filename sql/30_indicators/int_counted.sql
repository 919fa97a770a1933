-- title: Mười hai chỉ số được tính của hộ theo từng bộ quy định | The twelve indicators that count for each household by rule set
-- grain: one row per present household and rule set; deprived_NN are the ones that count (rasoat.yaml: deprivations), derived_indicators names those that were derived
-- slices: household_key
-- A derived indicator follows the thresholds of the set itself; one that the set only borrows follows the earliest set of the campaign that asks for indicators of the survey.
with lender as (
  select min(s.rule_set) as rule_set
  from rule_sets s
  join (select min(x.in_force_from) as in_force_from from rule_sets x join rule_indicators i on i.rule_set = x.rule_set and i.answered_by is not null) first
    on first.in_force_from = s.in_force_from
  where exists (select 1 from rule_indicators i where i.rule_set = s.rule_set and i.answered_by is not null)
),
derived as (
  select d.*
  from int_derived d
  cross join ref_campaign c
  where c.deprivations = 'derived'
)
select h.household_key, l.rule_set, h.commune_code, u.area, h.b1_score, h.b2_score, h.income_per_capita,
  coalesce(h.farming_household, false) as farming_household, h.unscored as screened_out, h.member_count,
  coalesce(case when l.asks_01 = 1 then own.derived_01 else other.derived_01 end, h.deprived_01) as deprived_01,
  coalesce(case when l.asks_02 = 1 then own.derived_02 else other.derived_02 end, h.deprived_02) as deprived_02,
  coalesce(case when l.asks_03 = 1 then own.derived_03 else other.derived_03 end, h.deprived_03) as deprived_03,
  coalesce(case when l.asks_04 = 1 then own.derived_04 else other.derived_04 end, h.deprived_04) as deprived_04,
  coalesce(case when l.asks_05 = 1 then own.derived_05 else other.derived_05 end, h.deprived_05) as deprived_05,
  coalesce(case when l.asks_06 = 1 then own.derived_06 else other.derived_06 end, h.deprived_06) as deprived_06,
  coalesce(case when l.asks_07 = 1 then own.derived_07 else other.derived_07 end, h.deprived_07) as deprived_07,
  coalesce(case when l.asks_08 = 1 then own.derived_08 else other.derived_08 end, h.deprived_08) as deprived_08,
  coalesce(case when l.asks_09 = 1 then own.derived_09 else other.derived_09 end, h.deprived_09) as deprived_09,
  coalesce(case when l.asks_10 = 1 then own.derived_10 else other.derived_10 end, h.deprived_10) as deprived_10,
  coalesce(case when l.asks_11 = 1 then own.derived_11 else other.derived_11 end, h.deprived_11) as deprived_11,
  coalesce(case when l.asks_12 = 1 then own.derived_12 else other.derived_12 end, h.deprived_12) as deprived_12,
  (case when l.asks_01 = 1 and own.derived_01 is not null or l.asks_01 = 0 and other.derived_01 is not null then '01 ' else '' end) || (case when l.asks_02 = 1 and own.derived_02 is not null or l.asks_02 = 0 and other.derived_02 is not null then '02 ' else '' end) || (case when l.asks_03 = 1 and own.derived_03 is not null or l.asks_03 = 0 and other.derived_03 is not null then '03 ' else '' end) || (case when l.asks_04 = 1 and own.derived_04 is not null or l.asks_04 = 0 and other.derived_04 is not null then '04 ' else '' end) || (case when l.asks_05 = 1 and own.derived_05 is not null or l.asks_05 = 0 and other.derived_05 is not null then '05 ' else '' end) || (case when l.asks_06 = 1 and own.derived_06 is not null or l.asks_06 = 0 and other.derived_06 is not null then '06 ' else '' end) || (case when l.asks_07 = 1 and own.derived_07 is not null or l.asks_07 = 0 and other.derived_07 is not null then '07 ' else '' end) || (case when l.asks_08 = 1 and own.derived_08 is not null or l.asks_08 = 0 and other.derived_08 is not null then '08 ' else '' end) || (case when l.asks_09 = 1 and own.derived_09 is not null or l.asks_09 = 0 and other.derived_09 is not null then '09 ' else '' end) || (case when l.asks_10 = 1 and own.derived_10 is not null or l.asks_10 = 0 and other.derived_10 is not null then '10 ' else '' end) || (case when l.asks_11 = 1 and own.derived_11 is not null or l.asks_11 = 0 and other.derived_11 is not null then '11 ' else '' end) || (case when l.asks_12 = 1 and own.derived_12 is not null or l.asks_12 = 0 and other.derived_12 is not null then '12 ' else '' end) as derived_indicators
from int_households h
join stg_units u on u.commune_code = h.commune_code
join stg_law l on l.area = u.area
left join lender on true
left join derived own on own.household_key = h.household_key and own.rule_set = l.rule_set
left join derived other on other.household_key = h.household_key and other.rule_set = lender.rule_set
where not h.gone
