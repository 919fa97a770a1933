-- grain: one row per list: the poor, the near-poor
-- order: row_no
-- title: Biểu đồ mức giảm hộ nghèo, hộ cận nghèo của cả đơn vị lập biểu so với kế hoạch | Chart of the whole unit's reductions against the plan
-- columns:
--   unit_name: Danh sách | List
--   planned: Kế hoạch giảm (hộ); trống khi kế hoạch không có chỉ tiêu | Planned reduction in households; null when the plan has none
--   reduced: Thực hiện giảm (hộ); số âm là tăng; trống khi còn hộ bị giữ lại | Reduction in households; negative is a rise; null while households are held out
--   row_no: Thứ tự dòng | Order of the row
with lists (row_no, list, unit_name) as (
    values (1, 'poor', 'Hộ nghèo'), (2, 'near_poor', 'Hộ cận nghèo')
), district as (
    select
        max(case row_kind when 'plan' then c8 end) as planned_poor, max(case row_kind when 'plan' then c10 end) as planned_near_poor,
        max(case row_kind when 'total' then c12 end) as poor, max(case row_kind when 'total' then c14 end) as near_poor
    from rpt_801_detail
)
select
    unit_name,
    case list when 'poor' then planned_poor else planned_near_poor end as planned,
    case list when 'poor' then poor else near_poor end as reduced,
    row_no
from lists
cross join district
order by row_no
