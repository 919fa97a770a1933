-- code: HO-010
-- severity: error
-- message: Điểm B2 là {value} nhưng số chỉ số thiếu hụt được đánh dấu cho {detail} điểm.
-- message_en: The B2 score is {value} but the marked indicators give {detail} points.
-- remedy: Đối chiếu phiếu: mỗi chỉ số thiếu hụt là 10 điểm; sửa điểm B2 hoặc các cột thiếu hụt.
-- remedy_en: Hold the form against the row: each deprived indicator is 10 points; correct the B2 score or the marks.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per present household whose B2 is not the points of its flags
select h.source_file, h.source_sheet, h.source_row, 'b2_score' as column_key, cast(h.b2_score as string) as value, cast(h.deprived_count * p.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
cross join ref_campaign c
join rule_parameters p on p.rule_set = c.rule_set and p.parameter = 'points_per_indicator'
where not h.gone and h.b2_score <> h.deprived_count * p.value
