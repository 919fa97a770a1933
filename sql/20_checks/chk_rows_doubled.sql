-- code: TEP-107
-- severity: warning
-- message: Sheet {value}: {detail} dòng ghi lặp lại hộ đã có; có thể cả bảng đã được dán hai lần.
-- message_en: Sheet {value}: {detail} rows enter a household again; the whole table may have been pasted twice.
-- remedy: Xoá phần dán lặp; Excel: Dữ liệu, Loại bỏ trùng lặp (Remove Duplicates).
-- remedy_en: Delete the repeated part; in Excel: Data, Remove Duplicates.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per sheet of households in which a third of the rows or more come after a row of the same household and head
with repeated as (
  -- few, so that not all rows have to be grouped by sheet and head; '' stands for rows without a key
  select household_key from int_copies
  union
  select household_key from stg_previous where household_key is not null group by household_key having count(*) > 1
  union
  select ''
),
again as (
  select h.source_file, h.source_sheet, h.source_row, r.household_key, coalesce(h.head_name_folded, '') as head
  from stg_households h
  join repeated r on r.household_key = coalesce(h.household_key, '')
  union all
  select p.source_file, p.source_sheet, p.source_row, r.household_key, coalesce(p.head_name_folded, '')
  from stg_previous p
  join repeated r on r.household_key = coalesce(p.household_key, '')
),
numbered as (
  select source_file, source_sheet, source_row, row_number() over (partition by source_file, source_sheet, household_key, head order by source_row) as copy from again
),
copied as (
  select source_file, source_sheet, min(source_row) as source_row, count(*) as copies
  from numbered
  where copy > 1
  group by source_file, source_sheet
  having count(*) > 1
),
sheets as (
  select source_file, source_sheet, min(commune_code) as commune_code, count(*) as all_rows from stg_households group by source_file, source_sheet
  union all
  select source_file, source_sheet, min(commune_code), count(*) from stg_previous group by source_file, source_sheet
)
select c.source_file, c.source_sheet, c.source_row, 'household_no' as column_key, c.source_sheet as value, cast(c.copies as string) || '/' || cast(s.all_rows as string) as detail,
  cast(null as string) as household_key, s.commune_code, cast(null as string) as village, cast(null as string) as household_no
from copied c
join sheets s on s.source_file = c.source_file and s.source_sheet = c.source_sheet
where 3 * c.copies >= s.all_rows
