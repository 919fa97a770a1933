-- question: Trong hộ nghèo, chỉ số nào thiếu hụt nhiều nhất?
-- question_en: Which deprivations are commonest among poor households?
select d.indicator, n.name, sum(d.deprived_households) as households, rate_percent(sum(d.deprived_households), sum(d.households_in_class)) as rate
from mart_deprivations d
join rule_indicators n on n.indicator = d.indicator
join ref_campaign c on c.rule_set = n.rule_set
where d.class = 'poor'
group by d.indicator, n.name
order by households desc, d.indicator
