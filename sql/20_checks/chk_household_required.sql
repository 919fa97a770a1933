-- code: HO-001
-- severity: error
-- message: Cột "{label}" bắt buộc mà để trống.
-- message_en: Column "{label}" is required and empty.
-- remedy: Điền vào ô này. {filling}
-- remedy_en: Fill in the cell. {filling}
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per household row and empty required cell
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'households' and typed is null
