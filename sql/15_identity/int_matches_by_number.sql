-- title: Hộ nối do người xác nhận và theo mã hộ | Households matched by a person's word and by their number
-- grain: one row per household of the opening list matched in step 0 or 1 of int_matches; at most one row per household_key; other_head = the head of that number has another name, and the row does not say that it continues the household; other_identity = nor has it the same national id, or the two have ids that differ
-- slices: household_key
select opening_key, household_key, 0 as step, opening_class, opening_persons, opening_ethnicity, false as other_head, false as other_identity from int_confirmed
union all
select o.opening_key, p.household_key, 1, o.opening_class, o.opening_persons, o.head_ethnicity,
  coalesce(p.head_name_folded <> o.head_name_folded and not p.continues, false),
  coalesce(not p.continues and (p.head_name_folded <> o.head_name_folded and not coalesce(p.head_national_id = o.head_national_id and is_digits(p.head_national_id, 12), false)
    or p.head_national_id <> o.head_national_id and is_digits(p.head_national_id, 12) and is_digits(o.head_national_id, 12)), false)
from int_opening o
join int_candidates p on p.household_key = o.opening_key
left join int_confirmed x on x.opening_key = o.opening_key
left join int_confirmed y on y.household_key = p.household_key
left join ref_confirmations n on n.household_key = p.household_key and n.opening_key = o.opening_key and n.verdict = 'other'
where x.opening_key is null and y.household_key is null and n.household_key is null
  and (p.continues or not coalesce(is_digits(p.head_national_id, 12) and is_digits(o.head_national_id, 12)
    and p.head_national_id <> o.head_national_id and p.head_name_folded <> o.head_name_folded, false))
