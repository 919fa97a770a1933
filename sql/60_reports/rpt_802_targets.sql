-- grain: one row per section of the district's plan, and per target, followed result and budget line
-- sheet: Theo dõi chỉ tiêu
-- order: row_no
-- title: Theo dõi chỉ tiêu giảm nghèo của huyện: chỉ tiêu, thực hiện, chênh lệch, đạt hay chưa đạt | Targets of the district: target, actual, gap, met or not
-- columns:
--   row_kind: Loại dòng: area (mục của kế hoạch), target (chỉ tiêu) | Kind of row: area (section of the plan), target
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Mục, hoặc nội dung chỉ tiêu | Section, or what the target asks
--   place: Chỗ trong kế hoạch | Place in the plan
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh: ≥, ≤, >, <, = | Comparator
--   target: Chỉ tiêu. Số ghi trong kế hoạch; trống khi kế hoạch không ghi số | Target. As the plan gives it; null where it gives no number
--   actual: Thực hiện. Tính từ phiếu rà soát, hoặc số mới nhất cơ quan báo cáo; trống khi chưa có số liệu | Actual. From the survey, or the latest report of the office; null without data
--   gap: Chênh lệch, thực hiện trừ chỉ tiêu | Actual less target
--   result: Kết quả: Đạt, Chưa đạt, Chưa có số liệu, Theo dõi | Met, not met, no data, followed
--   value_q1: Cơ quan báo cáo, lũy kế hết quý 1 | Reported through quarter 1
--   value_q2: Cơ quan báo cáo, lũy kế hết quý 2 | Reported through quarter 2
--   value_q3: Cơ quan báo cáo, lũy kế hết quý 3 | Reported through quarter 3
--   value_q4: Cơ quan báo cáo, lũy kế hết quý 4 | Reported through quarter 4
--   office: Cơ quan chủ trì | Office in charge
--   note: Ghi chú | Note
--   id: Mã chỉ tiêu trong targets.yaml | Id of the target in targets.yaml
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with lines as (
    select section_no, line_no, 'target' as row_kind, text_vi as unit_name, place, unit, sign as comparator, target, actual, gap, result,
        value_q1, value_q2, value_q3, value_q4, office, note_vi as note, id,
        row_number() over (order by section_no, line_no) as running
    from mart_target_lines
    union all
    select distinct section_no, 0, 'area', section_title, section, cast(null as varchar), cast(null as varchar), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as varchar),
        cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as bigint)
    from mart_target_lines
    where section is not null
)
select row_kind, cast(running as varchar) as tt, unit_name, place, unit, comparator, target, actual, gap, result,
    value_q1, value_q2, value_q3, value_q4, office, note, id, row_number() over (order by section_no, line_no) as row_no
from lines
order by row_no
