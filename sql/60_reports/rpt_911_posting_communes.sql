-- grain: one row per unit with figures
-- order: row_no
-- title: Số hộ được niêm yết của từng đơn vị và số hộ không nêu tên | Households posted in each unit, and those counted without a name
-- columns:
--   commune_code: Mã xã | Commune code
--   unit_name: Tên xã, thị trấn | Unit
--   posted: Số hộ được niêm yết | Households posted
--   poor: Trong đó hộ nghèo | Of them poor
--   near_poor: Trong đó hộ cận nghèo | Of them near-poor
--   left_lists: Trong đó hộ ra khỏi danh sách hộ nghèo, hộ cận nghèo | Of them households that left the lists
--   held_out: Số hộ chưa có kết quả vì phiếu còn lỗi, không nêu tên; trống khi không có | Households without a result as the survey has errors, not named; null when none
--   not_listed: Số hộ đã rà soát không thuộc danh sách đầu năm và cuối năm, không nêu tên; trống khi không có | Surveyed households on neither list, not named; null when none
--   row_no: Thứ tự dòng | Order of the row
with named as (
    select h.commune_code, h.class, h.movement
    from mart_households as h
    where h.class is not null
), counted as (
    select
        commune_code,
        count(case when class = 'poor' then 1 end) as poor,
        count(case when class = 'near_poor' then 1 end) as near_poor,
        count(case when movement in ('poor_to_not_poor', 'near_poor_to_not_poor') then 1 end) as left_lists,
        count(case when movement = 'not_listed' then 1 end) as not_listed
    from named
    group by commune_code
)
select
    u.commune_code, u.commune_name as unit_name,
    coalesce(c.poor, 0) + coalesce(c.near_poor, 0) + coalesce(c.left_lists, 0) as posted,
    coalesce(c.poor, 0) as poor, coalesce(c.near_poor, 0) as near_poor, coalesce(c.left_lists, 0) as left_lists,
    nullif(u.held_out_households, 0) as held_out, nullif(c.not_listed, 0) as not_listed,
    row_number() over (order by u.position, u.commune_code) as row_no
from mart_communes as u
left join counted as c on c.commune_code = u.commune_code
where u.has_workbook
order by row_no
