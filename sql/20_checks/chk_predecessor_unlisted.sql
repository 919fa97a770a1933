-- code: DS-005
-- severity: warning
-- message: Chưa có danh sách năm trước của {value}, đơn vị đã nhập vào {detail}; hộ nghèo, cận nghèo cũ của đơn vị này không có trong đầu năm.
-- message_en: There is no list of the year before of {value}, which is part of {detail} now; its listed households are missing from the opening.
-- remedy: Đặt danh sách năm trước của đơn vị vào previous/, hoặc ghi kết quả năm trước vào paths.approved.
-- remedy_en: Put the unit's list of the year before into previous/, or name its result of that year under paths.approved.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per unit without a list, whose place a commune has taken that has the list of another
select cast(null as string) as source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key, p.unit_name || ' (' || p.unit_code || ')' as value,
  u.commune_name as detail, cast(null as string) as household_key, u.commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_predecessors p
join stg_units u on u.commune_code = p.commune_code
join int_approved_communes l on l.commune_code = p.commune_code
where not p.has_workbook and not p.has_result
