-- question: Chỉ số nào giải thích nhiều nhất khoảng cách giữa hộ dân tộc thiểu số và hộ Kinh trong số hộ nghèo, hộ cận nghèo?
-- question_en: Which deprivation explains most of the minority gap among poor and near-poor households?
with answers as (
  select h.minority, i.indicator,
    case i.indicator when '01' then h.deprived_01 when '02' then h.deprived_02 when '03' then h.deprived_03 when '04' then h.deprived_04 when '05' then h.deprived_05 when '06' then h.deprived_06 when '07' then h.deprived_07 when '08' then h.deprived_08 when '09' then h.deprived_09 when '10' then h.deprived_10 when '11' then h.deprived_11 when '12' then h.deprived_12 end as deprived
  from mart_households h
  cross join (values ('01'), ('02'), ('03'), ('04'), ('05'), ('06'), ('07'), ('08'), ('09'), ('10'), ('11'), ('12')) i(indicator)
  where h.class in ('poor', 'near_poor')
),
rates as (
  select indicator, rate_percent(count(*) filter (where minority and deprived), count(*) filter (where minority)) as minority_rate,
    rate_percent(count(*) filter (where not minority and deprived), count(*) filter (where not minority)) as kinh_rate
  from answers
  group by indicator
)
select r.indicator, n.name, r.minority_rate, r.kinh_rate, r.minority_rate - r.kinh_rate as gap_points
from rates r
join rule_indicators n on n.indicator = r.indicator
join ref_campaign c on c.rule_set = n.rule_set
order by gap_points desc nulls last, r.indicator
