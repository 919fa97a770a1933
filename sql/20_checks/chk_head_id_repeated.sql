-- code: HO-029
-- severity: warning
-- message: Số CCCD chủ hộ "{value}" còn đứng ở {detail}.
-- message_en: The head's national id "{value}" also stands at {detail}.
-- remedy: Kiểm tra hai hộ có phải là một, hoặc sửa số CCCD.
-- remedy_en: See whether the two are one household, or correct the id.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per household whose head's national id is not unique in the district
with twice as (
  -- few: the keys of all households are not held beside their ids
  select head_national_id
  from stg_households
  where is_digits(head_national_id, 12)
  group by head_national_id
  having count(*) > 1
),
repeated as (
  select h.head_national_id, min(h.household_key) as first_key, max(h.household_key) as last_key
  from stg_households h
  join twice t on t.head_national_id = h.head_national_id
  group by h.head_national_id
  having min(h.household_key) <> max(h.household_key)
),
numbered as (
  select h.household_key, h.head_national_id, r.first_key, r.last_key
  from stg_households h
  join repeated r on r.head_national_id = h.head_national_id
)
select h.source_file, h.source_sheet, h.source_row, 'head_national_id' as column_key, h.head_national_id as value,
  'hộ ' || case when n.household_key = n.first_key then n.last_key else n.first_key end as detail, h.household_key, h.commune_code, h.village, h.household_no
from numbered n
join stg_households h on h.household_key = n.household_key
