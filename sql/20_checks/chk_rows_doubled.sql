-- code: TEP-107
-- severity: warning
-- message: Sheet {value}: {detail} dòng ghi lặp lại hộ đã có; có thể cả bảng đã được dán hai lần.
-- message_en: Sheet {value}: {detail} rows enter a household again; the whole table may have been pasted twice.
-- remedy: Xoá phần dán lặp; Excel: Dữ liệu, Loại bỏ trùng lặp (Remove Duplicates).
-- remedy_en: Delete the repeated part; in Excel: Data, Remove Duplicates.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per sheet of households in which a third of the rows or more come after a row of the same household and head
with rows as (
  select source_file, source_sheet, source_row, commune_code, coalesce(household_key, '') as household_key, coalesce(head_name_folded, '') as head from stg_households
  union all
  select source_file, source_sheet, source_row, commune_code, coalesce(household_key, ''), coalesce(head_name_folded, '') from stg_previous
),
repeated as (
  -- few, so that not all rows have to be grouped by sheet and head
  select coalesce(household_key, '') as household_key from stg_households group by household_key having count(*) > 1
  union
  select coalesce(household_key, '') from stg_previous group by household_key having count(*) > 1
),
numbered as (
  select w.source_file, w.source_sheet, w.source_row, row_number() over (partition by w.source_file, w.source_sheet, w.household_key, w.head order by w.source_row) as copy
  from rows w
  join repeated r on r.household_key = w.household_key
),
copied as (
  select source_file, source_sheet, min(source_row) as source_row, count(*) as copies
  from numbered
  where copy > 1
  group by source_file, source_sheet
),
sheets as (
  select source_file, source_sheet, min(commune_code) as commune_code, count(*) as all_rows from rows group by source_file, source_sheet
)
select c.source_file, c.source_sheet, c.source_row, 'household_no' as column_key, c.source_sheet as value, cast(c.copies as string) || '/' || cast(s.all_rows as string) as detail,
  cast(null as string) as household_key, s.commune_code, cast(null as string) as village, cast(null as string) as household_no
from copied c
join sheets s on s.source_file = c.source_file and s.source_sheet = c.source_sheet
where c.copies > 1 and 3 * c.copies >= s.all_rows
