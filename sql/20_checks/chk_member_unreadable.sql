-- code: TV-002
-- severity: error
-- message: Thành viên: cột "{label}" không hiểu giá trị "{value}".
-- message_en: Member: column "{label}" cannot be read: "{value}".
-- remedy: Sửa ô theo danh sách hoặc kiểu của cột.
-- remedy_en: Correct the cell to the list or type of its column.
-- grain: one row per member row and required cell that cannot be read
with cells as (
  select r.source_file, r.source_row, 'member_no' as column_key, r.member_no as value from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.member_no is not null and s.member_no is null
  union all select r.source_file, r.source_row, 'relation', r.relation from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.relation is not null and s.relation is null
  union all select r.source_file, r.source_row, 'sex', r.sex from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.sex is not null and s.sex is null
  union all select r.source_file, r.source_row, 'birth', r.birth from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.birth is not null and s.birth_year is null
  union all select r.source_file, r.source_row, 'health_insurance', r.health_insurance from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.health_insurance is not null and s.health_insurance is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_members h on h.source_file = c.source_file and h.source_row = c.source_row
