-- grain: one row per list (poor, near_poor) and column of forms 7.2 and 7.3 in total, in households
-- order: row_no
-- title: Biểu đồ diễn biến trong năm, mỗi bước từ đầu năm đến cuối năm | Chart of the year's flows, each step from the start to the end
-- columns:
--   list: Danh sách: poor, near_poor | List: poor, near_poor
--   unit_name: Bước của biểu 7.2, 7.3 | Step of forms 7.2, 7.3
--   households: Số hộ của bước | Households of the step
--   base: Phần dưới cột của bước trên biểu đồ, không tô màu | What lies under the step's bar, unpainted
--   listed: Số hộ trong danh sách, ở bước đầu và bước cuối | Households on the list, at the first and the last step
--   less: Số hộ giảm | Households that leave
--   more: Số hộ tăng | Households that enter
--   row_no: Thứ tự dòng | Order of the row
with totals as (
    select 'poor' as list, c1, c2, c3, c4, c5, c6, c7, c8, c9 from rpt_702_poor_flows where row_kind = 'total' and line = 'Hộ'
    union all
    select 'near_poor', c1, c2, c3, c4, c5, c6, c7, c8, c9 from rpt_703_near_poor_flows where row_kind = 'total' and line = 'Hộ'
), steps (step_no, kind, poor_name, near_poor_name) as (
    values (1, 'listed', 'Đầu năm', 'Đầu năm'), (2, 'less', 'Thành hộ cận nghèo', 'Thoát cận nghèo'), (3, 'less', 'Vượt chuẩn cận nghèo', 'Thành hộ nghèo'),
        (4, 'less', 'Giảm khác', 'Giảm khác'), (5, 'more', 'Từ hộ cận nghèo', 'Từ hộ nghèo'), (6, 'more', 'Tái nghèo', 'Tái cận nghèo'),
        (7, 'more', 'Phát sinh mới', 'Phát sinh mới'), (8, 'more', 'Tăng khác', 'Tăng khác'), (9, 'listed', 'Cuối năm', 'Cuối năm')
), placed as (
    select
        list, step_no, kind,
        case list when 'poor' then poor_name else near_poor_name end as unit_name,
        case step_no when 1 then c1 when 2 then c2 when 3 then c3 when 4 then c4 when 5 then c5 when 6 then c6 when 7 then c7 when 8 then c8 else c9 end as households,
        case step_no
            when 2 then c1 - c2
            when 3 then c1 - c2 - c3
            when 4 then c1 - c2 - c3 - c4
            when 5 then c1 - c2 - c3 - c4
            when 6 then c1 - c2 - c3 - c4 + c5
            when 7 then c1 - c2 - c3 - c4 + c5 + c6
            when 8 then c1 - c2 - c3 - c4 + c5 + c6 + c7
        end as base
    from totals
    cross join steps
)
select
    list, unit_name, households, base,
    case kind when 'listed' then households end as listed,
    case kind when 'less' then households end as less,
    case kind when 'more' then households end as more,
    row_number() over (order by list desc, step_no) as row_no
from placed
order by row_no
