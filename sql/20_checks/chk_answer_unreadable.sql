-- code: HO-020
-- severity: warning
-- message: Cột "{label}": mã "{value}" không có trong danh sách.
-- message_en: Column "{label}": code "{value}" is not in the list.
-- remedy: {filling}
-- remedy_en: {filling}
-- grain: one row per household row, question and unknown code
select h.source_file, h.source_sheet, h.source_row, h.key as column_key, h.part as value, cast(null as string) as detail, h.household_key, s.commune_code, s.village, s.household_no
from stg_answers h
join stg_households s on s.source_file = h.source_file and s.source_sheet = h.source_sheet and s.source_row = h.source_row
where h.code is null
