-- grain: one row per target, followed result and budget line of an office, numbered within the office
-- sheet: Theo dõi chỉ tiêu
-- order: row_no
-- title: Chỉ tiêu của từng cơ quan | Targets by office
-- columns:
--   office_id: Mã cơ quan; tệp của cơ quan chỉ có dòng của mình | Office; its workbook has its own lines only
--   row_kind: Loại dòng: target | Kind of row: target
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Nội dung | What the target asks
--   place: Chỗ trong kế hoạch | Place in the plan
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh: ≥, ≤, >, <, = | Comparator
--   target: Chỉ tiêu; trống khi kế hoạch không ghi số. Số ghi trong kế hoạch; trống khi kế hoạch không ghi số | Target; null where the plan gives no number
--   actual: Thực hiện; trống khi chưa có số liệu. Tính từ phiếu rà soát, hoặc số mới nhất cơ quan báo cáo; để trống khi chưa có số liệu | Actual; null without data
--   gap: Chênh lệch, thực hiện trừ chỉ tiêu | Actual less target
--   result: Kết quả: Đạt, Chưa đạt, Chưa có số liệu, Theo dõi | Met, not met, no data, followed
--   value_q1: Cơ quan báo cáo, lũy kế hết quý 1 | Reported through quarter 1
--   value_q2: Cơ quan báo cáo, lũy kế hết quý 2 | Reported through quarter 2
--   value_q3: Cơ quan báo cáo, lũy kế hết quý 3 | Reported through quarter 3
--   value_q4: Cơ quan báo cáo, lũy kế hết quý 4 | Reported through quarter 4
--   note: Ghi chú | Note
--   id: Mã chỉ tiêu trong targets.yaml | Id of the target in targets.yaml
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select office_id, 'target' as row_kind, cast(row_number() over (partition by office_id order by section_no, line_no) as varchar) as tt, text_vi as unit_name, place, unit, sign as comparator,
    target, actual, gap, result, value_q1, value_q2, value_q3, value_q4, note_vi as note, id, row_number() over (order by section_no, line_no) as row_no
from mart_target_lines
where office_id is not null
order by row_no
