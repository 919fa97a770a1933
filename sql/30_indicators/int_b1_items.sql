-- title: Điểm B1 của từng mục, tính từ câu trả lời | B1 points of each item, computed from the answers
-- grain: one row per present household and item of the table of points; points is null when the answer is missing or fits no option
-- slices: household_key
with items as (
  select distinct item, position, name, answer, kind from rule_points
),
words as (
  select f.key as answer, c.code, min(c.label) as label
  from ref_fields f
  join ref_codes c on c.list = f.list
  group by f.key, c.code
)
select a.household_key, i.item, i.position, i.name, i.answer,
  joined(array_agg((coalesce(a.code, ''), coalesce(w.label, a.code, replace(regexp_replace(cast(a.value as string), '[.]?0+$', ''), '.', ',') || case when a.scale > 1 then ' / ' || a.scale else '' end))), ', ') as seen,
  case
    when count(a.code) + count(a.value) = 0 then null
    when i.kind = 'codes' then cast(coalesce(sum(o.points), 0) as bigint)
    when count(o.points) = 1 then cast(max(o.points) as bigint)
  end as points
from items i
join int_b1_answers a on a.answer = i.answer
left join words w on w.answer = case when a.answer = 'highest_education' then 'education' else a.answer end and w.code = a.code
left join rule_points o on o.item = i.item and (o.area is null or o.area = a.area)
  and (o.code = a.code
    or (a.value >= coalesce(o.from_value, 0) * a.scale and (o.below_value is null or a.value < o.below_value * a.scale) and o.code is null))
group by a.household_key, i.item, i.position, i.name, i.answer, i.kind
