-- question: Xã nào có nhiều hộ nghèo chỉ còn cách hộ cận nghèo một chỉ số?
-- question_en: Which communes have the most poor households one indicator away from near-poor?
select h.commune_code, h.commune_name, count(*) as households, sum(h.member_count) as persons
from mart_households h
join mart_changes c on c.household_key = h.household_key and c.changed = 'deprived_count' and c.amount = -1
where h.class = 'poor'
group by h.commune_code, h.commune_name
order by households desc, h.commune_code
