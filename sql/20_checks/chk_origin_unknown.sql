-- code: HO-028
-- severity: error
-- message: Mã hộ gốc "{value}" không có trong {detail}, cả danh sách đầu năm lẫn phiếu năm nay.
-- message_en: Origin household "{value}" is in {detail} neither on the opening list nor in this survey.
-- remedy: Sửa "Mã hộ gốc"; hộ gốc phải cùng thôn.
-- remedy_en: Correct the origin; it must be a household of the same village.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per split or merged household whose origin is not known
with named as (
  select source_file, source_sheet, source_row, origin_household_no, origin_key, household_key, commune_code, village, household_no
  from stg_households
  where movement in ('split', 'merged') and origin_household_no is not null
),
goals as (
  -- few: all households are held against them, not kept
  select distinct origin_key from named where origin_key is not null
),
known as (
  select g.origin_key from goals g join stg_households s on s.household_key = g.origin_key
  union
  select g.origin_key from goals g join int_opening o on o.opening_key = g.origin_key
)
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, h.origin_household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from named h
left join known k on k.origin_key = h.origin_key
where k.origin_key is null
