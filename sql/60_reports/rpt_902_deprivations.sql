-- grain: one row per indicator of the rule set that decides
-- order: row_no
-- title: Bảng mức độ thiếu hụt trong báo cáo: toàn huyện, theo từng chỉ số | Table of deprivations in the report: the district by indicator
-- columns:
--   tt: Số thứ tự của chỉ số | Number of the indicator
--   unit_name: Chỉ số thiếu hụt | Indicator
--   poor_households: Số hộ nghèo thiếu hụt chỉ số | Poor households deprived in it
--   poor_rate: Tỷ lệ trong tổng số hộ nghèo, % | Of the poor households, %
--   near_poor_households: Số hộ cận nghèo thiếu hụt chỉ số | Near-poor households deprived in it
--   near_poor_rate: Tỷ lệ trong tổng số hộ cận nghèo, % | Of the near-poor households, %
--   poor_rank: Thứ hạng của chỉ số theo số hộ nghèo thiếu hụt, 1 là nhiều nhất | Rank by deprived poor households, 1 has the most
--   row_no: Thứ tự dòng | Order of the row
with counted as (
    select
        indicator,
        cast(sum(case class when 'poor' then households_in_class end) as bigint) as poor,
        cast(sum(case class when 'poor' then deprived_households end) as bigint) as poor_deprived,
        cast(sum(case class when 'near_poor' then households_in_class end) as bigint) as near_poor,
        cast(sum(case class when 'near_poor' then deprived_households end) as bigint) as near_poor_deprived
    from mart_deprivations
    join mart_communes using (commune_code)
    where has_workbook
    group by indicator
)
select
    cast(cast(i.indicator as integer) as varchar) as tt,
    i.name as unit_name,
    poor_deprived as poor_households,
    rate_percent(poor_deprived, poor) as poor_rate,
    near_poor_deprived as near_poor_households,
    rate_percent(near_poor_deprived, near_poor) as near_poor_rate,
    row_number() over (order by poor_deprived desc nulls last, i.indicator) as poor_rank,
    row_number() over (order by i.indicator) as row_no
from rule_indicators as i
join ref_campaign as c on c.rule_set = i.rule_set
left join counted on counted.indicator = i.indicator
order by row_no
