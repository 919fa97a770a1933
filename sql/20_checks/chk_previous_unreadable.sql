-- code: DS-001
-- severity: error
-- message: Danh sách năm trước: cột "{label}" để trống hoặc không hiểu giá trị "{value}".
-- message_en: Last year's list: column "{label}" is empty or cannot be read: "{value}".
-- remedy: Sửa danh sách đã phê duyệt của năm trước. {filling}
-- remedy_en: Correct the approved list of last year. {filling}
-- grain: one row per row of last year's list and cell that cannot be used
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'previous'
