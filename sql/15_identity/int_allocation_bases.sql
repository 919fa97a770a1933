-- title: Cơ sở phân bổ chỉ tiêu giảm nghèo cho các xã | Bases by which reductions are shared out among communes
-- grain: one row per unit valid on the review date and list (poor, near_poor)
-- A household of the opening list is without labour capacity or registered to leave as this year's workbook says where its row is matched, else as the result of the year before says of its labour capacity.
-- unanswered: no source says whether the household can work; it counts as able.
with results as (
  select a.household_key, max(cast(a.no_labour_capacity as integer)) as no_labour_capacity
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
  where a.commune_code is not null
  group by a.household_key
),
answered as (
  select o.commune_code, o.opening_class as list, coalesce(h.no_labour_capacity, a.no_labour_capacity) as no_labour_capacity, h.registered_exit
  from int_opening o
  left join int_opening_answers h on h.opening_key = o.opening_key
  left join results a on a.household_key = o.opening_key
),
counted as (
  select commune_code, list, count(*) as opening,
    sum(case when no_labour_capacity = 1 then 1 else 0 end) as without_labour,
    sum(case when no_labour_capacity is null then 1 else 0 end) as unanswered,
    sum(case when registered_exit = 1 and coalesce(no_labour_capacity, 0) = 0 then 1 else 0 end) as registered,
    count(registered_exit) > 0 as asked
  from answered
  group by commune_code, list
),
surveyed as (
  select w.commune_code, max(case when t.key = 'total_households' then t.usable_total end) as total_households
  from stg_workbooks w
  join int_totals t on t.source_file = w.source_file
  where w.role = 'survey' and w.accepted
  group by w.commune_code
)
select u.commune_code, u.commune_name, u.position, l.list,
  cast(case when e.total_households_typed is not null then e.total_households else s.total_households end as bigint) as opening_households_total,
  cast(coalesce(n.opening, 0) as bigint) as opening, cast(coalesce(n.without_labour, 0) as bigint) as without_labour,
  cast(coalesce(n.unanswered, 0) as bigint) as unanswered,
  cast(coalesce(n.opening - n.without_labour, 0) as bigint) as base,
  cast(case when n.asked then n.registered end as bigint) as registered
from stg_units u
cross join (select 'poor' as list union all select 'near_poor') l
left join counted n on n.commune_code = u.commune_code and n.list = l.list
left join int_opening_totals e on e.commune_code = u.commune_code
left join surveyed s on s.commune_code = u.commune_code
