-- title: Việc quá hạn của từng cơ quan | What is overdue by office
-- grain: one row per overdue thing of an office: a report that is missing or came late, and a line without a usable figure in its latest report
-- columns:
--   what: report_missing, report_late, line_blank, line_held | report_missing, report_late, line_blank or line_held
--   quarter: Quý | Quarter
--   line: Mã dòng, là id trong targets.yaml | Line: an id of targets.yaml
--   days: Số ngày quá hạn; trống khi chưa ấn định hạn | Days overdue; null where no day is set
--   sentence: Nói thành câu | In a sentence
with lines as (
  select id as line, text_vi from plan_targets
  union all
  select id, text_vi from plan_budget
),
latest as (
  select line, kind, max(quarter) as quarter
  from mart_progress
  where state <> 'no_report'
  group by line, kind
),
things as (
  select office_id, case state when 'missing' then 'report_missing' else 'report_late' end as what, quarter, cast(null as string) as line,
    days_between(due_on, case when state = 'missing' then as_of else reported_on end) as days,
    case
      when state = 'missing' and due_on is null then 'Chưa có báo cáo quý ' || quarter || ' trong khi đã có báo cáo quý sau'
      when state = 'missing' then 'Chưa có báo cáo quý ' || quarter || ', hạn ' || day_text(due_on)
      else 'Báo cáo quý ' || quarter || ' lập ngày ' || day_text(reported_on) || ', hạn ' || day_text(due_on)
    end as sentence
  from int_reports
  where state in ('missing', 'late')
  union all
  select p.office_id, case p.state when 'held' then 'line_held' else 'line_blank' end, p.quarter, p.line, cast(null as integer),
    case p.state when 'held' then 'Báo cáo quý ' || p.quarter || ' còn lỗi ở dòng: ' else 'Báo cáo quý ' || p.quarter || ' để trống dòng: ' end || l.text_vi
  from latest n
  join mart_progress p on p.line = n.line and p.kind = n.kind and p.quarter = n.quarter and p.state in ('held', 'blank')
  join lines l on l.line = p.line
)
select t.office_id, o.office, o.position, t.what, t.quarter, t.line, t.days, t.sentence
from things t
join plan_offices o on o.office_id = t.office_id
order by o.position, t.what desc, t.quarter, t.line
