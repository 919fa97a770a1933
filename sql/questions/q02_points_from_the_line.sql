-- question: Bao nhiêu hộ nghèo cách mức điểm B1 từ 5 điểm trở xuống, theo xã?
-- question_en: How many poor households are within five B1 points of the line, by commune?
select h.commune_code, h.commune_name, count(*) as households
from mart_households h
join mart_changes c on c.household_key = h.household_key and c.changed = 'b1_score' and c.amount between 1 and 5
where h.class = 'poor'
group by h.commune_code, h.commune_name
order by households desc, h.commune_code
