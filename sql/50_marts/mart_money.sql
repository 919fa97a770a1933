-- title: Kinh phí theo dự án: kế hoạch, được giao, giải ngân | Money by project: planned, allocated, disbursed
-- grain: one row per budget line, and one for each scope of sum: the district (office_id null) and each office; a sum has a figure only where every line of it has one. Million đồng, cumulative in the year
-- columns:
--   scope: line dòng, office tổng của cơ quan, district tổng của huyện | line, office or district
--   quarter: Quý mới nhất mà mọi dòng có số | Latest quarter for which every line has figures
--   disbursed_q1: Giải ngân lũy kế đến hết quý 1 | Disbursed through quarter 1
--   disbursed_q2: Giải ngân lũy kế đến hết quý 2 | Disbursed through quarter 2
--   disbursed_q3: Giải ngân lũy kế đến hết quý 3 | Disbursed through quarter 3
--   disbursed_q4: Giải ngân lũy kế đến hết quý 4 | Disbursed through quarter 4
--   planned: Kế hoạch vốn | Planned
--   planned_central: Kế hoạch vốn, trung ương | Planned, central
--   planned_local: Kế hoạch vốn, địa phương | Planned, local
--   lines: Số dòng trong tổng | Lines in the sum
with scopes as (
  select 'line' as scope, id, id as line, office_id, position from plan_budget
  union all
  select 'office', cast(null as string), id, office_id, 1000 from plan_budget
  union all
  select 'district', cast(null as string), id, cast(null as string), 2000 from plan_budget
),
quarterly as (
  select s.scope, s.id, s.office_id, s.position, p.quarter, count(*) as lines, count(p.disbursed) as given,
    case when count(p.allocated_central) = count(*) then sum(p.allocated_central) end as allocated_central,
    case when count(p.allocated_local) = count(*) then sum(p.allocated_local) end as allocated_local, sum(p.disbursed_central) as disbursed_central, sum(p.disbursed_local) as disbursed_local
  from scopes s
  join mart_progress p on p.line = s.line and p.kind = 'money'
  group by s.scope, s.id, s.office_id, s.position, p.quarter
),
whole as (
  select *, max(case when given = lines then quarter end) over (partition by scope, id, office_id) as last_quarter
  from quarterly
),
figures as (
  select scope, id, office_id, position, lines, last_quarter as quarter,
    max(case when quarter = last_quarter then allocated_central end) as allocated_central, max(case when quarter = last_quarter then allocated_local end) as allocated_local,
    max(case when quarter = last_quarter then disbursed_central end) as disbursed_central, max(case when quarter = last_quarter then disbursed_local end) as disbursed_local,
    max(case when quarter = 1 and given = lines then disbursed_central + disbursed_local end) as disbursed_q1, max(case when quarter = 2 and given = lines then disbursed_central + disbursed_local end) as disbursed_q2,
    max(case when quarter = 3 and given = lines then disbursed_central + disbursed_local end) as disbursed_q3, max(case when quarter = 4 and given = lines then disbursed_central + disbursed_local end) as disbursed_q4
  from whole
  group by scope, id, office_id, position, lines, last_quarter
),
planned as (
  select s.scope, s.id, s.office_id, sum(b.total) as planned, sum(b.central) as planned_central, sum(b.local) as planned_local
  from scopes s
  join plan_budget b on b.id = s.line
  group by s.scope, s.id, s.office_id
)
select f.scope, f.id, f.office_id, o.office, f.position, b.place, b.text_vi, b.unit, cast(f.lines as bigint) as lines, f.quarter,
  cast(p.planned as decimal(18, 4)) as planned, cast(p.planned_central as decimal(18, 4)) as planned_central, cast(p.planned_local as decimal(18, 4)) as planned_local,
  cast(f.allocated_central + f.allocated_local as decimal(18, 4)) as allocated, cast(f.allocated_central as decimal(18, 4)) as allocated_central, cast(f.allocated_local as decimal(18, 4)) as allocated_local,
  cast(f.disbursed_central + f.disbursed_local as decimal(18, 4)) as disbursed, cast(f.disbursed_central as decimal(18, 4)) as disbursed_central, cast(f.disbursed_local as decimal(18, 4)) as disbursed_local,
  cast(f.disbursed_q1 as decimal(18, 4)) as disbursed_q1, cast(f.disbursed_q2 as decimal(18, 4)) as disbursed_q2, cast(f.disbursed_q3 as decimal(18, 4)) as disbursed_q3, cast(f.disbursed_q4 as decimal(18, 4)) as disbursed_q4
from figures f
join planned p on p.scope = f.scope and coalesce(p.id, '') = coalesce(f.id, '') and coalesce(p.office_id, '') = coalesce(f.office_id, '')
left join plan_offices o on o.office_id = f.office_id
left join plan_budget b on b.id = f.id
order by f.position, f.id, f.office_id
