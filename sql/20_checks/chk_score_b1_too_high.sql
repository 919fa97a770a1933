-- code: HO-044
-- severity: warning
-- message: Điểm B1 là {value}, trên {detail} điểm.
-- message_en: The B1 score is {value}, above {detail}.
-- remedy: Kiểm tra lại điểm trên phiếu.
-- remedy_en: See whether the score of the form is right.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per household with an implausibly high B1 score
select h.source_file, h.source_sheet, h.source_row, 'b1_score' as column_key, cast(h.b1_score as string) as value, cast(l.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
join ref_bounds l on l.name = 'highest_b1'
where h.b1_score > l.value
