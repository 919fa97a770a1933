-- title: Hộ năm nay nối với danh sách đầu năm | This year's households joined to the opening list
-- grain: one row per household of the opening list that is found in the survey; at most one row per household_key
-- step 0: a person confirmed it (xac-nhan.xlsx; a pair that a person denied is never matched); 1: commune, village, household number; 2: head's national id, 12 digits on both sides; 3: folded name, birth year, sex (listed for a person to confirm); where last year's list has no villages and no births, folded name, number and sex as far as given
-- A number is no proof where both heads have a national id, the two differ, and so do the names; unless the row says that it
-- continues the household of that number (its own number as origin, no movement). Where only one of the two differs, the match is listed too.
with denied as (
  select household_key, opening_key from ref_confirmations where verdict = 'other'
),
by_id as (
  select o.opening_key, p.household_key, 2 as step, o.opening_class, o.opening_persons, o.head_ethnicity as opening_ethnicity
  from int_left_opening o
  join int_left_candidates p on p.commune_code = o.commune_code and p.head_national_id = o.head_national_id and is_digits(p.head_national_id, 12)
  left join denied n on n.household_key = p.household_key and n.opening_key = o.opening_key
  where n.household_key is null
  qualify count(*) over (partition by o.opening_key) = 1 and count(*) over (partition by p.household_key) = 1
),
open_2 as (
  select o.* from int_left_opening o left join by_id m on m.opening_key = o.opening_key where m.opening_key is null
),
by_name as (
  select o.opening_key, p.household_key, 3 as step, o.opening_class, o.opening_persons, o.head_ethnicity as opening_ethnicity
  from open_2 o
  join int_left_candidates p on p.commune_code = o.commune_code and p.head_name_folded = o.head_name_folded
    and (p.head_birth_year = o.head_birth_year and p.head_sex = o.head_sex
      or o.without_village and o.head_birth_year is null and number_key(p.household_no) = number_key(o.household_no) and coalesce(p.head_sex = o.head_sex, true))
  left join by_id i on i.household_key = p.household_key
  left join denied n on n.household_key = p.household_key and n.opening_key = o.opening_key
  where i.household_key is null and n.household_key is null
    and not coalesce(is_digits(p.head_national_id, 12) and is_digits(o.head_national_id, 12) and p.head_national_id <> o.head_national_id, false)
  qualify count(*) over (partition by o.opening_key) = 1 and count(*) over (partition by p.household_key) = 1
)
select opening_key, household_key, step, opening_class, opening_persons, opening_ethnicity, other_head, other_identity from int_matches_by_number
union all
select opening_key, household_key, step, opening_class, opening_persons, opening_ethnicity, false, false from by_id
union all
select opening_key, household_key, step, opening_class, opening_persons, opening_ethnicity, false, false from by_name
