-- code: TEP-107
-- severity: warning
-- message: Sheet {value}: {detail} dòng ghi lặp lại hộ đã có; có thể cả bảng đã được dán hai lần.
-- message_en: Sheet {value}: {detail} rows enter a household again; the whole table may have been pasted twice.
-- remedy: Xoá phần dán lặp; Excel: Dữ liệu, Loại bỏ trùng lặp (Remove Duplicates).
-- remedy_en: Delete the repeated part; in Excel: Data, Remove Duplicates.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per sheet of households in which a third of the rows or more come after a row of the same household and head
-- slices: source_file
with rows as (
  select source_file, source_sheet, commune_code, household_key, coalesce(head_name_folded, '') as head from stg_households
  union all
  select source_file, source_sheet, commune_code, household_key, coalesce(head_name_folded, '') from stg_previous
),
heads as (
  select source_file, source_sheet, household_key, head, min(commune_code) as commune_code, count(*) as times
  from rows
  group by source_file, source_sheet, household_key, head
),
doubled as (
  select source_file, source_sheet, min(commune_code) as commune_code, sum(times) as all_rows, sum(times - 1) as copies
  from heads
  group by source_file, source_sheet
  having sum(times - 1) > 1 and 3 * sum(times - 1) >= sum(times)
),
numbered as (
  select s.source_file, s.source_sheet, s.source_row, row_number() over (partition by s.source_file, s.source_sheet, s.household_key, coalesce(s.head_name_folded, '') order by s.source_row) as copy
  from doubled d
  join stg_households s on s.source_file = d.source_file and s.source_sheet = d.source_sheet
  union all
  select p.source_file, p.source_sheet, p.source_row, row_number() over (partition by p.source_file, p.source_sheet, p.household_key, coalesce(p.head_name_folded, '') order by p.source_row)
  from doubled d
  join stg_previous p on p.source_file = d.source_file and p.source_sheet = d.source_sheet
),
begins as (
  select source_file, source_sheet, min(source_row) as source_row from numbered where copy > 1 group by source_file, source_sheet
)
select d.source_file, d.source_sheet, b.source_row, 'household_no' as column_key, d.source_sheet as value, cast(d.copies as string) || '/' || cast(d.all_rows as string) as detail,
  cast(null as string) as household_key, d.commune_code, cast(null as string) as village, cast(null as string) as household_no
from doubled d
join begins b on b.source_file = d.source_file and b.source_sheet = d.source_sheet
