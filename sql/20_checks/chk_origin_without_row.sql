-- code: HO-031
-- severity: warning
-- message: Hộ tách từ hộ {value} ({detail}) của danh sách đầu năm mà phiếu không có dòng của hộ đó.
-- message_en: The household split from household {value} ({detail}) of the opening list, which has no row in the survey.
-- remedy: Thêm dòng của hộ gốc: hộ gốc còn lại sau khi tách vẫn được rà soát.
-- remedy_en: Add the row of the origin: what remains of it after the split is surveyed too.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per split household whose listed origin the survey does not account for
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, h.origin_household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join int_unaccounted u on u.opening_key = h.origin_key
where h.movement = 'split' and h.origin_key <> h.household_key
