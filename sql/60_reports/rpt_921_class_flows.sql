-- title: Luồng hộ giữa các loại trong năm, cả huyện; hộ bị giữ lại không có trong đó | Households between classes during the year, whole district, without those held out
-- grain: one row per class at the start, class at the end and movement that can touch the lists of poor and near-poor
-- order: row_no
-- columns:
--   from_class: Đầu năm: poor, near_poor, not_listed (ngoài danh sách) | At the start: poor, near_poor, not_listed
--   to_class: Cuối năm: poor, near_poor, not_listed (ngoài danh sách), gone (không còn ở xã) | At the end: poor, near_poor, not_listed, gone
--   movement: Diễn biến như mart_movements | Movement as in mart_movements
--   label: Tên diễn biến, theo đầu cột biểu 7.2, 7.3 | Name of the movement, as the columns of forms 7.2 and 7.3
--   households: Số hộ | Households
--   row_no: Thứ tự dòng | Order of the row
with kinds (row_no, from_class, to_class, movement, label) as (
    values
        (1, 'poor', 'poor', 'stays_poor', 'Vẫn là hộ nghèo'),
        (2, 'poor', 'near_poor', 'poor_to_near_poor', 'Thoát nghèo, trở thành hộ cận nghèo'),
        (3, 'poor', 'not_listed', 'poor_to_not_poor', 'Thoát nghèo, vượt chuẩn cận nghèo'),
        (4, 'poor', 'gone', 'other_out_poor', 'Hộ nghèo giảm vì nguyên nhân khác'),
        (5, 'near_poor', 'near_poor', 'stays_near_poor', 'Vẫn là hộ cận nghèo'),
        (6, 'near_poor', 'poor', 'near_poor_to_poor', 'Hộ cận nghèo trở thành hộ nghèo'),
        (7, 'near_poor', 'not_listed', 'near_poor_to_not_poor', 'Thoát cận nghèo'),
        (8, 'near_poor', 'gone', 'other_out_near_poor', 'Hộ cận nghèo giảm vì nguyên nhân khác'),
        (9, 'not_listed', 'poor', 'relapse_poor', 'Tái nghèo'),
        (10, 'not_listed', 'poor', 'new_poor', 'Nghèo phát sinh mới'),
        (11, 'not_listed', 'poor', 'other_in_poor', 'Hộ nghèo tăng vì nguyên nhân khác'),
        (12, 'not_listed', 'near_poor', 'relapse_near_poor', 'Tái cận nghèo'),
        (13, 'not_listed', 'near_poor', 'new_near_poor', 'Cận nghèo phát sinh mới'),
        (14, 'not_listed', 'near_poor', 'other_in_near_poor', 'Hộ cận nghèo tăng vì nguyên nhân khác')
), counted as (
    select moved.movement, count(*) as households
    from mart_movements as moved
    join mart_communes as unit on unit.commune_code = moved.commune_code and unit.has_workbook
    group by moved.movement
)
select kinds.from_class, kinds.to_class, kinds.movement, kinds.label, cast(coalesce(counted.households, 0) as bigint) as households, kinds.row_no
from kinds
left join counted on counted.movement = kinds.movement
order by kinds.row_no
