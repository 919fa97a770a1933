-- code: DS-001
-- severity: error
-- message: Danh sách năm trước: cột "{label}" để trống hoặc không hiểu giá trị "{value}".
-- message_en: Last year's list: column "{label}" is empty or cannot be read: "{value}".
-- remedy: Sửa danh sách đã phê duyệt của năm trước.
-- remedy_en: Correct the approved list of last year.
-- grain: one row per row of last year's list and cell that cannot be used
with cells as (
  select r.source_file, r.source_row, 'household_no' as column_key, r.household_no as value from raw_previous r join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.household_no is null
  union all select r.source_file, r.source_row, 'village', r.village from raw_previous r join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.village is null
  union all select r.source_file, r.source_row, 'head_name', r.head_name from raw_previous r join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_name is null
  union all select r.source_file, r.source_row, 'member_count', r.member_count from raw_previous r join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where s.member_count is null
  union all select r.source_file, r.source_row, 'class', r.class from raw_previous r join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where s.class is null or s.class = 'not_poor'
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_previous h on h.source_file = c.source_file and h.source_row = c.source_row
