-- question: Hộ không nghèo nào gần mức nghèo nhất?
-- question_en: Which households off the lists are nearest to falling onto them?
select h.commune_name, h.village, h.household_no, h.b1_score, -c.amount as points_away, h.deprived_count, c.new_class
from mart_households h
join mart_changes c on c.household_key = h.household_key and c.changed = 'b1_score' and c.amount < 0
where h.class in ('not_poor', 'average_living')
order by points_away, h.commune_code, h.village, h.household_no
limit 50
