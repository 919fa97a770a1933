-- title: Kinh phí do cơ quan báo cáo, đã đọc đúng kiểu | Money that offices report, typed
-- grain: one row per row of sheet Kinh phí of an accepted report; a sum that cannot be read is null here and a finding in 20_checks
-- columns:
--   line: Mã dòng, là id trong targets.yaml | Line: an id of targets.yaml
--   line_office: Cơ quan chủ trì của dòng; trống khi không có dòng đó | Office that answers for the line; null when there is no such line
--   own: Dòng của chính cơ quan báo cáo | The line is the reporting office's own
with typed as (
  select r.*, s.office_id, s.quarter, trim(r.line) as line_id
  from raw_money r
  join stg_reports s on s.source_file = r.source_file and s.accepted
)
select t.source_file, t.source_sheet, t.source_row, t.office_id, t.quarter, t.line_id as line, p.office_id as line_office, coalesce(p.office_id = t.office_id, false) as own,
  as_amount(t.planned_central) as planned_central, as_amount(t.planned_local) as planned_local, as_amount(t.planned_total) as planned_total,
  as_amount(t.allocated_central) as allocated_central, as_amount(t.allocated_local) as allocated_local, as_amount(t.allocated_total) as allocated_total,
  as_amount(t.disbursed_central) as disbursed_central, as_amount(t.disbursed_local) as disbursed_local, as_amount(t.disbursed_total) as disbursed_total
from typed t
left join plan_budget p on p.id = t.line_id
