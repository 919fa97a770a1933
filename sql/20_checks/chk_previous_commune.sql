-- code: DS-003
-- severity: error
-- message: Danh sách năm trước của xã {detail} có dòng ghi mã xã "{value}"; hộ của dòng này bị giữ lại ngoài biểu.
-- message_en: Last year's list of commune {detail} has a row with the commune code "{value}"; its household is held out of the forms.
-- remedy: Sửa mã xã của dòng, hoặc chuyển dòng sang danh sách của đúng xã.
-- remedy_en: Correct the commune code of the row, or move the row to the list of its commune.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per row of last year's list that names another commune than its workbook; a lost leading zero is no difference
select source_file, source_sheet, source_row, 'commune_code' as column_key, row_commune as value, unit_code as detail, household_key, commune_code, village, household_no
from stg_previous
where row_commune <> '' and lpad(row_commune, cast(length(commune_code) as integer), '0') not in (unit_code, commune_code)
