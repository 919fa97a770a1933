-- title: Hộ bị giữ lại ngoài biểu cho đến khi sửa lỗi
-- grain: one row per household with an error finding or not accounted for; keys of the survey and of the opening list
with faulty as (
  select distinct household_key from findings where severity = 'error' and household_key is not null
),
both_sides as (
  select household_key as survey_key, cast(null as string) as opening_key from faulty
  union all
  select m.household_key, m.opening_key from int_matches m join faulty f on f.household_key = m.household_key
  union all
  select m.household_key, m.opening_key from int_matches m join faulty f on f.household_key = m.opening_key
  union all
  select cast(null as string), household_key from faulty
  union all
  select cast(null as string), opening_key from int_unaccounted
)
select survey_key as held_key, 'survey' as list from both_sides where survey_key is not null
union
select opening_key, 'opening' from both_sides where opening_key is not null
