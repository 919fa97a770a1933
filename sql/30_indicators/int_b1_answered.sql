-- title: Hộ với những gì bảng điểm B1 hỏi | Households with what the table of B1 points asks
-- grain: one row per present household, when a table of points is given (rule_points); members_employed, highest_education and dependants are null unless every member is listed and has the answers that the form asks at that age (ref_bounds: adult_questions_age)
-- slices: household_key
with given as (
  -- without points there is nothing to join
  select count(*) as points from rule_points having count(*) > 0
),
members as (
  select household_key, count(*) as members, cast(sum(case when employment = '1' then 1 else 0 end) as bigint) as employed,
    sum(case when employment is null and coalesce(age >= b.value, true) then 1 else 0 end) as work_open,
    max(education) as highest, sum(case when education is null and coalesce(age >= b.value, true) then 1 else 0 end) as education_open
  from stg_members
  join ref_bounds b on b.name = 'adult_questions_age'
  cross join given
  group by household_key
),
signs as (
  select s.household_key, s.members, s.lacking_02, s.possible_02
  from int_signs s
  join ref_campaign c on c.rule_set = s.rule_set
  cross join given
),
present as (
  select h.household_key, h.commune_code, h.member_count, h.house_area_m2, h.water_source, h.toilet_type, h.uses_internet, h.wall_durable, h.frame_durable, h.roof_durable
  from int_households h
  cross join given
  where not h.gone
)
select h.household_key, h.commune_code, h.member_count, h.house_area_m2, h.water_source, h.toilet_type, h.uses_internet, h.wall_durable, h.frame_durable, h.roof_durable,
  case when m.members = h.member_count and m.work_open = 0 then m.employed end as members_employed,
  case when m.members = h.member_count and m.education_open = 0 then m.highest end as highest_education,
  case when s.members = h.member_count and s.lacking_02 = s.possible_02 then s.lacking_02 end as dependants
from present h
left join members m on m.household_key = h.household_key
left join signs s on s.household_key = h.household_key
