-- title: Hộ đầu năm còn lại sau khi nối theo mã hộ | Households of the opening list that the numbers left
-- grain: one row per household of the opening list that int_matches_by_number has not; a relation of its own, so that no step holds a whole country in memory
select o.opening_key, o.commune_code, o.village_folded, o.household_no, o.head_national_id, o.head_name_folded, o.head_birth_year, o.head_sex, o.without_village, o.opening_class, o.opening_persons, o.head_ethnicity
from int_opening o
left join int_matches_by_number m on m.opening_key = o.opening_key
where m.opening_key is null
