-- code: TV-003
-- severity: warning
-- message: Thành viên: cột "{label}" không hiểu giá trị "{value}"; coi như chưa trả lời.
-- message_en: Member: column "{label}" cannot be read: "{value}"; it counts as unanswered.
-- remedy: Sửa ô theo danh sách của cột.
-- remedy_en: Correct the cell to the list of its column.
-- grain: one row per member row and descriptive cell that cannot be read
with cells as (
  select r.source_file, r.source_row, 'ethnicity' as column_key, r.ethnicity as value from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.ethnicity is not null and s.ethnicity is null
  union all select r.source_file, r.source_row, 'schooling', r.schooling from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.schooling is not null and s.schooling is null
  union all select r.source_file, r.source_row, 'education', r.education from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.education is not null and s.education is null
  union all select r.source_file, r.source_row, 'on_job_training', r.on_job_training from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.on_job_training is not null and s.on_job_training is null
  union all select r.source_file, r.source_row, 'employment', r.employment from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.employment is not null and s.employment is null
  union all select r.source_file, r.source_row, 'labour_contract', r.labour_contract from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.labour_contract is not null and s.labour_contract is null
  union all select r.source_file, r.source_row, 'monthly_allowance', r.monthly_allowance from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.monthly_allowance is not null and s.monthly_allowance is null
  union all select r.source_file, r.source_row, 'disability', r.disability from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.disability is not null and s.disability is null
  union all select r.source_file, r.source_row, 'undernourished', r.undernourished from raw_members r join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.undernourished is not null and s.undernourished is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_members h on h.source_file = c.source_file and h.source_row = c.source_row
