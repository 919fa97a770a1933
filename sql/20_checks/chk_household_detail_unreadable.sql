-- code: HO-004
-- severity: warning
-- message: Cột "{label}": không hiểu giá trị "{value}"; coi như chưa trả lời.
-- message_en: Column "{label}": the value "{value}" cannot be read and counts as unanswered.
-- remedy: {filling}
-- remedy_en: {filling}
-- grain: one row per household row and descriptive cell that cannot be read
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'households' and need = 'descriptive'
