-- title: Câu trả lời dùng để tính điểm B1 | Answers that the B1 score is computed from
-- grain: one row per present household, answer and code; value is compared with a range times scale; all null when unanswered
-- slices: household_key
with long as (
  select household_key, commune_code, 'member_count' as answer, cast(member_count as decimal(18, 6)) as value, cast(1 as bigint) as scale, cast(null as string) as code from int_b1_answered
  union all
  select household_key, commune_code, 'area_per_person_m2', cast(house_area_m2 as decimal(18, 6)), member_count, cast(null as string) from int_b1_answered
  union all
  select household_key, commune_code, 'dependants', cast(dependants as decimal(18, 4)), 1, cast(null as string) from int_b1_answered
  union all
  select household_key, commune_code, 'employed_members', cast(members_employed as decimal(18, 4)), 1, cast(null as string) from int_b1_answered
  union all
  select household_key, commune_code, 'highest_education', null, 1, highest_education from int_b1_answered
  union all
  select household_key, commune_code, 'water_source', null, 1, water_source from int_b1_answered
  union all
  select household_key, commune_code, 'toilet_type', null, 1, toilet_type from int_b1_answered
  union all
  select household_key, commune_code, 'uses_internet', null, 1, case when uses_internet then 'yes' when not uses_internet then 'no' end from int_b1_answered
  union all
  select household_key, commune_code, 'wall_durable', null, 1, case when wall_durable then 'yes' when not wall_durable then 'no' end from int_b1_answered
  union all
  select household_key, commune_code, 'frame_durable', null, 1, case when frame_durable then 'yes' when not frame_durable then 'no' end from int_b1_answered
  union all
  select household_key, commune_code, 'roof_durable', null, 1, case when roof_durable then 'yes' when not roof_durable then 'no' end from int_b1_answered
  union all
  select a.household_key, a.commune_code, 'info_devices', null, 1, d.code
  from int_b1_answered a
  left join stg_answers d on d.household_key = a.household_key and d.key = 'info_devices'
)
select l.household_key, u.area, l.answer, l.value, l.scale, l.code
from long l
join stg_units u on u.commune_code = l.commune_code
