-- grain: one row per target of the district's plan
-- sheet: Theo dõi chỉ tiêu
-- order: row_no
-- title: Theo dõi chỉ tiêu giảm nghèo của huyện: chỉ tiêu, thực hiện, chênh lệch, đạt hay chưa đạt | Targets of the district: target, actual, gap, met or not
-- columns:
--   row_kind: Loại dòng: target (chỉ tiêu) | Kind of row: target
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Chỉ tiêu, nguyên văn trong kế hoạch | The target as the plan words it
--   place: Chỗ trong kế hoạch | Place in the plan
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh: ≥, ≤, >, <, = | Comparator
--   target: Chỉ tiêu. Số ghi trong kế hoạch | Target. As the plan gives it
--   actual: Thực hiện; trống khi chưa có số liệu. Tính từ số hộ của cả huyện | Actual; null without data. From the counts of the whole district
--   gap: Chênh lệch, thực hiện trừ chỉ tiêu | Actual less target
--   result: Kết quả: Đạt, Chưa đạt, Chưa có số liệu | Met, not met, no data
--   office: Cơ quan chủ trì | Office in charge
--   note: Ghi chú | Note
--   id: Mã chỉ tiêu trong targets.yaml | Id of the target in targets.yaml
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with measures (measure_no, measure) as (
    -- the order of the plan: the whole rate and its two parts, households, then minority households
    values (1, 'poor_and_near_poor_rate_points_reduced'), (2, 'poor_rate_points_reduced'), (3, 'near_poor_rate_points_reduced'),
        (4, 'poor_households_reduced'), (5, 'near_poor_households_reduced'), (6, 'minority_poor_rate_points_reduced')
), signs (comparator, sign) as (
    values ('>=', '≥'), ('<=', '≤'), ('>', '>'), ('<', '<'), ('=', '=')
), results (status, result) as (
    values ('met', 'Đạt'), ('not_met', 'Chưa đạt'), ('no_data', 'Chưa có số liệu')
), numbered as (
    select *, row_number() over (order by measure_no nulls last, place, id) as row_no
    from mart_targets
    left join measures using (measure)
    left join signs using (comparator)
    left join results using (status)
    where scope = 'district'
)
select
    'target' as row_kind,
    cast(row_no as varchar) as tt,
    text_vi as unit_name,
    place,
    unit,
    sign as comparator,
    target,
    actual,
    gap,
    result,
    office,
    note_vi as note,
    id,
    row_no
from numbered
order by row_no
