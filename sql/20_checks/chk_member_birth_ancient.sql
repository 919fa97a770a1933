-- code: TV-041
-- severity: error
-- message: Năm sinh là {value}: trên {detail} tuổi tại ngày rà soát.
-- message_en: Born in {value}: older than {detail} on the review date.
-- remedy: Sửa năm sinh, ghi đủ bốn chữ số.
-- remedy_en: Correct the birth year, in four digits.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per member older than a person can be
select h.source_file, h.source_sheet, h.source_row, 'birth' as column_key, cast(h.birth_year as string) as value, cast(l.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_members h
cross join ref_campaign c
join ref_bounds l on l.name = 'oldest_age'
where year(c.review_date) - h.birth_year > l.value
