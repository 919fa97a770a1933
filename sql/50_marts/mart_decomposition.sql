-- title: Phân tách mức giảm tỷ lệ hộ nghèo, hộ cận nghèo | The reduction of each rate in its two parts
-- grain: one row per list (poor, near_poor, both) and scope (the district, and each commune)
-- A rate is P / H, the households of the list over all households. Of the reduction P0/H0 - P1/H1 the change of P has 1/2 (P0 - P1) (1/H0 + 1/H1) and the change of H 1/2 (P0 + P1) (1/H0 - 1/H1): each is the mean over the two orders in which P and H can change (Shapley value; Shorrocks 2013, J. Econ. Inequality 11:99-126; for a rate the same as Kitagawa 1955, JASA 50:1168-1194), so that they sum to the reduction exactly.
-- In two decimals the reduction and the part of P are rounded; the part of H is the rest, so the printed parts sum and this one may lie 0,01 from its own rounding.
-- Without an earlier list the total of the start is this year's, which would make the part of H nought: the parts are null then.
-- columns:
--   list: Danh sách: poor, near_poor, both (cả hai) | List: poor, near_poor, both
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   opening: Số hộ trong danh sách đầu năm | Households of the list at the start
--   closing: Số hộ trong danh sách cuối năm | Households of the list at the end
--   opening_households_total: Tổng số hộ đầu năm; trống khi không có | All households at the start; null when not known
--   households_total: Tổng số hộ khi rà soát; trống khi không có | All households at the review; null when not known
--   reduction_points: Mức giảm tỷ lệ, điểm %; số âm là tăng; trống khi chưa đủ số liệu | Reduction of the rate, points; negative is a rise; null while figures are missing
--   from_list_points: Phần do số hộ trong danh sách thay đổi, điểm % | Part of the change of the list, points
--   from_total_points: Phần do tổng số hộ thay đổi, điểm % | Part of the change of all households, points
--   reduction_numerator: Tử số của mức giảm chưa làm tròn, điểm % | Numerator of the reduction before rounding, points
--   from_list_numerator: Tử số của phần do danh sách | Numerator of the list's part
--   from_total_numerator: Tử số của phần do tổng số hộ | Numerator of the part of all households
--   denominator: Mẫu số chung của ba tử số | Denominator of the three
--   status: done; no_data khi còn thiếu bảng, tổng số hoặc còn hộ bị giữ lại; no_opening_total khi không có tổng số hộ đầu năm của danh sách năm trước | done, no_data, no_opening_total
with scopes as (
  select m.commune_code, m.poor_opening, m.poor_closing, m.near_poor_opening, m.near_poor_closing, m.opening_households_total, m.households_total,
    m.has_workbook and m.pending_households = 0 as complete, e.total_households_typed is not null as opening_given
  from mart_communes m
  left join int_opening_totals e on e.commune_code = m.commune_code
),
every_scope as (
  select * from scopes
  union all
  select cast(null as string), sum(poor_opening), sum(poor_closing), sum(near_poor_opening), sum(near_poor_closing),
    case when count(opening_households_total) = count(*) then sum(opening_households_total) end,
    case when count(households_total) = count(*) then sum(households_total) end,
    min(case when complete then 1 else 0 end) = 1, min(case when opening_given then 1 else 0 end) = 1
  from scopes
),
lists as (
  select 'poor' as list, commune_code, poor_opening as opening, poor_closing as closing, opening_households_total, households_total, complete, opening_given from every_scope
  union all
  select 'near_poor', commune_code, near_poor_opening, near_poor_closing, opening_households_total, households_total, complete, opening_given from every_scope
  union all
  select 'both', commune_code, poor_opening + near_poor_opening, poor_closing + near_poor_closing, opening_households_total, households_total, complete, opening_given from every_scope
),
judged as (
  select *,
    case when not complete or coalesce(opening_households_total, 0) = 0 or coalesce(households_total, 0) = 0 then 'no_data' when not opening_given then 'no_opening_total' else 'done' end as status
  from lists
),
exact as (
  select *,
    case when status <> 'no_data' then cast(200 * (cast(opening as decimal(38, 0)) * households_total - cast(closing as decimal(38, 0)) * opening_households_total) as decimal(38, 0)) end as reduction_numerator,
    case when status = 'done' then cast(100 * cast(opening - closing as decimal(38, 0)) * (opening_households_total + households_total) as decimal(38, 0)) end as from_list_numerator,
    case when status = 'done' then cast(100 * cast(opening + closing as decimal(38, 0)) * (households_total - opening_households_total) as decimal(38, 0)) end as from_total_numerator,
    case when status <> 'no_data' then cast(2 * cast(opening_households_total as decimal(38, 0)) * households_total as decimal(38, 0)) end as denominator,
    case when status <> 'no_data' then rate_points(opening, opening_households_total, closing, households_total) end as reduction_points,
    case when status = 'done' then rate_points((opening - closing) * (opening_households_total + households_total), 2 * opening_households_total * households_total, 0, 1) end as from_list_points
  from judged
)
select list, commune_code, cast(opening as bigint) as opening, cast(closing as bigint) as closing,
  cast(opening_households_total as bigint) as opening_households_total, cast(households_total as bigint) as households_total,
  reduction_points, from_list_points, cast(reduction_points - from_list_points as decimal(9, 2)) as from_total_points,
  reduction_numerator, from_list_numerator, from_total_numerator, denominator, status
from exact
order by list desc, commune_code nulls first
