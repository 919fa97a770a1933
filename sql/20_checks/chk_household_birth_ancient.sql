-- code: HO-041
-- severity: error
-- message: Năm sinh chủ hộ là {value}: trên {detail} tuổi tại ngày rà soát.
-- message_en: The head was born in {value}: older than {detail} on the review date.
-- remedy: Sửa năm sinh, ghi đủ bốn chữ số.
-- remedy_en: Correct the birth year, in four digits.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per household whose head is older than a person can be
select h.source_file, h.source_sheet, h.source_row, 'head_birth' as column_key, cast(h.head_birth_year as string) as value, cast(l.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
join ref_bounds l on l.name = 'oldest_age'
where year(c.review_date) - h.head_birth_year > l.value
