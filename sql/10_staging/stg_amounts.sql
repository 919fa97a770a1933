-- title: Từng số tiền trong báo cáo | Every sum of the reports
-- grain: one row per cell of money that is filled in, of an accepted report
-- columns:
--   typed: Như đã ghi | As typed
--   amount: Số đọc được; trống khi không đọc được | Sum read; null when it cannot be read
--   stage: planned kế hoạch, allocated được giao, disbursed giải ngân | planned, allocated or disbursed
--   part: central, local, total | central, local, total
with cells as (
  select source_file, source_sheet, source_row, line, 'planned' as stage, 'central' as part, planned_central as typed from raw_money
  union all select source_file, source_sheet, source_row, line, 'planned', 'local', planned_local from raw_money
  union all select source_file, source_sheet, source_row, line, 'planned', 'total', planned_total from raw_money
  union all select source_file, source_sheet, source_row, line, 'allocated', 'central', allocated_central from raw_money
  union all select source_file, source_sheet, source_row, line, 'allocated', 'local', allocated_local from raw_money
  union all select source_file, source_sheet, source_row, line, 'allocated', 'total', allocated_total from raw_money
  union all select source_file, source_sheet, source_row, line, 'disbursed', 'central', disbursed_central from raw_money
  union all select source_file, source_sheet, source_row, line, 'disbursed', 'local', disbursed_local from raw_money
  union all select source_file, source_sheet, source_row, line, 'disbursed', 'total', disbursed_total from raw_money
)
select c.source_file, c.source_sheet, c.source_row, s.office_id, s.quarter, trim(c.line) as line, c.stage, c.part, c.stage || '_' || c.part as column_key, c.typed, as_amount(c.typed) as amount
from cells c
join stg_reports s on s.source_file = c.source_file and s.accepted
where c.typed is not null
