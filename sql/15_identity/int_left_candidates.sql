-- title: Hộ năm nay còn lại sau khi nối theo mã hộ | Households of this year that the numbers left
-- grain: one row per household of int_candidates that int_matches_by_number has not; a relation of its own, so that no step holds a whole country in memory
-- slices: household_key
select p.household_key, p.commune_code, p.village_folded, p.household_no, p.head_national_id, p.head_name_folded, p.head_birth_year, p.head_sex, p.gone
from int_candidates p
left join int_matches_by_number m on m.household_key = p.household_key
where m.household_key is null
