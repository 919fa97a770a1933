-- title: Số đo theo tên, để so với chỉ tiêu | Named measures to hold against targets
-- grain: one row per measure and scope (the district, and each commune)
-- columns:
--   measure: Tên số đo | Measure
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   value: Giá trị theo đơn vị của số đo | Value in the unit of the measure
--   numerator: Tử số (phần giảm hoặc phần đạt) | Numerator
--   denominator: Mẫu số | Denominator
with totals as (
  select cast(null as string) as commune_code,
    sum(poor_opening) as poor_opening, sum(poor_closing) as poor_closing, sum(near_poor_opening) as near_poor_opening, sum(near_poor_closing) as near_poor_closing,
    sum(poor_opening_minority) as poor_opening_minority, sum(poor_closing_minority) as poor_closing_minority,
    sum(opening_households_total) as opening_total, sum(households_total) as closing_total,
    sum(opening_minority_households_total) as opening_minority_total, sum(minority_households_total) as closing_minority_total,
    sum(case when has_workbook then 1 else 0 end) as workbooks
  from mart_communes
  union all
  select commune_code, poor_opening, poor_closing, near_poor_opening, near_poor_closing, poor_opening_minority, poor_closing_minority,
    opening_households_total, households_total, opening_minority_households_total, minority_households_total, case when has_workbook then 1 else 0 end
  from mart_communes
),
measured as (
  select 'poor_households_reduced' as measure, commune_code, cast(poor_opening - poor_closing as decimal(18, 2)) as value,
    cast(poor_opening - poor_closing as bigint) as numerator, cast(null as bigint) as denominator, workbooks from totals
  union all
  select 'near_poor_households_reduced', commune_code, cast(near_poor_opening - near_poor_closing as decimal(18, 2)),
    cast(near_poor_opening - near_poor_closing as bigint), cast(null as bigint), workbooks from totals
  union all
  select 'poor_rate_points_reduced', commune_code, rate_points(poor_opening, opening_total, poor_closing, closing_total),
    cast(poor_opening - poor_closing as bigint), cast(closing_total as bigint), workbooks from totals
  union all
  select 'near_poor_rate_points_reduced', commune_code, rate_points(near_poor_opening, opening_total, near_poor_closing, closing_total),
    cast(near_poor_opening - near_poor_closing as bigint), cast(closing_total as bigint), workbooks from totals
  union all
  select 'poor_and_near_poor_rate_points_reduced', commune_code,
    rate_points(poor_opening + near_poor_opening, opening_total, poor_closing + near_poor_closing, closing_total),
    cast(poor_opening + near_poor_opening - poor_closing - near_poor_closing as bigint), cast(closing_total as bigint), workbooks from totals
  union all
  select 'minority_poor_rate_points_reduced', commune_code,
    rate_points(poor_opening_minority, opening_minority_total, poor_closing_minority, closing_minority_total),
    cast(poor_opening_minority - poor_closing_minority as bigint), cast(closing_minority_total as bigint), workbooks from totals
)
select measure, commune_code, case when workbooks > 0 then value end as value, numerator, denominator
from measured
order by measure, commune_code nulls first
