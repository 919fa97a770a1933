-- grain: one row per cause of poverty
-- order: row_no
-- title: Bảng nguyên nhân nghèo trong báo cáo: cả đơn vị lập biểu, lượt hộ | Table of causes in the report: the whole unit, mentions by households
-- columns:
--   tt: Mã nguyên nhân | Cause code
--   unit_name: Nguyên nhân | Cause
--   poor_households: Số lượt hộ nghèo nêu nguyên nhân | Poor households that name it
--   near_poor_households: Số lượt hộ cận nghèo nêu nguyên nhân | Near-poor households that name it
--   poor_rank: Thứ hạng theo số lượt hộ nghèo, 1 là nhiều nhất | Rank by poor households, 1 has the most
--   row_no: Thứ tự dòng | Order of the row
with counted as (
    select
        cause, cause_name,
        cast(sum(case when has_workbook and class = 'poor' then households end) as bigint) as poor_households,
        cast(sum(case when has_workbook and class = 'near_poor' then households end) as bigint) as near_poor_households
    from mart_causes
    join mart_communes using (commune_code)
    group by cause, cause_name
)
select
    cause as tt, cause_name as unit_name, poor_households, near_poor_households,
    row_number() over (order by poor_households desc nulls last, cause) as poor_rank,
    row_number() over (order by cause) as row_no
from counted
order by row_no
