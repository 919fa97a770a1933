-- view: yes
-- title: Hộ trong phiếu, mỗi khoá một lần | Households of the survey, each key once
-- grain: one row per household_key of sheet Hộ: its first row by file, sheet and row
select s.*
from int_surveyed s
left join int_copies c on c.source_file = s.source_file and c.source_sheet = s.source_sheet and c.source_row = s.source_row
where c.source_file is null
