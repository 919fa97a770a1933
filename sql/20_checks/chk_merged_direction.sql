-- code: HO-032
-- severity: error
-- message: Hộ ghi nhập vào hộ {value} ({detail}) nhưng phiếu không có hộ {value} nào còn ở lại; không rõ hộ nào nhập vào hộ nào.
-- message_en: The row says that it merged into household {value} ({detail}), but no such household stays in the survey; which merged into which is not clear.
-- remedy: "Nhập hộ" ghi ở dòng của hộ không còn, kèm mã hộ nhận; hộ nhận có dòng riêng, được chấm điểm và để trống biến động.
-- remedy_en: "Nhập hộ" stands at the household that ceased, with the number of the one that received it; the receiver has its own row, is scored and has no movement.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per merged household that names itself, or a known household that does not stay
with merged as (
  select source_file, source_sheet, source_row, origin_household_no, origin_key, household_key, commune_code, village, household_no
  from int_surveyed
  where movement = 'merged'
),
goals as (
  select distinct origin_key from merged where origin_key is not null
),
known as (
  select g.origin_key from goals g join stg_households s on s.household_key = g.origin_key
  union
  select g.origin_key from goals g join int_opening o on o.opening_key = g.origin_key
),
matched as (
  -- distinct, so that the few are joined to the matches before the survey
  select distinct g.origin_key, m.household_key
  from goals g
  join int_matches m on m.opening_key = g.origin_key
),
staying as (
  select g.origin_key
  from goals g
  join int_surveyed s on s.household_key = g.origin_key
  left join int_unaccounted u on u.opening_key = g.origin_key -- its number is that of a listed household without a row
  where not s.gone and u.opening_key is null
  union
  select m.origin_key
  from matched m
  join int_surveyed s on s.household_key = m.household_key
  where not s.gone
)
select h.source_file, h.source_sheet, h.source_row, 'origin_household_no' as column_key, h.origin_household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from merged h
join known k on k.origin_key = h.origin_key
left join staying s on s.origin_key = h.origin_key
where h.origin_key = h.household_key or s.origin_key is null
