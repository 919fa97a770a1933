-- code: HO-022
-- severity: error
-- message: Hộ {value} ({detail}) có trong danh sách năm trước nhưng không có trong phiếu năm nay; hộ bị giữ lại ngoài biểu.
-- message_en: Household {value} ({detail}) is on last year's list but not in this year's survey; it is held out of the forms.
-- remedy: Rà soát hộ, hoặc thêm dòng của hộ với biến động (chuyển đi, chết, nhập).
-- remedy_en: Survey the household, or add its row with the movement (moved away, died, merged).
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per household of the opening list that the survey does not account for; where no survey came at all, TEP-104 counts them by commune
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value, coalesce(h.village, 'không rõ thôn') as detail, h.opening_key as household_key, h.commune_code, h.village, h.household_no
from int_opening h
join int_unaccounted u on u.opening_key = h.opening_key
join stg_workbooks b on b.commune_code = h.commune_code and b.role = 'survey' and b.accepted
