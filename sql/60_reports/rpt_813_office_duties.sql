-- grain: one row per heading, duty and quarterly report of an office
-- sheet: Nhiệm vụ và báo cáo
-- order: row_no
-- title: Nhiệm vụ và báo cáo của từng cơ quan | Duties and reports by office
-- columns:
--   office_id: Mã cơ quan | Office
--   row_kind: Loại dòng: area (đề mục), duty (việc), report (báo cáo quý) | Kind of row: area (heading), duty, report
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Nội dung | What it is
--   due: Hạn nộp | Day on which it is due
--   reported: Ngày lập | Day of the report
--   state: Tình trạng | State
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with states (state, label) as (
    values ('received', 'Đã nhận'), ('late', 'Nhận muộn'), ('missing', 'Quá hạn, chưa có'), ('pending', 'Chưa đến hạn')
), headings (part, title) as (
    values (1, 'Nhiệm vụ theo kế hoạch'), (2, 'Báo cáo quý')
), parts as (
    select o.office_id, o.position as office_no, h.part, 0 as line_no, 'area' as row_kind, case h.part when 1 then h.title || ' (mục ' || o.place || ')' else h.title end as unit_name,
        cast(null as varchar) as due, cast(null as varchar) as reported, cast(null as varchar) as state
    from plan_offices o
    cross join headings h
    union all
    select d.office_id, o.position, 1, d.position, 'duty', d.duty, cast(null as varchar), cast(null as varchar), cast(null as varchar)
    from plan_duties d
    join plan_offices o on o.office_id = d.office_id
    union all
    select r.office_id, r.position, 2, r.quarter, 'report', 'Báo cáo quý ' || r.quarter, day_text(r.due_on), day_text(r.reported_on), s.label
    from int_reports r
    join states s on s.state = r.state
)
select office_id, row_kind, case when row_kind <> 'area' then cast(line_no as varchar) end as tt, unit_name, due, reported, state,
    row_number() over (order by office_no, part, line_no) as row_no
from parts
order by row_no
