-- title: Số đo lấy từ báo cáo của cơ quan | Measures that offices report
-- measure: output_count (progress, số lượng): Số đã thực hiện lũy kế | Done since the start of the year
-- measure: output_percent (progress, %): Số đã thực hiện trong số thuộc diện | Done out of those concerned
-- measure: money_disbursed (progress, triệu đồng): Số đã giải ngân lũy kế, trung ương và địa phương | Disbursed since the start of the year, central and local
-- grain: one row per line of the plan that an office reports; figures are those of its latest report that gives any
-- columns:
--   line: Mã dòng, là id trong targets.yaml | Line: an id of targets.yaml
--   quarter: Quý của số liệu; trống khi chưa có | Quarter of the figures; null without any
--   value_q1: Lũy kế đến hết quý 1 | Through quarter 1
--   value_q2: Lũy kế đến hết quý 2 | Through quarter 2
--   value_q3: Lũy kế đến hết quý 3 | Through quarter 3
--   value_q4: Lũy kế đến hết quý 4 | Through quarter 4
--   held: Số của báo cáo mới nhất bị giữ lại vì lỗi | The figures of the latest report are held back by an error
--   why_vi: Vì sao chưa có số | Why there is no figure
with latest as (
  select line, kind, max(case when state = 'given' then quarter end) as quarter, max(case when state <> 'no_report' then quarter end) as last_report,
    max(case when quarter = 1 then value end) as value_q1, max(case when quarter = 2 then value end) as value_q2,
    max(case when quarter = 3 then value end) as value_q3, max(case when quarter = 4 then value end) as value_q4
  from mart_progress
  group by line, kind
)
select l.line, l.kind, l.quarter, p.value, p.numerator, p.denominator, l.value_q1, l.value_q2, l.value_q3, l.value_q4, coalesce(n.state = 'held', false) as held,
  case
    when n.state = 'held' then 'báo cáo quý ' || l.last_report || ' còn lỗi, số bị giữ lại'
    when l.quarter is null and l.last_report is null then 'chưa có báo cáo quý nào dùng được của cơ quan'
    when l.quarter is null then 'báo cáo của cơ quan để trống dòng này'
    when l.quarter < l.last_report then 'báo cáo quý ' || l.last_report || ' để trống dòng này, số là của quý ' || l.quarter
  end as why_vi
from latest l
left join mart_progress p on p.line = l.line and p.kind = l.kind and p.quarter = l.quarter
left join mart_progress n on n.line = l.line and n.kind = l.kind and n.quarter = l.last_report
order by l.line
