-- title: Số đo theo tên, để so với chỉ tiêu | Named measures to hold against targets
-- grain: one row per measure and scope (the district, and each commune); a measure that offices report has a row per line of the plan instead
-- columns:
--   measure: Tên số đo | Measure
--   line: Mã dòng của kế hoạch với số đo từ báo cáo; trống với số đo từ phiếu | Line of the plan where offices report it; null where the survey gives it
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   value: Giá trị theo đơn vị của số đo, hai số lẻ; trống khi không tính được | Value in the unit of the measure, two decimals; null when it cannot be computed
--   numerator: Tử số của giá trị chưa làm tròn | Numerator of the value before rounding
--   denominator: Mẫu số của giá trị chưa làm tròn | Denominator of the value before rounding
--   pending_households: Số hộ bị giữ lại hoặc thiếu trong phiếu | Households held out or missing from the survey
--   open_answers: Số người hoặc hộ thiếu câu trả lời, không có trong tử số và mẫu số | Persons or households without an answer, in neither numerator nor denominator
--   lowest: Giá trị thấp nhất còn có thể | Lowest value that is still possible
--   highest: Giá trị cao nhất còn có thể | Highest value that is still possible
--   quarter: Quý của số liệu báo cáo | Quarter of reported figures
--   why_vi: Vì sao không có giá trị, hoặc giá trị thiếu gì | Why there is no value, or what it lacks
with scopes as (
  select cast(null as string) as commune_code, cast(sum(pending_households) as bigint) as pending, count(*) = sum(case when has_workbook then 1 else 0 end) as complete
  from mart_communes
  union all
  select commune_code, pending_households, has_workbook
  from mart_communes
),
coverage as (
  select c.measure, c.commune_code, c.yes, c.yes + c.no as answered, c.open, s.pending, s.complete, s.complete and s.pending = 0 and c.yes + c.no > 0 as usable
  from mart_measure_coverage c
  join scopes s on coalesce(s.commune_code, '') = coalesce(c.commune_code, '')
)
select measure, cast(null as string) as line, commune_code, cast(value as decimal(18, 4)) as value, numerator, denominator, pending_households, cast(0 as bigint) as open_answers,
  cast(lowest as decimal(18, 4)) as lowest, cast(highest as decimal(18, 4)) as highest, cast(null as integer) as quarter, cast(null as string) as why_vi
from mart_measure_reductions
union all
select measure, cast(null as string), commune_code, cast(case when usable then rate_percent(yes, answered) end as decimal(18, 4)),
  cast(100 * yes as decimal(38, 0)), cast(answered as decimal(38, 0)), pending, open,
  cast(case when usable then rate_percent(yes, answered + open) end as decimal(18, 4)), cast(case when usable then rate_percent(yes + open, answered + open) end as decimal(18, 4)), cast(null as integer),
  case when answered = 0 and open > 0 then 'phiếu không có câu trả lời để tính, hoặc targets.yaml chưa ghi certificate_levels' when answered = 0 then 'không có ai thuộc diện' end
from coverage
union all
select 'focus_communes_reduced_percent', cast(null as string), commune_code,
  cast(case when complete and pending_households = 0 then rate_points(reduced, opening, 0, 1) end as decimal(18, 4)), cast(100 * reduced as decimal(38, 0)), cast(opening as decimal(38, 0)),
  pending_households, cast(0 as bigint), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as integer),
  case when opening = 0 then 'xã không có hộ nghèo, cận nghèo đầu năm' when commune_code is null and not complete then 'thiếu bảng rà soát hoặc tổng số hộ đầu năm của một xã' when commune_code is null then 'số của xã thấp nhất trong các xã đó' end
from mart_measure_focus
union all
select case when r.kind = 'money' then 'money_disbursed' when t.unit = '%' then 'output_percent' else 'output_count' end, r.line, cast(null as string),
  cast(case when not r.held then r.value end as decimal(18, 4)), r.numerator, r.denominator, cast(0 as bigint), cast(0 as bigint), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), r.quarter, r.why_vi
from mart_measure_reported r
left join plan_targets t on t.id = r.line and r.kind = 'output'
order by measure, line nulls first, commune_code nulls first
