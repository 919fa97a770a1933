-- title: Chỉ số thiếu hụt của hộ nghèo, hộ cận nghèo (biểu 7.4–7.7) | Deprivations of poor and near-poor households (forms 7.4–7.7)
-- grain: one row per commune, class (poor, near_poor) and indicator of the survey that counts in the deciding set, whatever number the set gives it
-- columns:
--   commune_code: Mã xã | Commune code
--   class: Loại hộ | Class
--   indicator: Chỉ số của phiếu "01" đến "12" được tính theo bộ quy định | Indicator of the survey, "01" to "12", that counts in the rule set
--   households_in_class: Số hộ của loại (hộ) | Households of the class
--   deprived_households: Số hộ thiếu hụt chỉ số (hộ) | Households deprived in the indicator
--   deprived_rate: Tỷ lệ thiếu hụt trong số hộ của loại (%) | Share of the class, %
with flags as (
  select commune_code, class, '01' as indicator, case when deprived_01 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '02' as indicator, case when deprived_02 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '03' as indicator, case when deprived_03 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '04' as indicator, case when deprived_04 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '05' as indicator, case when deprived_05 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '06' as indicator, case when deprived_06 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '07' as indicator, case when deprived_07 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '08' as indicator, case when deprived_08 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '09' as indicator, case when deprived_09 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '10' as indicator, case when deprived_10 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '11' as indicator, case when deprived_11 then 1 else 0 end as deprived from int_decisions
  union all
  select commune_code, class, '12' as indicator, case when deprived_12 then 1 else 0 end as deprived from int_decisions
),
counted as (
  select commune_code, class, indicator, count(*) as households_in_class, sum(deprived) as deprived_households
  from flags
  group by commune_code, class, indicator
)
select u.commune_code, k.class, i.answer as indicator, coalesce(n.households_in_class, 0) as households_in_class,
  cast(coalesce(n.deprived_households, 0) as bigint) as deprived_households,
  rate_percent(coalesce(n.deprived_households, 0), coalesce(n.households_in_class, 0)) as deprived_rate
from stg_units u
cross join (select 'poor' as class union all select 'near_poor') k
cross join ref_campaign c
join (select distinct rule_set, answer from stg_indicators where answer is not null) i on i.rule_set = c.rule_set
left join counted n on n.commune_code = u.commune_code and n.class = k.class and n.indicator = i.answer
order by u.position, k.class desc, i.answer
