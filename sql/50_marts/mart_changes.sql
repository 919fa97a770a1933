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
  select d.*, case when d.basis = 'score' then d.b1_score else d.income_per_capita end as measure,
    case when d.basis = 'score' then d.score_line else d.entry_line end as measure_line,
    case when d.basis = 'score' then 'b1_score' else 'income_per_capita' end as measure_key,
    case when d.basis = 'score' then 'điểm' else 'đồng/người/tháng' end as measure_unit,
    case when d.basis = 'income' then d.farming_household and d.average_living_line is not null
      else d.farming_household and d.income_per_capita > d.entry_line and d.income_per_capita <= d.average_living_line end as average_when_out
  from int_decisions d
),
changes as (
  select household_key, class, measure_key as changed, measure_line - measure + 1 as amount, measure_unit as unit,
    case when average_when_out then 'average_living' else 'not_poor' end as new_class
  from decided
  where class in ('poor', 'near_poor') and (basis = 'score' or not farming_household or average_living_line is not null)
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
  where class = 'not_poor' and basis = 'score' and farming_household and income_per_capita <= entry_line and average_living_line is not null
)
select household_key, class, changed, amount, unit, new_class
from changes
