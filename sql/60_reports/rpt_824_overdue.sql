-- grain: one row per office that reports, and per overdue thing of it
-- sheet: Quá hạn
-- order: row_no
-- title: Báo cáo và dòng quá hạn của từng cơ quan | Overdue reports and lines by office
-- columns:
--   row_kind: Loại dòng: area (cơ quan), overdue (việc quá hạn) | Kind of row: area (office), overdue
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Cơ quan, hoặc việc quá hạn | Office, or what is overdue
--   expected: Số báo cáo đã đến hạn hoặc đã nhận. Đã đến hạn, hoặc đã nhận | Reports due or received
--   received: Số báo cáo đã nhận | Reports received
--   late: Trong đó nhận muộn | Of these late
--   missing: Số báo cáo quá hạn chưa có | Reports overdue
--   lines: Số dòng chưa có số dùng được trong báo cáo mới nhất. Để trống, hoặc còn lỗi, trong báo cáo mới nhất | Lines without a usable figure in the latest report
--   days: Số ngày quá hạn | Days overdue
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with reports as (
    select office_id, office, position,
        cast(sum(case when state <> 'pending' then 1 else 0 end) as bigint) as expected, cast(sum(case when state in ('received', 'late') then 1 else 0 end) as bigint) as received,
        cast(sum(case when state = 'late' then 1 else 0 end) as bigint) as late, cast(sum(case when state = 'missing' then 1 else 0 end) as bigint) as missing
    from int_reports
    group by office_id, office, position
), things as (
    select *, row_number() over (partition by office_id order by what desc, quarter, line) as thing_no
    from mart_overdue
), blanks as (
    select office_id, cast(sum(case when line is not null then 1 else 0 end) as bigint) as lines
    from mart_overdue
    group by office_id
), all_rows as (
    select r.position, 0 as thing_no, 'area' as row_kind, cast(row_number() over (order by r.position) as varchar) as tt, r.office as unit_name, r.expected, r.received, r.late, r.missing,
        coalesce(b.lines, 0) as lines, cast(null as integer) as days
    from reports r
    left join blanks b on b.office_id = r.office_id
    union all
    select position, thing_no, 'overdue', cast(null as varchar), '- ' || sentence, cast(null as bigint), cast(null as bigint), cast(null as bigint), cast(null as bigint), cast(null as bigint), days
    from things
)
select row_kind, tt, unit_name, expected, received, late, missing, lines, cast(days as bigint) as days, row_number() over (order by position, thing_no) as row_no
from all_rows
order by row_no
