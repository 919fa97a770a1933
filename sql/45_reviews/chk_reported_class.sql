-- code: HO-017
-- severity: warning
-- message: Xã xếp loại "{value}" nhưng phiếu điểm cho kết quả {detail}.
-- message_en: The commune reported "{value}" but the score forms give {detail}.
-- remedy: Kiểm tra lại phiếu; kết quả tính theo điểm B1 và số chỉ số thiếu hụt.
-- remedy_en: Look at the forms again; the result follows from B1 and the number of deprived indicators.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per classified household whose reported class differs
-- slices: household_key
select h.source_file, h.source_sheet, h.source_row, 'reported_class' as column_key, r.reported_class as value, k.label as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_households h
join int_decisions d on d.household_key = h.household_key
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
join rule_classes k on k.rule_set = d.rule_set and k.class = d.class
where h.reported_class <> d.class
