-- view: yes
-- title: Hộ trong phiếu có thể nối với danh sách đầu năm | Households of the survey that a household of the opening list may be
-- grain: one row per household_key of rows that are no newcomer: the first of them by file, sheet and row
with repeated as (
  select distinct household_key from int_copies
),
first_rows as (
  select s.*, row_number() over (partition by s.household_key order by s.source_file, s.source_sheet, s.source_row) as copy
  from int_surveyed s
  join repeated r on r.household_key = s.household_key
  where not s.newcomer
)
select s.household_key, s.commune_code, s.village_folded, s.household_no, s.head_national_id, s.head_name_folded, s.head_birth_year, s.head_sex, s.gone,
  coalesce(s.origin_key = s.household_key and s.movement is null, false) as continues
from int_surveyed s
left join repeated r on r.household_key = s.household_key
where not s.newcomer and r.household_key is null
union all
select household_key, commune_code, village_folded, household_no, head_national_id, head_name_folded, head_birth_year, head_sex, gone,
  coalesce(origin_key = household_key and movement is null, false)
from first_rows
where copy = 1
