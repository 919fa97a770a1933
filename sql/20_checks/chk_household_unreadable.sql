-- code: HO-002
-- severity: error
-- message: Cột "{label}": không hiểu giá trị "{value}".
-- message_en: Column "{label}": the value "{value}" cannot be read.
-- remedy: {filling}
-- remedy_en: {filling}
-- grain: one row per household row and deciding cell that cannot be read
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'households' and need in ('required', 'deciding') and typed is not null
