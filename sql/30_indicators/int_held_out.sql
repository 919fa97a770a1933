-- title: Hộ bị giữ lại ngoài biểu cho đến khi sửa lỗi | Households held out of the forms until an error is mended
-- grain: one row per household and list; list = survey: a key of this year's survey, opening: a key of the opening list. The same key may stand for two households.
with faulty as (
  select distinct f.household_key, w.role
  from findings f
  join stg_workbooks w on w.source_file = f.file
  where f.severity = 'error' and f.household_key is not null
),
both_sides as (
  select household_key as survey_key, cast(null as string) as opening_key from faulty where role = 'survey'
  union all
  select cast(null as string), o.opening_key from int_opening o join faulty f on f.household_key = o.list_key and f.role = 'previous'
  union all
  select m.household_key, m.opening_key from int_matches m join faulty f on f.household_key = m.household_key and f.role = 'survey'
  union all
  select m.household_key, m.opening_key
  from int_matches m
  join int_opening o on o.opening_key = m.opening_key
  join faulty f on f.household_key = o.list_key and f.role = 'previous'
  union all
  select cast(null as string), opening_key from int_unaccounted
)
select survey_key as held_key, 'survey' as list from both_sides where survey_key is not null
union
select opening_key, 'opening' from both_sides where opening_key is not null
