-- grain: one row per budget line and the district's sum; million đồng
-- sheet: Kinh phí theo quý
-- order: row_no
-- title: Giải ngân theo dự án và quý | Money disbursed by project and quarter
-- columns:
--   row_kind: Loại dòng: project (dự án), total (tổng) | Kind of row: project, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Dự án, hoặc tổng | Project, or sum
--   office: Cơ quan chủ trì | Office in charge
--   planned: Kế hoạch vốn | Planned
--   allocated: Được giao | Allocated
--   disbursed_q1: Giải ngân lũy kế hết quý 1 | Disbursed through quarter 1
--   disbursed_q2: Giải ngân lũy kế hết quý 2 | Disbursed through quarter 2
--   disbursed_q3: Giải ngân lũy kế hết quý 3 | Disbursed through quarter 3
--   disbursed_q4: Giải ngân lũy kế hết quý 4 | Disbursed through quarter 4
--   in_q1: Giải ngân trong quý 1 | Disbursed in quarter 1
--   in_q2: Giải ngân trong quý 2. Lũy kế quý này trừ lũy kế quý trước; trống khi thiếu một trong hai | Disbursed in quarter 2
--   in_q3: Giải ngân trong quý 3 | Disbursed in quarter 3
--   in_q4: Giải ngân trong quý 4 | Disbursed in quarter 4
--   rate: Giải ngân mới nhất so với kế hoạch, % | Latest disbursed of planned, %
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select case when scope = 'line' then 'project' else 'total' end as row_kind, case when scope = 'line' then cast(position as varchar) end as tt,
    coalesce(text_vi, 'Tổng cộng') as unit_name, case when scope = 'line' then office end as office, planned, allocated,
    disbursed_q1, disbursed_q2, disbursed_q3, disbursed_q4,
    disbursed_q1 as in_q1, cast(disbursed_q2 - disbursed_q1 as decimal(18, 4)) as in_q2, cast(disbursed_q3 - disbursed_q2 as decimal(18, 4)) as in_q3, cast(disbursed_q4 - disbursed_q3 as decimal(18, 4)) as in_q4,
    rate_percent(cast(disbursed * 10000 as bigint), cast(planned * 10000 as bigint)) as rate,
    row_number() over (order by position, id) as row_no
from mart_money
where scope in ('line', 'district')
order by row_no
