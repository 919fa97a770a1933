-- grain: one row per budget line and the district's sum, as far as the year has gone; million đồng
-- sheet: Kinh phí cả năm
-- order: row_no
-- title: Kinh phí cả năm theo dự án và nguồn | Money of the year by project and source
-- columns:
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
select case when scope = 'line' then 'project' else 'total' end as row_kind, case when scope = 'line' then cast(position as varchar) end as tt,
    coalesce(text_vi, 'Tổng cộng') as unit_name, place,
    planned, planned_central, planned_local, allocated, allocated_central, allocated_local, disbursed, disbursed_central, disbursed_local,
    rate_percent(cast(disbursed * 10000 as bigint), cast(planned * 10000 as bigint)) as rate, cast(planned - disbursed as decimal(18, 4)) as remaining, quarter,
    row_number() over (order by position, id) as row_no
from mart_money
where scope in ('line', 'district')
order by row_no
