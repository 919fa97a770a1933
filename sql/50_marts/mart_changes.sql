-- view: yes
-- title: Thay đổi gần nhất làm đổi loại hộ | The nearest changes that would alter a household's class
-- grain: one row per classified household and single change, by the deciding rule set
-- columns:
--   household_key: Khoá hộ | Household key
--   class: Kết quả hiện nay | Class as it is
--   changed: Giá trị thay đổi: b1_score, income_per_capita, deprived_count | What changes
--   amount: Mức thay đổi ít nhất, có dấu | The least change, signed
--   unit: Đơn vị | Unit
--   new_class: Loại hộ sau thay đổi | Class after the change
with decided as (
  select d.*, l.by_score, l.poverty_line, l.entry_line, l.average_living_line, l.min_deprived,
    case when l.by_score then d.b1_score else d.income_per_capita end as measure,
    case when l.by_score then l.score_line else l.entry_line end as measure_line,
    case when l.by_score then 'b1_score' else 'income_per_capita' end as measure_key,
    case when l.by_score then 'điểm' else 'đồng/người/tháng' end as measure_unit,
    d.farming_household and (not l.by_score or (d.income_per_capita > l.entry_line and d.income_per_capita <= l.average_living_line)) as average_when_out
  from int_decisions d
  join stg_law l on l.rule_set = d.rule_set and l.area = d.area
),
changes as (
  select household_key, class, measure_key as changed, measure_line - measure + 1 as amount, measure_unit as unit,
    case when average_when_out then 'average_living' else 'not_poor' end as new_class
  from decided
  where class in ('poor', 'near_poor') and (by_score or not farming_household or average_living_line is not null)
  union all
  select household_key, class, measure_key, poverty_line - measure + 1, measure_unit, 'near_poor'
  from decided
  where class = 'poor' and within_poverty and deprived_count + deprived_open < min_deprived
  union all
  select household_key, class, measure_key, measure_line - measure, measure_unit, case when deprived_count >= min_deprived then 'poor' else 'near_poor' end
  from decided
  where class in ('average_living', 'not_poor') and not screened_out and measure is not null
    and (deprived_count >= min_deprived or deprived_count + deprived_open < min_deprived)
  union all
  select household_key, class, 'deprived_count', min_deprived - deprived_count, 'chỉ số', 'poor'
  from decided
  where class = 'near_poor'
  union all
  select household_key, class, 'deprived_count', min_deprived - 1 - deprived_count, 'chỉ số', 'near_poor'
  from decided
  where class = 'poor' and not coalesce(within_poverty, false) and deprived_open = 0
  union all
  select household_key, class, measure_key, poverty_line - measure, measure_unit, 'poor'
  from decided
  where class = 'near_poor' and not within_poverty
  union all
  select household_key, class, 'income_per_capita', entry_line - income_per_capita, 'đồng/người/tháng', 'not_poor'
  from decided
  where class = 'average_living' and by_score
  union all
  select household_key, class, 'income_per_capita', average_living_line - income_per_capita + 1, 'đồng/người/tháng', 'not_poor'
  from decided
  where class = 'average_living'
  union all
  select household_key, class, 'income_per_capita', average_living_line - income_per_capita, 'đồng/người/tháng', 'average_living'
  from decided
  where class = 'not_poor' and farming_household and income_per_capita > average_living_line
  union all
  select household_key, class, 'income_per_capita', entry_line - income_per_capita + 1, 'đồng/người/tháng', 'average_living'
  from decided
  where class = 'not_poor' and by_score and farming_household and income_per_capita <= entry_line and average_living_line is not null
)
select household_key, class, changed, amount, unit, new_class
from changes
