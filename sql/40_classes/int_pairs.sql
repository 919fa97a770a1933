-- title: Cặp hộ có thể là một, với điểm giống nhau | Pairs of households that may be one, with the score of their likeness
-- grain: one row per pair of a surveyed household and one of last year's list: confirmed before, matched by name alone or by number under another head (step), or likely (step null)
-- Likely pairs are households without a match in one commune, or in two where birth year and sex are equal and either the last word of the head's name or all the words before it; the score is 60 for an equal name (Jaro–Winkler on the folded name), 20 for the birth year, 10 each for sex and village; an id that differs in two digits or fewer makes it at least 90. Against a list without villages it is the share of what the list gives.
with unmatched as (
  select o.opening_key, o.commune_code, o.village_folded, o.head_birth_year, o.head_sex, o.head_name_folded, o.head_national_id, o.without_village
  from int_left_opening o
  left join int_matches its on its.opening_key = o.opening_key
  where its.opening_key is null
),
unlisted as (
  select h.household_key, h.commune_code, h.village_folded, h.head_birth_year, h.head_sex, h.head_name_folded, h.head_national_id, false as newcomer, h.gone
  from int_left_candidates h
  left join int_matches mine on mine.household_key = h.household_key
  where mine.household_key is null
  union all
  select h.household_key, h.commune_code, h.village_folded, h.head_birth_year, h.head_sex, h.head_name_folded, h.head_national_id, true, h.gone
  from int_surveyed h
  left join int_copies k on k.household_key = h.household_key
  where h.newcomer and k.household_key is null
),
halves as (
  select 'last word' as half
  union all
  select 'words before'
),
halved as (
  select o.*, p.half, case when p.half = 'last word' then regexp_extract(o.head_name_folded, '[^ ]+$', 0) else regexp_replace(o.head_name_folded, ' ?[^ ]+$', '') end as words
  from unmatched o
  cross join halves p
),
newcomers as (
  select h.*, p.half, case when p.half = 'last word' then regexp_extract(h.head_name_folded, '[^ ]+$', 0) else regexp_replace(h.head_name_folded, ' ?[^ ]+$', '') end as words
  from unlisted h
  cross join halves p
  where not h.gone
),
pairs as (
  select m.household_key, m.opening_key, m.step, h.commune_code = o.commune_code as in_one_commune, h.head_name_folded, o.head_name_folded as opening_name, h.head_birth_year, o.head_birth_year as opening_birth_year,
    h.head_sex, o.head_sex as opening_sex, h.village_folded, o.village_folded as opening_village, h.head_national_id, o.head_national_id as opening_id, o.without_village
  from int_matches m
  join int_present h on h.household_key = m.household_key
  join int_opening o on o.opening_key = m.opening_key
  where m.step in (0, 3) or m.other_head
  union all
  select h.household_key, o.opening_key, cast(null as integer), true, h.head_name_folded, o.head_name_folded, h.head_birth_year, o.head_birth_year,
    h.head_sex, o.head_sex, h.village_folded, o.village_folded, h.head_national_id, o.head_national_id, o.without_village
  from unlisted h
  join unmatched o on o.commune_code = h.commune_code
  where not h.newcomer
  union all
  -- 90 is the score of an id in doubt; a pair that cannot reach the bound by its name is not carried on: in a whole country most of these cannot
  select distinct h.household_key, o.opening_key, cast(null as integer), false, h.head_name_folded, o.head_name_folded, h.head_birth_year, o.head_birth_year,
    h.head_sex, o.head_sex, h.village_folded, o.village_folded, h.head_national_id, o.head_national_id, o.without_village
  from newcomers h
  join halved o on o.head_birth_year = h.head_birth_year and o.head_sex = h.head_sex and o.half = h.half and o.words = h.words and o.commune_code <> h.commune_code
  join ref_bounds b on b.name = 'likely_score'
  where whole_part((whole_part(name_likeness(h.head_name_folded, o.head_name_folded) * 60, 100) + 30) * 100, 90) >= b.value or coalesce(digits_apart(h.head_national_id, o.head_national_id) <= 2, false)
),
scored as (
  select p.household_key, p.opening_key, p.step,
    whole_part(name_likeness(p.head_name_folded, p.opening_name) * 60, 100)
      + case when p.head_birth_year = p.opening_birth_year then 20 when abs(p.head_birth_year - p.opening_birth_year) <= 1 or same_digits(p.head_birth_year, p.opening_birth_year) then 15 else 0 end
      + case when p.head_sex = p.opening_sex then 10 else 0 end + case when p.village_folded = p.opening_village and p.in_one_commune then 10 else 0 end as reached,
    case when p.without_village then 60 + case when p.opening_birth_year is null then 0 else 20 end + case when p.opening_sex is null then 0 else 10 end else 100 end as reachable,
    coalesce(is_digits(p.head_national_id, 12) and is_digits(p.opening_id, 12) and digits_apart(p.head_national_id, p.opening_id) <= 2, false) as near_id
  from pairs p
),
rated as (
  select household_key, opening_key, step, case when near_id and likeness < 90 then 90 else likeness end as score
  from (select *, whole_part(reached * 100, reachable) as likeness from scored) s
)
select r.household_key, r.opening_key, r.step, cast(r.score as integer) as score
from rated r
join ref_bounds b on b.name = 'likely_score'
where r.step is not null or r.score >= b.value
