-- title: Cặp hộ cần người xác nhận là một hay là hai | Pairs of households for a person to confirm as one or two
-- grain: one row per pair of a surveyed household and one of last year's list: matched by name alone or under another head, proposed as likely, or confirmed before
-- Likely pairs are households without a match in one commune, or in two where birth year and sex are equal and either the last word of the head's name or all the words before it; the score is 60 for an equal name (Jaro–Winkler on the folded name), 20 for the birth year, 10 each for sex and village; an id that differs in two digits or fewer makes it at least 90. Against a list without villages it is the share of what the list gives.
-- columns:
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã, thị trấn | Commune name
--   household_key: Khoá hộ năm nay | Key of the household of this year
--   opening_key: Khoá hộ trong danh sách năm trước | Key on last year's list
--   step: Cách nối: 0 đã xác nhận, 1 theo mã hộ, 3 theo tên; trống là chưa nối, chỉ đề xuất | How it is matched; null is not matched, proposed only
--   score: Mức giống nhau, 0 đến 100 | Likeness, 0 to 100
--   village: Thôn năm nay | Village this year
--   household_no: Mã hộ năm nay | Number this year
--   head_name: Chủ hộ năm nay (dữ liệu cá nhân) | Head this year (personal data)
--   head_birth_year: Năm sinh chủ hộ năm nay | Birth year this year
--   opening_village: Thôn năm trước | Village last year
--   opening_no: Mã hộ năm trước | Number last year
--   opening_head_name: Chủ hộ năm trước (dữ liệu cá nhân) | Head last year (personal data)
--   opening_birth_year: Năm sinh chủ hộ năm trước | Birth year last year
--   opening_class: Phân loại đầu năm | Class at the start
--   moved: Hai hộ ở hai xã: hộ có thể đã chuyển xã; xã cũ phải thêm dòng chuyển đi | The two are in two communes: the household may have moved; the old commune has to add its row
--   verdict: Người đã ghi: same là một hộ, other là hai hộ; trống là chưa | A person wrote: same, other; null not yet
with unmatched as (
  select o.opening_key, o.commune_code, o.head_birth_year, o.head_sex, o.head_name_folded, o.head_national_id
  from int_opening o
  left join int_matches its on its.opening_key = o.opening_key
  where its.opening_key is null
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
  select h.household_key, h.commune_code, h.head_birth_year, h.head_sex, h.head_name_folded, h.head_national_id, p.half,
    case when p.half = 'last word' then regexp_extract(h.head_name_folded, '[^ ]+$', 0) else regexp_replace(h.head_name_folded, ' ?[^ ]+$', '') end as words
  from int_present h
  left join int_matches mine on mine.household_key = h.household_key
  cross join halves p
  where not h.gone and mine.household_key is null
),
moves as (
  -- 90 is the score of an id in doubt; a pair that cannot reach the bound by its name is not carried on: in a whole country most of these cannot
  select distinct h.household_key, o.opening_key, cast(null as integer) as step
  from newcomers h
  join halved o on o.head_birth_year = h.head_birth_year and o.head_sex = h.head_sex and o.half = h.half and o.words = h.words and o.commune_code <> h.commune_code
  join ref_bounds b on b.name = 'likely_score'
  where whole_part((whole_part(name_likeness(h.head_name_folded, o.head_name_folded) * 60, 100) + 30) * 100, 90) >= b.value or coalesce(digits_apart(h.head_national_id, o.head_national_id) <= 2, false)
),
pairs as (
  select m.household_key, m.opening_key, m.step
  from int_matches m
  join int_present h on h.household_key = m.household_key
  join int_opening o on o.opening_key = m.opening_key
  where m.step in (0, 3) or (m.step = 1 and h.head_name_folded <> o.head_name_folded and not coalesce(h.origin_key = h.household_key and h.movement is null, false))
  union all
  select h.household_key, o.opening_key, cast(null as integer)
  from int_present h
  join unmatched o on o.commune_code = h.commune_code
  left join int_matches mine on mine.household_key = h.household_key
  where not h.newcomer and mine.household_key is null
  union all
  select * from moves
),
scored as (
  select p.household_key, p.opening_key, p.step, h.commune_code, h.village, h.household_no, h.head_name, h.head_birth_year,
    case when o.commune_code = h.commune_code then o.village else coalesce(o.village || ', ', '') || ou.commune_name end as opening_village, o.commune_code <> h.commune_code as moved, o.household_no as opening_no, o.head_name as opening_head_name, o.head_birth_year as opening_birth_year, o.opening_class,
    whole_part(name_likeness(h.head_name_folded, o.head_name_folded) * 60, 100)
      + case when h.head_birth_year = o.head_birth_year then 20 when abs(h.head_birth_year - o.head_birth_year) <= 1 or same_digits(h.head_birth_year, o.head_birth_year) then 15 else 0 end
      + case when h.head_sex = o.head_sex then 10 else 0 end + case when h.village_folded = o.village_folded and h.commune_code = o.commune_code then 10 else 0 end as reached,
    case when o.without_village then 60 + case when o.head_birth_year is null then 0 else 20 end + case when o.head_sex is null then 0 else 10 end else 100 end as reachable,
    coalesce(is_digits(h.head_national_id, 12) and is_digits(o.head_national_id, 12) and digits_apart(h.head_national_id, o.head_national_id) <= 2, false) as near_id
  from pairs p
  join int_present h on h.household_key = p.household_key
  join int_opening o on o.opening_key = p.opening_key
  left join stg_units ou on ou.commune_code = o.commune_code
),
rated as (
  select s.*, case when near_id and likeness < 90 then 90 else likeness end as score
  from (select *, whole_part(reached * 100, reachable) as likeness from scored) s
)
select r.commune_code, u.commune_name, r.household_key, r.opening_key, r.step, cast(r.score as integer) as score, r.village, r.household_no, r.head_name, r.head_birth_year,
  r.opening_village, r.opening_no, r.opening_head_name, r.opening_birth_year, r.opening_class, r.moved, c.verdict
from rated r
join ref_bounds b on b.name = 'likely_score'
left join stg_units u on u.commune_code = r.commune_code
left join (select household_key, opening_key, min(verdict) as verdict from ref_confirmations group by household_key, opening_key) c
  on c.household_key = r.household_key and c.opening_key = r.opening_key
where r.step is not null or r.score >= b.value
