-- title: Phân loại đầu năm của hộ trong phiếu | Class at the start of the year of the households of the survey
-- grain: one row per household of int_households; not_poor when the household is not on the opening list
-- slices: household_key
-- the ethnicity of the opening is that of last year's list, this year's where that list has none
select h.household_key, coalesce(m.opening_class, 'not_poor') as opening_class, m.opening_key,
  coalesce(m.opening_persons, 0) as opening_persons, l.commune_code is not null as has_approved_list,
  coalesce(coalesce(m.opening_ethnicity, h.head_ethnicity) <> '1', false) as opening_minority
from int_households h
left join int_matches m on m.household_key = h.household_key
left join int_approved_communes l on l.commune_code = h.commune_code
