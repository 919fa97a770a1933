-- code: HO-001
-- severity: error
-- message: Cột "{label}" bắt buộc mà để trống.
-- message_en: Column "{label}" is required and empty.
-- remedy: Điền vào ô này. {filling}
-- remedy_en: Fill in the cell. {filling}
-- grain: one row per household row and empty required cell
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'households' and typed is null
