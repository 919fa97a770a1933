-- title: Hộ năm nay thoát nghèo, thoát cận nghèo | Households that leave the lists this year
-- grain: one row per household that was poor or near-poor at the start of the year and has a class now that is neither
-- slices: household_key
select m.household_key, m.commune_code, h.head_name, h.head_national_id, m.previous_class as from_class
from int_movements m
join int_households h on h.household_key = m.household_key
where m.movement in ('poor_to_not_poor', 'near_poor_to_not_poor')
