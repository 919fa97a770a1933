-- question: Hộ nào tái nghèo, tái cận nghèo, và năm trước là gì?
-- question_en: Which households fell back into poverty or near poverty, and what were they before?
select h.commune_name, h.village, h.household_no, h.previous_class, h.class, h.movement
from mart_households h
where h.movement in ('relapse_poor', 'relapse_near_poor')
order by h.commune_code, h.village, h.household_no
