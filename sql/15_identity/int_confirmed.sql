-- title: Hộ được người xác nhận là một | Households that a person confirms to be one
-- grain: one row per household of the opening list that a person says to be one household of the survey, and no other
-- Not made in slices, so that the opening list and the candidates are read once for it.
select c.opening_key, c.household_key, o.opening_class, o.opening_persons, o.head_ethnicity as opening_ethnicity
from ref_confirmations c
join int_opening o on o.opening_key = c.opening_key
join int_candidates p on p.household_key = c.household_key
where c.verdict = 'same'
qualify count(*) over (partition by c.opening_key) = 1 and count(*) over (partition by c.household_key) = 1
