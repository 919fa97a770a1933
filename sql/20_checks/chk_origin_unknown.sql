-- code: HO-028
-- severity: error
-- message: Mã hộ gốc "{value}" không có trong {detail}, cả danh sách đầu năm lẫn phiếu năm nay.
-- message_en: Origin household "{value}" is in {detail} neither on the opening list nor in this survey.
-- remedy: Sửa "Mã hộ gốc"; hộ gốc phải cùng thôn.
-- remedy_en: Correct the origin; it must be a household of the same village.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per split or merged household whose origin is not known
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, h.origin_household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
left join (
  select household_key from stg_households
  union
  select opening_key from int_opening
) k on k.household_key = h.origin_key
where h.movement in ('split', 'merged') and h.origin_household_no is not null and k.household_key is null
