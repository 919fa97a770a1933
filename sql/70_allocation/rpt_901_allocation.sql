-- grain: one row per area, per unit valid at the review, and for the district
-- sheet: Phân bổ chỉ tiêu
-- order: row_no
-- title: Biểu chi tiết giao chỉ tiêu giảm hộ nghèo, hộ cận nghèo cho từng xã; chỉ có khi phân bổ | The commune targets; built by allocate only
-- columns:
--   row_kind: Loại dòng: area, commune, total | Kind of row
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   c1: Tổng số hộ đầu năm | Households at the start of the year
--   c2: Hộ nghèo đầu năm | Poor households at the start
--   c3: Tỷ lệ hộ nghèo đầu năm, % | Rate of poor households at the start, %
--   c4: Hộ nghèo có khả năng lao động, cơ sở phân bổ. Cơ sở phân bổ và mức trần: hộ đầu năm trừ hộ không có khả năng lao động | Poor households that can work, the base
--   c5: Hộ nghèo đăng ký thoát nghèo có khả năng lao động. Hộ đăng ký thoát nghèo có khả năng lao động; để trống khi chưa có số | Registered exits that can work
--   c6: Giao giảm hộ nghèo, hộ | Poor households to reduce
--   c7: Giao giảm trên số hộ nghèo đầu năm, % | The same, % of the poor households at the start
--   c8: Giao giảm tỷ lệ hộ nghèo, điểm % | The same, points of the rate
--   c9: Hộ cận nghèo đầu năm | Near-poor households at the start
--   c10: Tỷ lệ hộ cận nghèo đầu năm, % | Rate of near-poor households at the start, %
--   c11: Hộ cận nghèo có khả năng lao động, cơ sở phân bổ. Cơ sở phân bổ và mức trần: hộ đầu năm trừ hộ không có khả năng lao động | Near-poor households that can work, the base
--   c12: Hộ cận nghèo đăng ký thoát cận nghèo có khả năng lao động. Hộ đăng ký thoát cận nghèo có khả năng lao động; để trống khi chưa có số | Registered exits that can work
--   c13: Giao giảm hộ cận nghèo, hộ | Near-poor households to reduce
--   c14: Giao giảm trên số hộ cận nghèo đầu năm, % | The same, % of the near-poor households at the start
--   c15: Giao giảm tỷ lệ hộ cận nghèo, điểm % | The same, points of the rate
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with areas (area_no, area, tt, area_name) as (
    values (1, 'urban', 'I', 'Khu vực thành thị'), (2, 'rural', 'II', 'Khu vực nông thôn')
), parts as (
    select b.commune_code, b.opening_households_total,
        max(case when b.list = 'poor' then b.opening end) as poor, max(case when b.list = 'poor' then b.base end) as poor_base,
        max(case when b.list = 'poor' then p.registered end) as poor_registered, max(case when b.list = 'poor' then p.reduction end) as poor_reduction,
        max(case when b.list = 'near_poor' then b.opening end) as near_poor, max(case when b.list = 'near_poor' then b.base end) as near_poor_base,
        max(case when b.list = 'near_poor' then p.registered end) as near_poor_registered, max(case when b.list = 'near_poor' then p.reduction end) as near_poor_reduction
    from int_allocation_bases as b
    left join plan_allocation as p on p.commune_code = b.commune_code and p.list = b.list
    group by b.commune_code, b.opening_households_total
), units as (
    select a.area_no, row_number() over (partition by a.area_no order by u.position, u.commune_code) as unit_no, u.commune_name, parts.*
    from areas as a
    inner join stg_units as u on u.area = a.area
    inner join parts on parts.commune_code = u.commune_code
), lines as (
    select 'area' as row_kind, tt, area_name as unit_name, cast(null as string) as commune_code, area_no, 0 as unit_no from areas
    union all
    select 'commune', cast(unit_no as string), commune_name, commune_code, area_no, unit_no from units
    union all
    select 'total', 'III', 'Tổng cộng (I + II)', cast(null as string), 3, 0
), summed as (
    -- a total that one unit lacks is no total
    select l.row_kind, l.tt, l.unit_name, l.commune_code, l.area_no, l.unit_no,
        cast(case when count(u.opening_households_total) = count(u.commune_code) then sum(u.opening_households_total) end as bigint) as c1,
        cast(coalesce(sum(u.poor), 0) as bigint) as c2, cast(coalesce(sum(u.poor_base), 0) as bigint) as c4,
        cast(case when count(u.poor_registered) = count(u.commune_code) then sum(u.poor_registered) end as bigint) as c5,
        cast(sum(u.poor_reduction) as bigint) as c6,
        cast(coalesce(sum(u.near_poor), 0) as bigint) as c9, cast(coalesce(sum(u.near_poor_base), 0) as bigint) as c11,
        cast(case when count(u.near_poor_registered) = count(u.commune_code) then sum(u.near_poor_registered) end as bigint) as c12,
        cast(sum(u.near_poor_reduction) as bigint) as c13
    from lines as l
    left join units as u on l.row_kind = 'total' or (u.area_no = l.area_no and (l.row_kind = 'area' or u.commune_code = l.commune_code))
    group by l.row_kind, l.tt, l.unit_name, l.commune_code, l.area_no, l.unit_no
)
select row_kind, tt, unit_name,
    c1, c2, rate_percent(c2, c1) as c3, c4, c5, c6, rate_percent(c6, c2) as c7, rate_percent(c6, c1) as c8,
    c9, rate_percent(c9, c1) as c10, c11, c12, c13, rate_percent(c13, c9) as c14, rate_percent(c13, c1) as c15,
    commune_code, row_number() over (order by area_no, unit_no) as row_no
from summed
order by row_no
