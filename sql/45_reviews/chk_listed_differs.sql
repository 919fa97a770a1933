-- code: HO-021
-- severity: warning
-- message: Phân loại đầu năm ghi "{value}" nhưng danh sách được phê duyệt năm trước là {detail}; biểu tính theo danh sách được phê duyệt.
-- message_en: The class at the start of the year is "{value}" but last year's approved list says {detail}; the forms use the approved list.
-- remedy: Sửa cột "Phân loại đầu năm" theo quyết định phê duyệt.
-- remedy_en: Correct the class at the start of the year to the approved decision.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per household whose declared opening class is not the approved one
-- slices: household_key
select h.source_file, h.source_sheet, h.source_row, 'listed_as' as column_key, r.listed_as as value, case p.opening_class when 'poor' then 'Hộ nghèo' when 'near_poor' then 'Hộ cận nghèo' else 'Không' end as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_households h
join int_openings p on p.household_key = h.household_key
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
where p.has_approved_list and not h.newcomer and h.listed_as <> p.opening_class
