-- code: HO-032
-- severity: error
-- message: Hộ ghi nhập vào hộ {value} ({detail}) nhưng phiếu không có hộ {value} nào còn ở lại; không rõ hộ nào nhập vào hộ nào.
-- message_en: The row says that it merged into household {value} ({detail}), but no such household stays in the survey; which merged into which is not clear.
-- remedy: "Nhập hộ" ghi ở dòng của hộ không còn, kèm mã hộ nhận; hộ nhận có dòng riêng, được chấm điểm và để trống biến động.
-- remedy_en: "Nhập hộ" stands at the household that ceased, with the number of the one that received it; the receiver has its own row, is scored and has no movement.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per merged household that names itself, or a known household that does not stay
with staying as (
  select s.household_key
  from int_surveyed s
  left join int_unaccounted u on u.opening_key = s.household_key -- its number is that of a listed household without a row
  where not s.gone and u.opening_key is null
  union
  select m.opening_key from int_matches m join int_surveyed s on s.household_key = m.household_key and not s.gone
),
known as (
  select household_key from stg_households
  union
  select opening_key from int_opening
)
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, h.origin_household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join known k on k.household_key = h.origin_key
left join staying s on s.household_key = h.origin_key
where h.movement = 'merged' and (h.origin_key = h.household_key or s.household_key is null)
