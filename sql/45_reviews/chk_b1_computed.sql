-- code: HO-050
-- severity: warning
-- message: Xã ghi {value} điểm B1 nhưng câu trả lời cho {detail}.
-- message_en: The commune wrote {value} B1 points but the answers give {detail}.
-- remedy: Cộng lại điểm trên phiếu, hoặc sửa câu trả lời ghi sai; điểm xã ghi vẫn là điểm dùng để xếp loại.
-- remedy_en: Add the points of the form again, or correct a wrong answer; the score that the commune wrote still decides.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per scored household whose B1 score differs from the one that the table of points gives
select h.source_file, h.source_sheet, h.source_row, 'b1_score' as column_key, cast(h.b1_score as string) as value,
  b.computed_b1 || ' điểm (' || p.article || ')' as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_b1_scores b
join int_households h on h.household_key = b.household_key
cross join (select distinct article from rule_points) p
where b.computed_b1 <> h.b1_score
