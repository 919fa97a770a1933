-- grain: one row per budget line of an office, and the office's sum; million đồng. A sum is that of the lines printed, blank while one has no figure; it has a quarter where all have the same
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
with lines as (
    select office_id, position, id, text_vi, place, quarter, planned, planned_central, planned_local, allocated, allocated_central, allocated_local, disbursed, disbursed_central, disbursed_local
    from mart_money
    where scope = 'line'
    union all
    select office_id, 1000, cast(null as varchar), 'Tổng cộng', cast(null as varchar), case when min(quarter) = max(quarter) and count(quarter) = count(*) then max(quarter) end,
        sum(planned), sum(planned_central), sum(planned_local),
        case when count(allocated) = count(*) then sum(allocated) end, case when count(allocated) = count(*) then sum(allocated_central) end, case when count(allocated) = count(*) then sum(allocated_local) end,
        case when count(disbursed) = count(*) then sum(disbursed) end, case when count(disbursed) = count(*) then sum(disbursed_central) end, case when count(disbursed) = count(*) then sum(disbursed_local) end
    from mart_money
    where scope = 'line'
    group by office_id
)
select office_id, case when id is not null then 'project' else 'total' end as row_kind,
    case when id is not null then cast(row_number() over (partition by office_id order by position) as varchar) end as tt, text_vi as unit_name, place,
    cast(planned as decimal(18, 4)) as planned, cast(planned_central as decimal(18, 4)) as planned_central, cast(planned_local as decimal(18, 4)) as planned_local, cast(allocated as decimal(18, 4)) as allocated, cast(allocated_central as decimal(18, 4)) as allocated_central, cast(allocated_local as decimal(18, 4)) as allocated_local, cast(disbursed as decimal(18, 4)) as disbursed, cast(disbursed_central as decimal(18, 4)) as disbursed_central, cast(disbursed_local as decimal(18, 4)) as disbursed_local,
    rate_percent(cast(disbursed * 10000 as bigint), cast(planned * 10000 as bigint)) as rate, cast(planned - disbursed as decimal(18, 4)) as remaining, quarter,
    row_number() over (order by position, id, office_id) as row_no
from lines
order by row_no
