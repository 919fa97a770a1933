-- code: HO-011
-- severity: error
-- message: Hộ ghi biến động tách hoặc nhập mà thiếu mã hộ gốc.
-- message_en: The household was split or merged but its origin is missing.
-- remedy: Ghi mã hộ gốc vào cột "Mã hộ gốc".
-- remedy_en: Enter the number of the origin household.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per split or merged household without origin
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, cast(null as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
where h.movement in ('split', 'merged') and h.origin_household_no is null
