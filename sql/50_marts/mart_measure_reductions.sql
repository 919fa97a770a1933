-- title: Số đo mức giảm trong năm | Measures of what was reduced in the year
-- measure: poor_households_reduced (survey, hộ): Số hộ nghèo giảm trong năm | Poor households fewer than at the start
-- measure: near_poor_households_reduced (survey, hộ): Số hộ cận nghèo giảm trong năm | Near-poor households fewer than at the start
-- measure: poor_rate_points_reduced (survey, điểm %): Tỷ lệ hộ nghèo giảm | Points off the poor rate
-- measure: near_poor_rate_points_reduced (survey, điểm %): Tỷ lệ hộ cận nghèo giảm | Points off the near-poor rate
-- measure: poor_and_near_poor_rate_points_reduced (survey, điểm %): Tỷ lệ hộ nghèo và hộ cận nghèo giảm | Points off the rate of both
-- measure: minority_poor_rate_points_reduced (survey, điểm %): Tỷ lệ hộ nghèo trong hộ dân tộc thiểu số giảm | Points off the poor rate of minority households
-- grain: one row per measure and scope (the district, and each commune)
-- columns:
--   measure: Tên số đo | Measure
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   value: Giá trị theo đơn vị của số đo, hai số lẻ; trống khi còn thiếu bảng, thiếu tổng số của một xã hoặc còn hộ bị giữ lại | Value in the unit of the measure, two decimals; null while a commune's workbook or total is missing or households are held out
--   numerator: Tử số của giá trị chưa làm tròn | Numerator of the value before rounding
--   denominator: Mẫu số của giá trị chưa làm tròn | Denominator of the value before rounding
--   pending_households: Số hộ bị giữ lại hoặc thiếu trong phiếu | Households held out or missing from the survey
--   lowest: Giá trị nếu mọi hộ bị giữ lại rơi vào danh sách cuối năm; trống khi còn thiếu bảng hoặc tổng số | Value if every such household were on the closing list; null while a workbook or total is missing
--   highest: Giá trị nếu không hộ nào trong số đó còn trong danh sách | Value if none of them were
with totals as (
  select cast(null as string) as commune_code,
    sum(poor_opening) as poor_opening, sum(poor_closing) as poor_closing, sum(near_poor_opening) as near_poor_opening, sum(near_poor_closing) as near_poor_closing,
    sum(poor_opening_minority) as poor_opening_minority, sum(poor_closing_minority) as poor_closing_minority,
    case when count(opening_households_total) = count(*) then sum(opening_households_total) end as opening_total,
    case when count(households_total) = count(*) then sum(households_total) end as closing_total,
    case when count(opening_minority_households_total) = count(*) then sum(opening_minority_households_total) end as opening_minority_total,
    case when count(minority_households_total) = count(*) then sum(minority_households_total) end as closing_minority_total,
    sum(pending_households) as pending, sum(pending_minority_households) as pending_minority,
    count(*) = sum(case when has_workbook then 1 else 0 end) as complete
  from mart_communes
  union all
  select commune_code, poor_opening, poor_closing, near_poor_opening, near_poor_closing, poor_opening_minority, poor_closing_minority,
    opening_households_total, households_total, opening_minority_households_total, minority_households_total,
    pending_households, pending_minority_households, has_workbook
  from mart_communes
),
-- a reduction is opening / opening_base − closing / closing_base; a count has no base
parts as (
  select 'poor_households_reduced' as measure, commune_code, complete, pending, pending as may_join, false as is_rate,
    poor_opening as opening, cast(1 as bigint) as opening_base, poor_closing as closing, cast(1 as bigint) as closing_base
  from totals
  union all
  select 'near_poor_households_reduced', commune_code, complete, pending, pending, false, near_poor_opening, 1, near_poor_closing, 1 from totals
  union all
  select 'poor_rate_points_reduced', commune_code, complete, pending, pending, true, poor_opening, opening_total, poor_closing, closing_total from totals
  union all
  select 'near_poor_rate_points_reduced', commune_code, complete, pending, pending, true, near_poor_opening, opening_total, near_poor_closing, closing_total from totals
  union all
  select 'poor_and_near_poor_rate_points_reduced', commune_code, complete, pending, pending, true,
    poor_opening + near_poor_opening, opening_total, poor_closing + near_poor_closing, closing_total
  from totals
  union all
  select 'minority_poor_rate_points_reduced', commune_code, complete, pending, pending_minority, true,
    poor_opening_minority, opening_minority_total, poor_closing_minority, closing_minority_total
  from totals
),
measured as (
  select measure, commune_code, complete, pending,
    case when is_rate then rate_points(opening, opening_base, closing, closing_base) else cast(opening - closing as decimal(18, 2)) end as value,
    case when is_rate then rate_points(opening, opening_base, closing + may_join, closing_base) else cast(opening - closing - may_join as decimal(18, 2)) end as lowest,
    cast(case when is_rate then 100 else 1 end * (cast(opening as decimal(38, 0)) * closing_base - cast(closing as decimal(38, 0)) * opening_base) as decimal(38, 0)) as numerator,
    cast(cast(opening_base as decimal(38, 0)) * closing_base as decimal(38, 0)) as denominator
  from parts
)
select measure, commune_code, case when complete and pending = 0 then value end as value, numerator, denominator,
  cast(pending as bigint) as pending_households, case when complete then lowest end as lowest, case when complete then value end as highest
from measured
order by measure, commune_code nulls first
