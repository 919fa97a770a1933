-- title: Xếp loại hộ theo từng bộ quy định
-- grain: one row per present household and rule set (method score_and_count: Nghị định 07/2021/NĐ-CP, Điều 3)
select a.*, l.score_line, l.min_deprived, l.poverty_line, l.average_living_line,
  case
    when not a.screened_out and a.b1_score <= l.score_line and a.deprived_count >= l.min_deprived then 'poor'
    when not a.screened_out and a.b1_score <= l.score_line then 'near_poor'
    when a.farming_household and a.income_per_capita > l.poverty_line and a.income_per_capita <= l.average_living_line then 'average_living'
    else 'not_poor'
  end as class
from int_assessments a
join stg_law l on l.rule_set = a.rule_set and l.area = a.area and l.method = 'score_and_count'
