-- code: TV-002
-- severity: error
-- message: Thành viên: cột "{label}" không hiểu giá trị "{value}".
-- message_en: Member: column "{label}" cannot be read: "{value}".
-- remedy: {filling}
-- remedy_en: {filling}
-- grain: one row per member row and required cell that cannot be read
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'members' and need in ('required', 'deciding') and typed is not null
