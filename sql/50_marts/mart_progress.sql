-- title: Tiến độ theo dòng của kế hoạch và quý | Progress by line of the plan and quarter
-- grain: one row per line that offices report (plan_targets of source progress or both, plan_budget) and quarter, also without a report; figures are cumulative in the year
-- columns:
--   line: Mã dòng, là id trong targets.yaml | Line: an id of targets.yaml
--   kind: output kết quả, money kinh phí | output or money
--   quarter: Quý | Quarter
--   office_id: Mã cơ quan trong targets.yaml | Id of the office in targets.yaml
--   state: given có số, held giữ lại vì lỗi, blank báo cáo để trống, no_report chưa có báo cáo | given, held back by an error, left blank, no report
--   done: Đã thực hiện, lũy kế | Done, cumulative
--   eligible: Số thuộc diện | Those concerned
--   allocated_central: Được giao, trung ương (triệu đồng) | Allocated, central, million đồng
--   allocated_local: Được giao, địa phương (triệu đồng) | Allocated, local, million đồng
--   allocated: Được giao, tổng (triệu đồng) | Allocated in all, million đồng
--   disbursed_central: Giải ngân, trung ương (triệu đồng) | Disbursed, central, million đồng
--   disbursed_local: Giải ngân, địa phương (triệu đồng) | Disbursed, local, million đồng
--   disbursed: Giải ngân, tổng (triệu đồng) | Disbursed in all, million đồng
--   value: Số của dòng: số lượng, % hoặc triệu đồng; trống khi không có số | The line's figure: a count, a per cent or million đồng; null without one
--   numerator: Tử số của giá trị chưa làm tròn | Numerator of the value before rounding
--   denominator: Mẫu số | Denominator
with own_lines as (
  select id as line, 'output' as kind, office_id, unit = '%' as shared from plan_targets where source in ('progress', 'both')
  union all
  select id, 'money', office_id, false from plan_budget
),
firsts as (
  -- a line that stands twice in a report is held at both places
  select *, row_number() over (partition by source_file, kind, line order by source_row) as place
  from int_progress
),
placed as (
  select l.line, l.kind, q.quarter, l.office_id, l.shared, r.source_file is not null as reported, p.source_file, p.source_sheet, p.source_row, coalesce(p.held, false) as held,
    p.done, p.eligible, p.allocated_central, p.allocated_local, cast(p.allocated_central + p.allocated_local as decimal(18, 4)) as allocated,
    p.disbursed_central, p.disbursed_local, cast(p.disbursed_central + p.disbursed_local as decimal(18, 4)) as disbursed
  from own_lines l
  cross join plan_quarters q
  left join stg_reports r on r.accepted and r.office_id = l.office_id and r.quarter = q.quarter
  left join firsts p on p.source_file = r.source_file and p.line = l.line and p.kind = l.kind and p.place = 1
),
valued as (
  select *,
    case when kind = 'money' then cast(disbursed as decimal(18, 4)) when shared then cast(rate_percent(done, eligible) as decimal(18, 4)) else cast(done as decimal(18, 4)) end as value,
    cast(case when kind = 'money' then disbursed * 10000 when shared then 100 * done else done end as decimal(38, 0)) as numerator,
    cast(case when kind = 'money' then 10000 when shared then eligible else 1 end as decimal(38, 0)) as denominator
  from placed
)
select line, kind, quarter, office_id,
  case when value is not null then 'given' when held then 'held' when reported then 'blank' else 'no_report' end as state,
  done, eligible, allocated_central, allocated_local, allocated, disbursed_central, disbursed_local, disbursed, value,
  case when value is not null then numerator end as numerator, case when value is not null then denominator end as denominator,
  source_file, source_sheet, source_row
from valued
order by line, kind, quarter
