-- title: Xếp loại hộ theo từng bộ quy định
-- grain: one row per present household and rule set; class is null where the set's unknown numbers leave it open (open_reason)
-- score_and_count: Nghị định 07/2021/NĐ-CP, Điều 3; income_and_count: Quyết định 59/2015/QĐ-TTg
-- A household is measured by its B1 score; where the set's line in points is unknown, by the income that the line stands for.
with measured as (
  select a.*, l.method, l.score_line, l.poverty_line, l.entry_line, l.average_living_line, l.min_deprived,
    case when l.score_line is not null then 'score' else 'income' end as basis,
    case when l.score_line is null then a.income_per_capita <= l.entry_line
      else not a.screened_out and a.b1_score <= l.score_line end as within_entry,
    l.method = 'income_and_count' and a.income_per_capita <= l.poverty_line as within_poverty
  from int_assessments a
  join stg_law l on l.rule_set = a.rule_set and l.area = a.area
),
classed as (
  select m.*,
    case
      when within_poverty then 'poor'
      when within_entry and deprived_count >= min_deprived then 'poor'
      when within_entry and deprived_count + deprived_open < min_deprived then 'near_poor'
      when within_entry or within_entry is null then null
      when not farming_household or income_per_capita is null or income_per_capita <= entry_line then 'not_poor'
      when income_per_capita <= average_living_line then 'average_living'
      when income_per_capita > average_living_line then 'not_poor'
    end as class
  from measured m
)
select c.*,
  case
    when class is not null then null
    when within_entry is null then 'score_line'
    when within_entry then 'indicators'
    else 'average_living'
  end as open_reason
from classed c
