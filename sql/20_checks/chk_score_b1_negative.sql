-- code: HO-009
-- severity: error
-- message: Điểm B1 là {value}; không thể âm.
-- message_en: The B1 score is {value}; it cannot be negative.
-- remedy: Sửa điểm B1.
-- remedy_en: Correct the B1 score.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per household with a negative B1
select h.source_file, h.source_sheet, h.source_row, 'b1_score' as column_key, cast(h.b1_score as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
where h.b1_score < 0
