-- title: Tổng số hộ đầu năm theo danh sách của năm trước | Total households at the start of the year, by the list of the year before
-- grain: one row per commune with a workbook of the year before; of several workbooks of merged units the totals are added up, and one that lacks a total leaves it null
-- total_households_typed tells a list that gives no total (null) from one whose total is not usable
with totals as (
  select source_file, max(case when key = 'total_households' then usable_total end) as total_households,
    max(case when key = 'minority_households' then usable_total end) as minority_households
  from int_totals
  group by source_file
)
select w.commune_code,
  case when count(w.total_households_typed) = count(*) then max(w.total_households_typed) end as total_households_typed,
  case when count(w.minority_households_typed) = count(*) then max(w.minority_households_typed) end as minority_households_typed,
  cast(case when count(t.total_households) = count(*) then sum(t.total_households) end as bigint) as total_households,
  cast(case when count(t.minority_households) = count(*) then sum(t.minority_households) end as bigint) as minority_households
from stg_workbooks w
join totals t on t.source_file = w.source_file
left join int_predecessors p on p.commune_code = w.commune_code and not p.has_workbook
where w.role = 'previous' and w.accepted and p.unit_code is null
group by w.commune_code
