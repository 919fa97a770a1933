-- title: Mười hai chỉ số được tính của hộ
-- grain: one row per present household; deprived_NN are the ones that count (rasoat.yaml: deprivations), as the deciding set derives them
select h.household_key, h.commune_code, u.area, h.b1_score, h.b2_score, h.income_per_capita,
  coalesce(h.farming_household, false) as farming_household, h.unscored as screened_out, h.member_count,
  case when c.deprivations = 'derived' and d.derived_01 is not null then d.derived_01 else h.deprived_01 end as deprived_01,
  case when c.deprivations = 'derived' and d.derived_02 is not null then d.derived_02 else h.deprived_02 end as deprived_02,
  case when c.deprivations = 'derived' and d.derived_03 is not null then d.derived_03 else h.deprived_03 end as deprived_03,
  case when c.deprivations = 'derived' and d.derived_04 is not null then d.derived_04 else h.deprived_04 end as deprived_04,
  case when c.deprivations = 'derived' and d.derived_05 is not null then d.derived_05 else h.deprived_05 end as deprived_05,
  case when c.deprivations = 'derived' and d.derived_06 is not null then d.derived_06 else h.deprived_06 end as deprived_06,
  case when c.deprivations = 'derived' and d.derived_07 is not null then d.derived_07 else h.deprived_07 end as deprived_07,
  case when c.deprivations = 'derived' and d.derived_08 is not null then d.derived_08 else h.deprived_08 end as deprived_08,
  case when c.deprivations = 'derived' and d.derived_09 is not null then d.derived_09 else h.deprived_09 end as deprived_09,
  case when c.deprivations = 'derived' and d.derived_10 is not null then d.derived_10 else h.deprived_10 end as deprived_10,
  case when c.deprivations = 'derived' and d.derived_11 is not null then d.derived_11 else h.deprived_11 end as deprived_11,
  case when c.deprivations = 'derived' and d.derived_12 is not null then d.derived_12 else h.deprived_12 end as deprived_12
from int_households h
cross join ref_campaign c
join stg_units u on u.commune_code = h.commune_code
left join int_derived d on d.household_key = h.household_key
where not h.gone
