-- code: HO-012
-- severity: error
-- message: Hộ ghi "chết (hộ đơn thân)" nhưng có {value} nhân khẩu.
-- message_en: The household is marked as died (single person) but has {value} members.
-- remedy: Chỉ dùng cho hộ một người; nếu hộ còn người thì bỏ biến động này và rà soát hộ.
-- remedy_en: Only for one-person households; if members remain, clear the movement and survey the household.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per died household of several members
select h.source_file, h.source_sheet, h.source_row, 'member_count' as column_key, cast(h.member_count as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
where h.movement = 'died' and h.member_count > 1
