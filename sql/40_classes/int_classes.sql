-- title: Xếp loại hộ theo từng bộ quy định | Class of each household by rule set
-- grain: one row per present household and rule set; class is null where the set's unknown numbers leave it open (open_reason)
-- slices: household_key
-- score_and_count: Nghị định 07/2021/NĐ-CP, Điều 3; income_and_count: Quyết định 59/2015/QĐ-TTg
-- A household is measured by its B1 score; where the set's line in points is unknown, by the income that the line stands for.
with measured as (
  select a.household_key, a.commune_code, a.area, a.rule_set, a.deprived_count, a.deprived_open, a.farming_household, a.income_per_capita,
    l.by_score, l.min_deprived, l.entry_line, l.average_living_line,
    case when l.by_score then not a.screened_out and a.b1_score <= l.score_line else a.income_per_capita <= l.entry_line end as within_entry,
    a.income_per_capita <= l.sure_line as within_poverty
  from int_assessments a
  join stg_law l on l.rule_set = a.rule_set and l.area = a.area
),
classed as (
  select m.*,
    case
      when within_poverty then 'poor'
      when within_entry then case when deprived_count >= min_deprived then 'poor' when deprived_count + deprived_open < min_deprived then 'near_poor' end
      when within_entry is null then null
      when not farming_household or income_per_capita is null or income_per_capita <= entry_line then 'not_poor'
      when income_per_capita <= average_living_line then 'average_living'
      when income_per_capita > average_living_line then 'not_poor'
    end as class
  from measured m
)
select household_key, commune_code, area, rule_set, deprived_count, deprived_open, within_entry, within_poverty, class,
  case when class is null then case when within_entry is null then 'score_line' when within_entry then 'indicators' else 'average_living' end end as open_reason
from classed
