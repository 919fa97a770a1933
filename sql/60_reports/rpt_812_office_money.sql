-- grain: one row per budget line of an office, and the office's sum; million đồng
-- sheet: Kinh phí
-- order: row_no
-- title: Kinh phí của từng cơ quan | Money by office
-- columns:
--   office_id: Mã cơ quan | Office
--   row_kind: Loại dòng: project (dự án), total (tổng) | Kind of row: project, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Dự án, hoặc tổng | Project, or sum
--   place: Chỗ trong kế hoạch | Place in the plan
--   planned: Kế hoạch vốn | Planned
--   planned_central: Kế hoạch vốn, trung ương | Planned, central
--   planned_local: Kế hoạch vốn, địa phương | Planned, local
--   allocated: Được giao | Allocated
--   allocated_central: Được giao, trung ương | Allocated, central
--   allocated_local: Được giao, địa phương | Allocated, local
--   disbursed: Giải ngân | Disbursed
--   disbursed_central: Giải ngân, trung ương | Disbursed, central
--   disbursed_local: Giải ngân, địa phương | Disbursed, local
--   rate: Giải ngân so với kế hoạch, % | Disbursed of planned, %
--   remaining: Còn lại so với kế hoạch. Kế hoạch trừ giải ngân | Left of what was planned
--   quarter: Số liệu đến hết quý | Figures through quarter
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select office_id, case when scope = 'line' then 'project' else 'total' end as row_kind,
    case when scope = 'line' then cast(row_number() over (partition by office_id order by position) as varchar) end as tt, coalesce(text_vi, 'Tổng cộng') as unit_name, place,
    planned, planned_central, planned_local, allocated, allocated_central, allocated_local, disbursed, disbursed_central, disbursed_local,
    rate_percent(cast(disbursed * 10000 as bigint), cast(planned * 10000 as bigint)) as rate, cast(planned - disbursed as decimal(18, 4)) as remaining, quarter,
    row_number() over (order by position, id, office_id) as row_no
from mart_money
where scope in ('line', 'office')
order by row_no
