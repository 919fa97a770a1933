-- code: HO-003
-- severity: error
-- message: Cột "{label}": "{value}" không phải có hoặc không.
-- message_en: Column "{label}": "{value}" is neither yes nor no.
-- remedy: Đánh "x" nếu thiếu hụt, để trống nếu không.
-- remedy_en: Enter "x" when deprived, leave the cell empty when not.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per household row and deprivation cell that cannot be read
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'households' and need = 'indicator'
