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
  select source_file, source_sheet, source_row, commune_code, household_key, head_name_folded from stg_households
  union all
  select source_file, source_sheet, source_row, commune_code, household_key, head_name_folded from stg_previous
),
repeated as (
  select source_file, source_sheet, household_key, coalesce(head_name_folded, '') as head
  from rows
  group by source_file, source_sheet, household_key, coalesce(head_name_folded, '')
  having count(*) > 1
),
numbered as (
  select w.source_file, w.source_sheet, w.source_row,
    row_number() over (partition by w.source_file, w.source_sheet, w.household_key, w.head_name_folded order by w.source_row) as copy
  from rows w
  join repeated r on r.source_file = w.source_file and r.source_sheet = w.source_sheet and r.household_key = w.household_key and r.head = coalesce(w.head_name_folded, '')
),
doubled as (
  select source_file, source_sheet, count(*) as copies, min(source_row) as source_row
  from numbered
  where copy > 1
  group by source_file, source_sheet
),
counted as (
  select w.source_file, w.source_sheet, min(w.commune_code) as commune_code, count(*) as all_rows, min(d.copies) as copies, min(d.source_row) as source_row
  from rows w
  join doubled d on d.source_file = w.source_file and d.source_sheet = w.source_sheet
  group by w.source_file, w.source_sheet
)
select source_file, source_sheet, source_row, 'household_no' as column_key, source_sheet as value, cast(copies as string) || '/' || cast(all_rows as string) as detail,
  cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from counted
where copies > 1 and 3 * copies >= all_rows
