-- code: TV-001
-- severity: error
-- message: Thành viên: cột "{label}" bắt buộc mà để trống.
-- message_en: Member: column "{label}" is required and empty.
-- remedy: Điền vào ô này. {filling}
-- remedy_en: Fill in the cell. {filling}
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per member row and empty required cell
select source_file, source_sheet, source_row, column_key, typed as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_unread_cells
where table_name = 'members' and typed is null
