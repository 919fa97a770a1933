-- title: Số đo theo tên, để so với chỉ tiêu | Named measures to hold against targets
-- grain: one row per measure and scope (the district, and each commune)
-- columns:
--   measure: Tên số đo | Measure
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   value: Giá trị theo đơn vị của số đo, hai số lẻ; trống khi còn thiếu bảng hoặc tổng số của một xã | Value in the unit of the measure, two decimals; null while a commune's workbook or total is missing
--   numerator: Tử số của giá trị chưa làm tròn | Numerator of the value before rounding
--   denominator: Mẫu số của giá trị chưa làm tròn | Denominator of the value before rounding
with totals as (
  select cast(null as string) as commune_code,
    sum(poor_opening) as poor_opening, sum(poor_closing) as poor_closing, sum(near_poor_opening) as near_poor_opening, sum(near_poor_closing) as near_poor_closing,
    sum(poor_opening_minority) as poor_opening_minority, sum(poor_closing_minority) as poor_closing_minority,
    case when count(opening_households_total) = count(*) then sum(opening_households_total) end as opening_total,
    case when count(households_total) = count(*) then sum(households_total) end as closing_total,
    case when count(opening_minority_households_total) = count(*) then sum(opening_minority_households_total) end as opening_minority_total,
    case when count(minority_households_total) = count(*) then sum(minority_households_total) end as closing_minority_total,
    count(*) = sum(case when has_workbook then 1 else 0 end) as complete
  from mart_communes
  union all
  select commune_code, poor_opening, poor_closing, near_poor_opening, near_poor_closing, poor_opening_minority, poor_closing_minority,
    opening_households_total, households_total, opening_minority_households_total, minority_households_total, has_workbook
  from mart_communes
),
measured as (
  select 'poor_households_reduced' as measure, commune_code, cast(poor_opening - poor_closing as decimal(18, 2)) as value,
    cast(poor_opening - poor_closing as decimal(38, 0)) as numerator, cast(1 as decimal(38, 0)) as denominator, complete
  from totals
  union all
  select 'near_poor_households_reduced', commune_code, cast(near_poor_opening - near_poor_closing as decimal(18, 2)),
    cast(near_poor_opening - near_poor_closing as decimal(38, 0)), cast(1 as decimal(38, 0)), complete
  from totals
  union all
  select 'poor_rate_points_reduced', commune_code, rate_points(poor_opening, opening_total, poor_closing, closing_total),
    cast(100 * (cast(poor_opening as decimal(38, 0)) * closing_total - cast(poor_closing as decimal(38, 0)) * opening_total) as decimal(38, 0)), cast(cast(opening_total as decimal(38, 0)) * closing_total as decimal(38, 0)), complete
  from totals
  union all
  select 'near_poor_rate_points_reduced', commune_code, rate_points(near_poor_opening, opening_total, near_poor_closing, closing_total),
    cast(100 * (cast(near_poor_opening as decimal(38, 0)) * closing_total - cast(near_poor_closing as decimal(38, 0)) * opening_total) as decimal(38, 0)), cast(cast(opening_total as decimal(38, 0)) * closing_total as decimal(38, 0)), complete
  from totals
  union all
  select 'poor_and_near_poor_rate_points_reduced', commune_code, rate_points((poor_opening + near_poor_opening), opening_total, (poor_closing + near_poor_closing), closing_total),
    cast(100 * (cast((poor_opening + near_poor_opening) as decimal(38, 0)) * closing_total - cast((poor_closing + near_poor_closing) as decimal(38, 0)) * opening_total) as decimal(38, 0)), cast(cast(opening_total as decimal(38, 0)) * closing_total as decimal(38, 0)), complete
  from totals
  union all
  select 'minority_poor_rate_points_reduced', commune_code, rate_points(poor_opening_minority, opening_minority_total, poor_closing_minority, closing_minority_total),
    cast(100 * (cast(poor_opening_minority as decimal(38, 0)) * closing_minority_total - cast(poor_closing_minority as decimal(38, 0)) * opening_minority_total) as decimal(38, 0)), cast(cast(opening_minority_total as decimal(38, 0)) * closing_minority_total as decimal(38, 0)), complete
  from totals
)
select measure, commune_code, case when complete then value end as value, numerator, denominator
from measured
order by measure, commune_code nulls first
