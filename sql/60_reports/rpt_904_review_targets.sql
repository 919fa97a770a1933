-- grain: one row per target of the plan with a number that the review computes; what the offices report stands in bao-cao-tien-do.xlsx
-- order: row_no
-- title: Bảng chỉ tiêu trong báo cáo và trang xem: các chỉ tiêu tính được từ kết quả rà soát | Table of targets in the report and on the page: those computed from the review
-- columns:
--   tt: Số thứ tự | Running number
--   unit_name: Chỉ tiêu | Target
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh: ≥, ≤, >, <, = | Comparator
--   target: Chỉ tiêu. Số ghi trong kế hoạch | Target. As the plan gives it
--   actual: Thực hiện. Tính từ phiếu rà soát; trống khi chưa có số liệu | Actual. From the survey; null without data
--   gap: Chênh lệch, thực hiện trừ chỉ tiêu | Actual less target
--   result: Kết quả: Đạt, Chưa đạt, Chưa có số liệu | Met, not met, no data
--   office: Cơ quan chủ trì | Office in charge
--   note: Ghi chú: tính trên ai, vì sao chưa có số liệu | Note: of whom, or why there are no data
--   measure: Tên số đo | Measure
--   count_having: Với tỷ lệ phần trăm: số người hoặc hộ đạt; với mức giảm của xã: số hộ giảm | Of a share: those who have it; of a commune's reduction: households fewer
--   count_lacking: Với tỷ lệ phần trăm: số còn lại của mẫu số | Of a share: the rest of its denominator
--   row_no: Thứ tự dòng | Order of the row
with reviewed as (
    select text_vi, unit, sign, target, actual, gap, result, office, note_vi, measure,
        case when unit = '%' and actual is not null then cast(numerator as bigint) // 100 end as having_it, cast(denominator as bigint) as whole, row_number() over (order by section_no, line_no) as row_no
    from mart_target_lines
    where source in ('survey', 'both') and target is not null
)
select cast(row_no as varchar) as tt, text_vi as unit_name, unit, sign as comparator, target, actual, gap, result, office, note_vi as note,
    measure, having_it as count_having, whole - having_it as count_lacking, row_no
from reviewed
order by row_no
