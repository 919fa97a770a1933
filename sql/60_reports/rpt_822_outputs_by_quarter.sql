-- grain: one row per section of the plan, and per target or followed result that offices report
-- sheet: Kết quả theo quý
-- order: row_no
-- title: Kết quả do cơ quan báo cáo theo quý | Results that offices report by quarter
-- columns:
--   row_kind: Loại dòng: area (mục), target (chỉ tiêu) | Kind of row: area (section), target
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Mục, hoặc nội dung | Section, or what is reported
--   place: Chỗ trong kế hoạch | Place in the plan
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh | Comparator
--   target: Chỉ tiêu năm | Target of the year
--   value_q1: Cơ quan báo cáo, lũy kế hết quý 1 | Reported through quarter 1
--   value_q2: Cơ quan báo cáo, lũy kế hết quý 2 | Reported through quarter 2
--   value_q3: Cơ quan báo cáo, lũy kế hết quý 3 | Reported through quarter 3
--   value_q4: Cơ quan báo cáo, lũy kế hết quý 4 | Reported through quarter 4
--   office: Cơ quan chủ trì | Office in charge
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with reported as (
    select l.*
    from mart_target_lines l
    join plan_targets p on p.id = l.id and p.source in ('progress', 'both')
), lines as (
    select section_no, line_no, 'target' as row_kind, text_vi as unit_name, place, unit, sign as comparator, target, value_q1, value_q2, value_q3, value_q4, office,
        row_number() over (order by section_no, line_no) as running
    from reported
    union all
    select distinct section_no, 0, 'area', section_title, section, cast(null as varchar), cast(null as varchar), cast(null as decimal(18, 4)),
        cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as varchar), cast(null as bigint)
    from reported
    where section is not null
)
select row_kind, cast(running as varchar) as tt, unit_name, place, unit, comparator, target, value_q1, value_q2, value_q3, value_q4, office, row_number() over (order by section_no, line_no) as row_no
from lines
order by row_no
