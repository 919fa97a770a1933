-- title: Hộ năm nay nối với danh sách đầu năm | This year's households joined to the opening list
-- grain: one row per household of the opening list that is found in the survey; at most one row per household_key
-- step 0: a person confirmed it (xac-nhan.xlsx; a pair that a person denied is never matched); 1: commune, village, household number; 2: head's national id, 12 digits on both sides; 3: folded name, birth year, sex (listed for a person to confirm); where last year's list has no villages and no births, folded name, number and sex as far as given
-- A number is no proof where both heads have a national id, the two differ, and so do the names; unless the row says that it
-- continues the household of that number (its own number as origin, no movement). Where only one of the two differs, the match is listed too.
with near as (
  -- few: those that some step below could match, so that not all rows are carried through the steps
  select s.household_key
  from int_surveyed s
  join int_opening o on o.opening_key = s.household_key
  union
  select s.household_key
  from int_surveyed s
  join int_opening o on o.commune_code = s.commune_code and o.head_national_id = s.head_national_id
  union
  select s.household_key
  from int_surveyed s
  join int_opening o on o.commune_code = s.commune_code and o.head_name_folded = s.head_name_folded
  union
  select household_key from ref_confirmations
),
candidates as (
  select s.household_key, s.commune_code, s.household_no, s.head_national_id, s.head_name_folded, s.head_birth_year, s.head_sex,
    coalesce(s.origin_key = s.household_key and s.movement is null, false) as continues, s.source_file, s.source_sheet, s.source_row
  from int_surveyed s
  join near n on n.household_key = s.household_key
  where not s.newcomer
),
repeated as (
  select household_key from candidates group by household_key having count(*) > 1
),
first_rows as (
  select c.*, row_number() over (partition by c.household_key order by c.source_file, c.source_sheet, c.source_row) as copy
  from candidates c
  join repeated r on r.household_key = c.household_key
),
present as (
  select c.household_key, c.commune_code, c.household_no, c.head_national_id, c.head_name_folded, c.head_birth_year, c.head_sex, c.continues
  from candidates c
  left join repeated r on r.household_key = c.household_key
  where r.household_key is null
  union all
  select household_key, commune_code, household_no, head_national_id, head_name_folded, head_birth_year, head_sex, continues
  from first_rows
  where copy = 1
),
denied as (
  select household_key, opening_key from ref_confirmations where verdict = 'other'
),
confirmed as (
  select c.opening_key, c.household_key, 0 as step
  from ref_confirmations c
  join int_opening o on o.opening_key = c.opening_key
  join present p on p.household_key = c.household_key
  where c.verdict = 'same'
  qualify count(*) over (partition by c.opening_key) = 1 and count(*) over (partition by c.household_key) = 1
),
open_0 as (
  select o.opening_key, o.commune_code, o.household_no, o.head_national_id, o.head_name_folded, o.head_birth_year, o.head_sex, o.without_village
  from int_opening o
  left join confirmed m on m.opening_key = o.opening_key where m.opening_key is null
),
present_0 as (
  select p.* from present p left join confirmed m on m.household_key = p.household_key where m.household_key is null
),
by_number as (
  select o.opening_key, p.household_key, 1 as step
  from open_0 o
  join present_0 p on p.household_key = o.opening_key
  left join denied n on n.household_key = p.household_key and n.opening_key = o.opening_key
  where n.household_key is null and (p.continues or not coalesce(is_digits(p.head_national_id, 12) and is_digits(o.head_national_id, 12)
    and p.head_national_id <> o.head_national_id and p.head_name_folded <> o.head_name_folded, false))
),
open_1 as (
  select o.* from open_0 o left join by_number m on m.opening_key = o.opening_key where m.opening_key is null
),
present_1 as (
  select p.* from present_0 p left join by_number m on m.household_key = p.household_key where m.household_key is null
),
by_id as (
  select o.opening_key, p.household_key, 2 as step
  from open_1 o
  join present_1 p on p.commune_code = o.commune_code and p.head_national_id = o.head_national_id and is_digits(p.head_national_id, 12)
  left join denied n on n.household_key = p.household_key and n.opening_key = o.opening_key
  where n.household_key is null
  qualify count(*) over (partition by o.opening_key) = 1 and count(*) over (partition by p.household_key) = 1
),
open_2 as (
  select o.* from open_1 o left join by_id m on m.opening_key = o.opening_key where m.opening_key is null
),
present_2 as (
  select p.* from present_1 p left join by_id m on m.household_key = p.household_key where m.household_key is null
),
by_name as (
  select o.opening_key, p.household_key, 3 as step
  from open_2 o
  join present_2 p on p.commune_code = o.commune_code and p.head_name_folded = o.head_name_folded
    and (p.head_birth_year = o.head_birth_year and p.head_sex = o.head_sex
      or o.without_village and o.head_birth_year is null and number_key(p.household_no) = number_key(o.household_no) and coalesce(p.head_sex = o.head_sex, true))
  left join denied n on n.household_key = p.household_key and n.opening_key = o.opening_key
  where n.household_key is null and not coalesce(is_digits(p.head_national_id, 12) and is_digits(o.head_national_id, 12) and p.head_national_id <> o.head_national_id, false)
  qualify count(*) over (partition by o.opening_key) = 1 and count(*) over (partition by p.household_key) = 1
)
select opening_key, household_key, step from confirmed
union all
select opening_key, household_key, step from by_number
union all
select opening_key, household_key, step from by_id
union all
select opening_key, household_key, step from by_name
