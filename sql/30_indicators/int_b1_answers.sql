-- title: Câu trả lời dùng để tính điểm B1 | Answers that the B1 score is computed from
-- grain: one row per present household, answer and code; value is compared with a range times scale; all null when unanswered
-- Read only when a table of points is given (rule_points); answers of members count only when every member is listed and has those that the form asks at that age (ref_bounds: adult_questions_age).
with members as (
  select household_key, count(*) as members, sum(case when employment = '1' then 1 else 0 end) as employed,
    sum(case when employment is null and coalesce(age >= b.value, true) then 1 else 0 end) as work_open,
    max(education) as highest, sum(case when education is null and coalesce(age >= b.value, true) then 1 else 0 end) as education_open
  from stg_members
  join ref_bounds b on b.name = 'adult_questions_age'
  group by household_key
),
answered as (
  select h.household_key, h.commune_code, h.member_count, h.house_area_m2, h.water_source, h.toilet_type, h.uses_internet, h.wall_durable, h.frame_durable, h.roof_durable,
    case when m.members = h.member_count and m.work_open = 0 then m.employed end as employed,
    case when m.members = h.member_count and m.education_open = 0 then m.highest end as highest,
    case when s.members = h.member_count and s.lacking_02 = s.possible_02 then s.lacking_02 end as dependants
  from int_households h
  left join members m on m.household_key = h.household_key
  cross join ref_campaign c
  left join int_signs s on s.household_key = h.household_key and s.rule_set = c.rule_set
  join (select count(*) as points from rule_points) p on p.points > 0 -- no points, no join of the households
  where not h.gone
),
long as (
  select household_key, commune_code, 'member_count' as answer, cast(member_count as decimal(18, 6)) as value, cast(1 as bigint) as scale, cast(null as string) as code from answered
  union all
  select household_key, commune_code, 'area_per_person_m2', cast(house_area_m2 as decimal(18, 6)), member_count, cast(null as string) from answered
  union all
  select household_key, commune_code, 'dependants', cast(dependants as decimal(18, 4)), 1, cast(null as string) from answered
  union all
  select household_key, commune_code, 'employed_members', cast(employed as decimal(18, 4)), 1, cast(null as string) from answered
  union all
  select household_key, commune_code, 'highest_education', null, 1, highest from answered
  union all
  select household_key, commune_code, 'water_source', null, 1, water_source from answered
  union all
  select household_key, commune_code, 'toilet_type', null, 1, toilet_type from answered
  union all
  select household_key, commune_code, 'uses_internet', null, 1, case when uses_internet then 'yes' when not uses_internet then 'no' end from answered
  union all
  select household_key, commune_code, 'wall_durable', null, 1, case when wall_durable then 'yes' when not wall_durable then 'no' end from answered
  union all
  select household_key, commune_code, 'frame_durable', null, 1, case when frame_durable then 'yes' when not frame_durable then 'no' end from answered
  union all
  select household_key, commune_code, 'roof_durable', null, 1, case when roof_durable then 'yes' when not roof_durable then 'no' end from answered
  union all
  select a.household_key, a.commune_code, 'info_devices', null, 1, d.code
  from answered a
  left join stg_answers d on d.household_key = a.household_key and d.key = 'info_devices'
)
select l.household_key, u.area, l.answer, l.value, l.scale, l.code
from long l
join stg_units u on u.commune_code = l.commune_code
