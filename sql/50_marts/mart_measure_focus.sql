-- title: Mức giảm của xã có tỷ lệ cao và xã về đích nông thôn mới | What communes with high rates and new-countryside communes reduced
-- measure: focus_communes_reduced_percent (survey, %): Hộ nghèo, cận nghèo giảm so với đầu năm ở các xã đó, toàn huyện là số của xã thấp nhất | Poor and near-poor households fewer than at the start, in % of these, the district being its lowest commune
-- grain: one row per such commune, and one for the district while the campaign says which communes these are
-- columns:
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   opening: Hộ nghèo, cận nghèo đầu năm của xã | Poor and near-poor households at the start
--   reduced: Số hộ giảm | Households fewer
--   complete: Đủ bảng để tính; với toàn huyện, cũng biết được mọi xã thuộc diện | The workbook is there; of the district, every workbook is and every such commune is known
--   pending_households: Số hộ bị giữ lại hoặc thiếu trong phiếu | Households held out or missing from the survey
with chosen as (
  select m.commune_code, m.poor_opening + m.near_poor_opening as opening, m.poor_opening + m.near_poor_opening - m.poor_closing - m.near_poor_closing as reduced,
    m.has_workbook as complete, m.pending_households
  from mart_communes m
  cross join plan_settings s
  left join plan_new_countryside n on n.commune_code = m.commune_code
  where n.commune_code is not null
    or 100 * cast(m.poor_opening + m.near_poor_opening as decimal(18, 0)) > s.focus_rate_above * m.opening_households_total
),
whole as (
  select min(case when complete and pending_households = 0 then 1 else 0 end) as all_complete, sum(pending_households) as pending
  from chosen
),
undecided as (
  -- without a total at the start it is not known whether the commune's rate is above the line
  select count(*) as communes
  from mart_communes m
  cross join plan_settings s
  left join plan_new_countryside n on n.commune_code = m.commune_code
  where n.commune_code is null and s.focus_rate_above is not null and m.opening_households_total is null
),
ranked as (
  -- shares are compared as whole numbers of 1 / (2 m²), m being the largest opening: two different shares
  -- differ by 1 / m² or more, so that these differ too, no rounding chooses, and no commune is held against every other
  select c.*, row_number() over (order by whole_part(c.reduced * 2 * m.opening * m.opening, c.opening), c.commune_code) as place
  from chosen c
  cross join (select max(opening) as opening from chosen) m
  where c.opening > 0
),
lowest as (
  select * from ranked where place = 1
)
select commune_code, cast(opening as bigint) as opening, cast(reduced as bigint) as reduced, complete, cast(pending_households as bigint) as pending_households
from chosen
union all
select cast(null as string), cast(l.opening as bigint), cast(l.reduced as bigint), w.all_complete = 1 and u.communes = 0, cast(w.pending as bigint)
from lowest l
cross join whole w
cross join undecided u
order by commune_code nulls first
