-- title: Mười hai chỉ số suy ra từ thành viên và nhà ở | The twelve indicators derived from members and dwelling
-- grain: one row per present household and rule set, by the set's own thresholds; null = the answers, or the thresholds that the set knows, do not allow to tell, never "no"
-- Where more members are listed than the household says it has, dependants must be too many of the larger number.
with devices as (
  select a.household_key, s.rule_set, max(case when x.code is not null then 1 else 0 end) as accepted
  from stg_answers a
  cross join rule_sets s
  left join rule_accepted_answers x on x.rule_set = s.rule_set and x.key = 'info_devices' and x.code = a.code
  where a.key = 'info_devices' and a.code is not null
  group by a.household_key, s.rule_set
),
lists as (
  select distinct rule_set, key
  from rule_accepted_answers
),
present as (
  select *,
    (case when not wall_durable then 1 else 0 end) + (case when not frame_durable then 1 else 0 end) + (case when not roof_durable then 1 else 0 end) as weak,
    (case when wall_durable is null then 1 else 0 end) + (case when frame_durable is null then 1 else 0 end) + (case when roof_durable is null then 1 else 0 end) as unanswered
  from int_households
  where not gone
)
select h.household_key, l.rule_set,
  case when l.dependent_child_age_below is not null then case when m.lacking_01 > 0 then true when m.members = h.member_count and m.possible_01 = 0 then false end end as derived_01,
  case when m.lacking_02 * 100 > l.dependent_share_above_percent * greatest(h.member_count, m.members) then true
    when m.members = h.member_count and m.possible_02 * 100 <= l.dependent_share_above_percent * h.member_count then false end as derived_02,
  case when l.undernourished_age_below is not null then case when m.lacking_03 > 0 then true when m.members = h.member_count and m.possible_03 = 0 then false end end as derived_03,
  case when l.insured_age_from is not null then case when m.lacking_04 > 0 then true when m.members = h.member_count and m.possible_04 = 0 then false end end as derived_04,
  case when l.adult_education_age_from is not null then case when m.lacking_05 > 0 then true when m.members = h.member_count and m.possible_05 = 0 then false end end as derived_05,
  case when exists (select 1 from rule_schooling s where s.rule_set = l.rule_set) then case when m.lacking_06 > 0 then true when m.members = h.member_count and m.possible_06 = 0 then false end end as derived_06,
  case when h.weak >= l.weak_structures_from then true when h.weak + h.unanswered < l.weak_structures_from then false end as derived_07,
  h.house_area_m2 < l.area_per_person_below_m2 * h.member_count as derived_08,
  case when h.water_source is not null and wl.key is not null then w.code is null end as derived_09,
  case when h.toilet_type is not null and tl.key is not null then t.code is null end as derived_10,
  case when i.rule_set is not null then not h.uses_internet end as derived_11,
  case when dl.key is not null then d.accepted = 0 end as derived_12
from present h
join stg_units u on u.commune_code = h.commune_code
join stg_law l on l.area = u.area
left join int_member_signs m on m.household_key = h.household_key and m.rule_set = l.rule_set
left join rule_accepted_answers w on w.rule_set = l.rule_set and w.key = 'water_source' and w.code = h.water_source
left join rule_accepted_answers t on t.rule_set = l.rule_set and t.key = 'toilet_type' and t.code = h.toilet_type
left join devices d on d.household_key = h.household_key and d.rule_set = l.rule_set
left join lists wl on wl.rule_set = l.rule_set and wl.key = 'water_source'
left join lists tl on tl.rule_set = l.rule_set and tl.key = 'toilet_type'
left join lists dl on dl.rule_set = l.rule_set and dl.key = 'info_devices'
left join rule_indicators i on i.rule_set = l.rule_set and i.answered_by = '11'
