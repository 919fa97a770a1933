-- code: HO-001
-- severity: error
-- message: Cột "{label}" bắt buộc mà để trống.
-- message_en: Column "{label}" is required and empty.
-- remedy: Điền vào ô này.
-- remedy_en: Fill in the cell.
-- grain: one row per household row and empty required cell
with cells as (
  select r.source_file, r.source_row, 'household_no' as column_key, r.household_no as value from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.household_no is null
  union all select r.source_file, r.source_row, 'village', r.village from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.village is null
  union all select r.source_file, r.source_row, 'head_name', r.head_name from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_name is null
  union all select r.source_file, r.source_row, 'head_sex', r.head_sex from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_sex is null
  union all select r.source_file, r.source_row, 'head_birth', r.head_birth from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_birth is null
  union all select r.source_file, r.source_row, 'head_ethnicity', r.head_ethnicity from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_ethnicity is null
  union all select r.source_file, r.source_row, 'member_count', r.member_count from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.member_count is null
  union all select r.source_file, r.source_row, 'listed_as', r.listed_as from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.listed_as is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_households h on h.source_file = c.source_file and h.source_row = c.source_row
