-- code: HO-033
-- severity: error
-- message: Hộ ghi "{value}" nhưng {detail}.
-- message_en: The row says "{value}", but its number is its own origin or stands on the opening list: {detail}.
-- remedy: Nếu là hộ của danh sách đầu năm thì xoá biến động và mã hộ gốc; nếu là hộ mới thì đặt mã hộ khác và thêm dòng của hộ cũ.
-- remedy_en: If it is the household of the opening list, clear the movement and the origin; if it is new, give it another number and add the row of the old one.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per newcomer that names itself as origin, or bears the number of a listed household that has no row of its own
select h.source_file, h.source_sheet, h.source_row, 'movement' as column_key, r.movement as value,
  case when h.origin_key = h.household_key then 'mã hộ gốc là mã của chính hộ' else 'mã hộ ' || h.household_no || ' là của một hộ trong danh sách đầu năm chưa có dòng nào khác' end as detail,
  h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
left join int_unaccounted u on u.opening_key = h.household_key
where h.newcomer and (h.origin_key = h.household_key or u.opening_key is not null)
