-- title: Mười hai chỉ số suy ra từ thành viên và nhà ở | The twelve indicators derived from members and dwelling
-- grain: one row per present household and rule set, by the set's own thresholds; null = the answers, or the thresholds that the set knows, do not allow to tell, never "no"
-- slices: household_key
-- Where more members are listed than the household says it has, dependants must be too many of the larger number.
with asked as (
  select rule_set,
    max(case when question = 'schooling' then 1 else 0 end) = 1 as schooling,
    max(case when question = 'water_source' then 1 else 0 end) = 1 as water,
    max(case when question = 'toilet_type' then 1 else 0 end) = 1 as toilet,
    max(case when question = 'info_devices' then 1 else 0 end) = 1 as devices,
    max(case when question = '11' then 1 else 0 end) = 1 as internet
  from (
    select rule_set, 'schooling' as question from rule_schooling
    union all
    select rule_set, key from rule_accepted_answers
    union all
    select rule_set, answered_by from rule_indicators
  ) q
  group by rule_set
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
  case when q.schooling then case when m.lacking_06 > 0 then true when m.members = h.member_count and m.possible_06 = 0 then false end end as derived_06,
  case when h.weak >= l.weak_structures_from then true when h.weak + h.unanswered < l.weak_structures_from then false end as derived_07,
  h.house_area_m2 < l.area_per_person_below_m2 * h.member_count as derived_08,
  case when h.water_source is not null and q.water then w.code is null end as derived_09,
  case when h.toilet_type is not null and q.toilet then t.code is null end as derived_10,
  case when q.internet then not h.uses_internet end as derived_11,
  case when q.devices then m.accepted_devices = 0 end as derived_12
from present h
join stg_units u on u.commune_code = h.commune_code
join stg_law l on l.area = u.area
left join int_signs m on m.household_key = h.household_key and m.rule_set = l.rule_set
left join rule_accepted_answers w on w.rule_set = l.rule_set and w.key = 'water_source' and w.code = h.water_source
left join rule_accepted_answers t on t.rule_set = l.rule_set and t.key = 'toilet_type' and t.code = h.toilet_type
left join asked q on q.rule_set = l.rule_set
