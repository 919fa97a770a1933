-- code: TV-001
-- severity: error
-- message: Thành viên: cột "{label}" bắt buộc mà để trống.
-- message_en: Member: column "{label}" is required and empty.
-- remedy: Điền vào ô này.
-- remedy_en: Fill in the cell.
-- grain: one row per member row and empty required cell
with cells as (
  select r.source_file, r.source_row, 'household_no' as column_key, r.household_no as value from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.household_no is null
  union all select r.source_file, r.source_row, 'village', r.village from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.village is null
  union all select r.source_file, r.source_row, 'member_no', r.member_no from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.member_no is null
  union all select r.source_file, r.source_row, 'full_name', r.full_name from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.full_name is null
  union all select r.source_file, r.source_row, 'relation', r.relation from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.relation is null
  union all select r.source_file, r.source_row, 'sex', r.sex from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.sex is null
  union all select r.source_file, r.source_row, 'birth', r.birth from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.birth is null
  union all select r.source_file, r.source_row, 'health_insurance', r.health_insurance from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.health_insurance is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_members h on h.source_file = c.source_file and h.source_row = c.source_row
