-- title: Kết quả do cơ quan báo cáo, đã đọc đúng kiểu | Results that offices report, typed
-- grain: one row per row of sheet Kết quả of an accepted report; a figure that cannot be read is null here and a finding in 20_checks
-- columns:
--   line: Mã dòng, là id trong targets.yaml | Line: an id of targets.yaml
--   line_office: Cơ quan chủ trì của dòng; trống khi không có dòng đó | Office that answers for the line; null when there is no such line
--   own: Dòng của chính cơ quan báo cáo | The line is the reporting office's own
--   done: Số đã thực hiện, lũy kế từ đầu năm | Done since the start of the year
--   eligible: Số thuộc diện, với chỉ tiêu tính bằng % | Those concerned, where the target is a share
--   shared: Dòng tính bằng % | The line is a share
with typed as (
  select r.source_file, r.source_sheet, r.source_row, s.office_id, s.quarter, trim(r.line) as line, r.done as done_typed, r.eligible as eligible_typed,
    as_integer(r.done) as done_read, as_integer(r.eligible) as eligible_read
  from raw_outputs r
  join stg_reports s on s.source_file = r.source_file and s.accepted
)
select t.source_file, t.source_sheet, t.source_row, t.office_id, t.quarter, t.line, p.office_id as line_office, coalesce(p.office_id = t.office_id, false) as own,
  t.done_typed, t.eligible_typed, case when t.done_read >= 0 then t.done_read end as done, case when t.eligible_read >= 0 then t.eligible_read end as eligible,
  coalesce(p.unit = '%', false) as shared
from typed t
left join plan_targets p on p.id = t.line and p.source in ('progress', 'both')
