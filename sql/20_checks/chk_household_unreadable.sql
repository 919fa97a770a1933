-- code: HO-002
-- severity: error
-- message: Cột "{label}": không hiểu giá trị "{value}".
-- message_en: Column "{label}": the value "{value}" cannot be read.
-- remedy: Sửa ô theo danh sách hoặc kiểu của cột (xem ghi chú ở tiêu đề).
-- remedy_en: Correct the cell to the list or type of its column (see the note on its header).
-- grain: one row per household row and deciding cell that cannot be read
with cells as (
  select r.source_file, r.source_row, 'head_sex' as column_key, r.head_sex as value from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_sex is not null and s.head_sex is null
  union all select r.source_file, r.source_row, 'head_birth', r.head_birth from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_birth is not null and s.head_birth_year is null
  union all select r.source_file, r.source_row, 'head_ethnicity', r.head_ethnicity from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.head_ethnicity is not null and s.head_ethnicity is null
  union all select r.source_file, r.source_row, 'member_count', r.member_count from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.member_count is not null and s.member_count is null
  union all select r.source_file, r.source_row, 'listed_as', r.listed_as from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.listed_as is not null and s.listed_as is null
  union all select r.source_file, r.source_row, 'last_listed_year', r.last_listed_year from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.last_listed_year is not null and s.last_listed_year is null
  union all select r.source_file, r.source_row, 'last_listed_as', r.last_listed_as from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.last_listed_as is not null and s.last_listed_as is null
  union all select r.source_file, r.source_row, 'movement', r.movement from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.movement is not null and s.movement is null
  union all select r.source_file, r.source_row, 'screening_a', r.screening_a from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.screening_a is not null and s.screening_a is null
  union all select r.source_file, r.source_row, 'b1_score', r.b1_score from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.b1_score is not null and s.b1_score is null
  union all select r.source_file, r.source_row, 'b2_score', r.b2_score from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.b2_score is not null and s.b2_score is null
  union all select r.source_file, r.source_row, 'income_per_capita', r.income_per_capita from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.income_per_capita is not null and s.income_per_capita is null
  union all select r.source_file, r.source_row, 'farming_household', r.farming_household from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.farming_household is not null and s.farming_household is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_households h on h.source_file = c.source_file and h.source_row = c.source_row
