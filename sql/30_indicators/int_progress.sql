-- title: Số liệu tiến độ được dùng | Figures of progress that are used
-- grain: one row per line of the plan, quarter and report that gives it; held = an error finding stands in its row, and its figures are null
-- columns:
--   kind: output kết quả, money kinh phí | output or money
--   held: Dòng còn lỗi nên số bị giữ lại | The row has an error, so its figures are held back
with faulty as (
  select distinct file, sheet, source_row
  from findings
  where severity = 'error' and source_row is not null
),
outputs as (
  select s.source_file, s.source_sheet, s.source_row, s.office_id, s.quarter, s.line, s.shared, f.file is not null as held, s.done, s.eligible
  from stg_outputs s
  left join faulty f on f.file = s.source_file and f.sheet = s.source_sheet and f.source_row = s.source_row
  where s.own
),
money as (
  select s.*, f.file is not null as held
  from stg_money s
  left join faulty f on f.file = s.source_file and f.sheet = s.source_sheet and f.source_row = s.source_row
  where s.own
)
select 'output' as kind, line, quarter, office_id, source_file, source_sheet, source_row, held, shared,
  case when not held then done end as done, case when not held then eligible end as eligible,
  cast(null as decimal(18, 4)) as allocated_central, cast(null as decimal(18, 4)) as allocated_local,
  cast(null as decimal(18, 4)) as disbursed_central, cast(null as decimal(18, 4)) as disbursed_local
from outputs
union all
select 'money', line, quarter, office_id, source_file, source_sheet, source_row, held, false, cast(null as bigint), cast(null as bigint),
  cast(case when not held then allocated_central end as decimal(18, 4)), cast(case when not held then allocated_local end as decimal(18, 4)),
  cast(case when not held then disbursed_central end as decimal(18, 4)), cast(case when not held then disbursed_local end as decimal(18, 4))
from money
