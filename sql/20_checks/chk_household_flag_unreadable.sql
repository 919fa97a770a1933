-- code: HO-003
-- severity: error
-- message: Cột "{label}": "{value}" không phải có hoặc không.
-- message_en: Column "{label}": "{value}" is neither yes nor no.
-- remedy: Đánh "x" nếu thiếu hụt, để trống nếu không.
-- remedy_en: Enter "x" when deprived, leave the cell empty when not.
-- grain: one row per household row and deprivation cell that cannot be read
with cells as (
  select r.source_file, r.source_row, 'deprived_01' as column_key, r.deprived_01 as value from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_01 is not null and s.deprived_01 is null
  union all select r.source_file, r.source_row, 'deprived_02', r.deprived_02 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_02 is not null and s.deprived_02 is null
  union all select r.source_file, r.source_row, 'deprived_03', r.deprived_03 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_03 is not null and s.deprived_03 is null
  union all select r.source_file, r.source_row, 'deprived_04', r.deprived_04 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_04 is not null and s.deprived_04 is null
  union all select r.source_file, r.source_row, 'deprived_05', r.deprived_05 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_05 is not null and s.deprived_05 is null
  union all select r.source_file, r.source_row, 'deprived_06', r.deprived_06 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_06 is not null and s.deprived_06 is null
  union all select r.source_file, r.source_row, 'deprived_07', r.deprived_07 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_07 is not null and s.deprived_07 is null
  union all select r.source_file, r.source_row, 'deprived_08', r.deprived_08 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_08 is not null and s.deprived_08 is null
  union all select r.source_file, r.source_row, 'deprived_09', r.deprived_09 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_09 is not null and s.deprived_09 is null
  union all select r.source_file, r.source_row, 'deprived_10', r.deprived_10 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_10 is not null and s.deprived_10 is null
  union all select r.source_file, r.source_row, 'deprived_11', r.deprived_11 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_11 is not null and s.deprived_11 is null
  union all select r.source_file, r.source_row, 'deprived_12', r.deprived_12 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.deprived_12 is not null and s.deprived_12 is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_households h on h.source_file = c.source_file and h.source_row = c.source_row
