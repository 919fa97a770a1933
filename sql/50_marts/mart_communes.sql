-- title: Kết quả theo xã, thị trấn | Results by commune
-- grain: one row per unit valid on the review date, also where no workbook came; opening figures are those of the approved list, closing counts those of the households that could be classified
-- columns:
--   review_year: Năm rà soát | Review year
--   rule_set: Bộ quy định | Rule set
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã, thị trấn | Commune name
--   kind: Loại đơn vị (xã, thị trấn, phường) | Kind of unit
--   area: Khu vực (urban, rural) | Area
--   zone: Khu vực I, II, III; trống khi chưa biết | Zone; null when not known
--   position: Thứ tự trong biểu | Order in the forms
--   has_workbook: Có tệp dùng được, và không phải mọi hộ trong đó đều bị giữ lại | A usable workbook came, and not every household in it is held out
--   households_total: Tổng số hộ dân cư tại thời điểm rà soát (hộ); trống khi thiếu hoặc mâu thuẫn với số khác | All households on the review date; null when absent or contradicted
--   persons_total: Tổng số nhân khẩu (người) | All persons
--   minority_households_total: Tổng số hộ dân tộc thiểu số (hộ) | All minority households
--   minority_persons_total: Tổng số nhân khẩu dân tộc thiểu số (người) | All minority persons
--   opening_households_total: Tổng số hộ đầu năm; lấy tổng tại thời điểm rà soát khi không có danh sách năm trước (hộ) | All households at the start; this year's total when no earlier list gives it
--   opening_minority_households_total: Tổng số hộ dân tộc thiểu số đầu năm (hộ) | Minority households at the start, likewise
--   surveyed_households: Số hộ có mặt trong phiếu và không bị giữ lại (hộ) | Present surveyed households that are not held out
--   held_out_households: Số hộ bị giữ lại do lỗi hoặc thiếu trong phiếu; mỗi dòng chép lặp là một (hộ) | Households held out by errors or missing from the survey; each copy of a row counts
--   missing_households: Trong đó số hộ của danh sách đầu năm không có dòng trong phiếu (hộ) | Of these, households of the opening list without a row in the survey
--   pending_households: Số hộ bị giữ lại hoặc thiếu trong phiếu mà cuối năm có thể còn ở xã; khi lớn hơn 0 thì tỷ lệ cuối năm để trống | Households held out or missing that may be there at the end; above 0 the closing rates are null
--   pending_minority_households: Trong đó có thể là hộ dân tộc thiểu số | Of these, possibly of a minority
--   poor_opening: Số hộ nghèo đầu năm, kể cả hộ bị giữ lại | Number of poor households at the start, those held out included
--   poor_closing: Số hộ nghèo cuối năm trong các hộ đã xếp loại | Number of poor households at the end
--   poor_opening_persons: Số khẩu thuộc hộ nghèo đầu năm | Number of poor persons at the start
--   poor_closing_persons: Số khẩu thuộc hộ nghèo cuối năm | Number of poor persons at the end
--   poor_opening_minority: Số hộ nghèo đầu năm, dân tộc thiểu số | Number of poor households at the start, ethnic minority
--   poor_closing_minority: Số hộ nghèo cuối năm, dân tộc thiểu số | Number of poor households at the end, ethnic minority
--   near_poor_opening: Số hộ cận nghèo đầu năm | Number of near-poor households at the start
--   near_poor_closing: Số hộ cận nghèo cuối năm | Number of near-poor households at the end
--   near_poor_opening_persons: Số khẩu thuộc hộ cận nghèo đầu năm | Number of near-poor persons at the start
--   near_poor_closing_persons: Số khẩu thuộc hộ cận nghèo cuối năm | Number of near-poor persons at the end
--   near_poor_opening_minority: Số hộ cận nghèo đầu năm, dân tộc thiểu số | Number of near-poor households at the start, ethnic minority
--   near_poor_closing_minority: Số hộ cận nghèo cuối năm, dân tộc thiểu số | Number of near-poor households at the end, ethnic minority
--   average_living: Số hộ có mức sống trung bình cuối năm; trống khi phiếu không có cột hộ làm nông hoặc thu nhập | Number of average-living households at the end; null where the workbook lacks the column of farming or income
--   average_living_persons: Số khẩu thuộc hộ có mức sống trung bình cuối năm | Number of average-living persons at the end
--   average_living_minority: Số hộ có mức sống trung bình cuối năm, dân tộc thiểu số | Number of average-living households at the end, ethnic minority
--   poor_rate: Tỷ lệ hộ nghèo cuối năm (%) | Poor households, % of all
--   near_poor_rate: Tỷ lệ hộ cận nghèo cuối năm (%) | Near-poor households, % of all
--   average_living_rate: Tỷ lệ hộ có mức sống trung bình (%) | Average-living households, % of all
--   poor_persons_rate: Tỷ lệ khẩu nghèo (%) | Poor persons, % of all
--   near_poor_persons_rate: Tỷ lệ khẩu cận nghèo (%) | Near-poor persons, % of all
--   average_living_persons_rate: Tỷ lệ khẩu thuộc hộ mức sống trung bình (%) | Persons of average-living households, % of all
--   poor_opening_rate: Tỷ lệ hộ nghèo đầu năm (%) | Poor households at the start, %
--   near_poor_opening_rate: Tỷ lệ hộ cận nghèo đầu năm (%) | Near-poor households at the start, %
--   minority_poor_rate: Tỷ lệ hộ nghèo dân tộc thiểu số cuối năm (% số hộ DTTS) | Minority poor households, % of minority households
--   minority_poor_opening_rate: Tỷ lệ hộ nghèo dân tộc thiểu số đầu năm (% số hộ DTTS) | Likewise at the start
--   planned_poor_reduction: Kế hoạch giảm hộ nghèo (hộ); trống khi kế hoạch không giao | Planned reduction of poor households; null when the plan has none
--   planned_near_poor_reduction: Kế hoạch giảm hộ cận nghèo (hộ) | Planned reduction of near-poor households
with counted as (
  select commune_code,
    sum(case when class is not null then 1 else 0 end) as surveyed_households,
    sum(case when previous_class = 'poor' then 1 else 0 end) as poor_opening,
    sum(case when class = 'poor' then 1 else 0 end) as poor_closing,
    sum(case when previous_class = 'poor' then opening_persons else 0 end) as poor_opening_persons,
    sum(case when class = 'poor' then closing_persons else 0 end) as poor_closing_persons,
    sum(case when previous_class = 'poor' and opening_minority then 1 else 0 end) as poor_opening_minority,
    sum(case when class = 'poor' and minority then 1 else 0 end) as poor_closing_minority,
    sum(case when previous_class = 'near_poor' then 1 else 0 end) as near_poor_opening,
    sum(case when class = 'near_poor' then 1 else 0 end) as near_poor_closing,
    sum(case when previous_class = 'near_poor' then opening_persons else 0 end) as near_poor_opening_persons,
    sum(case when class = 'near_poor' then closing_persons else 0 end) as near_poor_closing_persons,
    sum(case when previous_class = 'near_poor' and opening_minority then 1 else 0 end) as near_poor_opening_minority,
    sum(case when class = 'near_poor' and minority then 1 else 0 end) as near_poor_closing_minority,
    sum(case when class = 'average_living' then 1 else 0 end) as average_living,
    sum(case when class = 'average_living' then closing_persons else 0 end) as average_living_persons,
    sum(case when class = 'average_living' and minority then 1 else 0 end) as average_living_minority
  from int_movements
  group by commune_code
),
listed as (
  select o.opening_key, o.commune_code, o.opening_class, o.opening_persons, o.head_ethnicity
  from int_held_out x
  join int_opening o on o.opening_key = x.held_key
  where x.list = 'opening'
),
found as (
  select l.opening_key, max(s.head_ethnicity) as head_ethnicity
  from listed l
  join int_matches m on m.opening_key = l.opening_key
  join stg_households s on s.household_key = m.household_key
  group by l.opening_key
),
held_opening as (
  -- the opening class is approved and known, whatever is wrong with this year's row
  select o.commune_code,
    sum(case when o.opening_class = 'poor' then 1 else 0 end) as poor,
    sum(case when o.opening_class = 'poor' then coalesce(o.opening_persons, 0) else 0 end) as poor_persons,
    sum(case when o.opening_class = 'poor' and coalesce(o.head_ethnicity, h.head_ethnicity) <> '1' then 1 else 0 end) as poor_minority,
    sum(case when o.opening_class = 'near_poor' then 1 else 0 end) as near_poor,
    sum(case when o.opening_class = 'near_poor' then coalesce(o.opening_persons, 0) else 0 end) as near_poor_persons,
    sum(case when o.opening_class = 'near_poor' and coalesce(o.head_ethnicity, h.head_ethnicity) <> '1' then 1 else 0 end) as near_poor_minority
  from listed o
  left join found h on h.opening_key = o.opening_key
  group by o.commune_code
),
pending as (
  -- a held out row of the survey stands for itself and for the listed household it matches
  select commune_code, count(*) as households, sum(missing) as missing, sum(case when coalesce(head_ethnicity, '') <> '1' then 1 else 0 end) as minority
  from (
    select h.commune_code, h.head_ethnicity, 0 as missing
    from int_held_out x
    join stg_households h on h.household_key = x.held_key
    where x.list = 'survey'
    union all
    select o.commune_code, o.head_ethnicity, 1
    from int_unaccounted n
    join int_opening o on o.opening_key = n.opening_key
  )
  group by commune_code
),
totals as (
  select source_file, max(case when key = 'total_households' then usable_total end) as total_households,
    max(case when key = 'total_persons' then usable_total end) as total_persons,
    max(case when key = 'minority_households' then usable_total end) as minority_households,
    max(case when key = 'minority_persons' then usable_total end) as minority_persons
  from int_totals
  group by source_file
),
survey as (
  select w.commune_code, t.*
  from stg_workbooks w
  join totals t on t.source_file = w.source_file
  where w.role = 'survey' and w.accepted
),
merged as (
  select c.year as review_year, c.rule_set, u.commune_code, u.commune_name, u.kind, u.area, u.zone, u.position,
    s.source_file is not null and (coalesce(q.households, 0) = 0 or n.commune_code is not null) as has_workbook,
    s.total_households as households_total, s.total_persons as persons_total,
    s.minority_households as minority_households_total, s.minority_persons as minority_persons_total,
    case when e.total_households_typed is not null then e.total_households else s.total_households end as opening_households_total,
    case when e.minority_households_typed is not null then e.minority_households else s.minority_households end as opening_minority_households_total,
    coalesce(n.surveyed_households, 0) as surveyed_households, coalesce(q.households, 0) as held_out_households, coalesce(q.missing, 0) as missing_households,
    coalesce(q.households, 0) as pending_households, coalesce(q.minority, 0) as pending_minority_households,
    coalesce(n.poor_opening, 0) + coalesce(b.poor, 0) as poor_opening,
    coalesce(n.poor_closing, 0) as poor_closing,
    coalesce(n.poor_opening_persons, 0) + coalesce(b.poor_persons, 0) as poor_opening_persons,
    coalesce(n.poor_closing_persons, 0) as poor_closing_persons,
    coalesce(n.poor_opening_minority, 0) + coalesce(b.poor_minority, 0) as poor_opening_minority,
    coalesce(n.poor_closing_minority, 0) as poor_closing_minority,
    coalesce(n.near_poor_opening, 0) + coalesce(b.near_poor, 0) as near_poor_opening,
    coalesce(n.near_poor_closing, 0) as near_poor_closing,
    coalesce(n.near_poor_opening_persons, 0) + coalesce(b.near_poor_persons, 0) as near_poor_opening_persons,
    coalesce(n.near_poor_closing_persons, 0) as near_poor_closing_persons,
    coalesce(n.near_poor_opening_minority, 0) + coalesce(b.near_poor_minority, 0) as near_poor_opening_minority,
    coalesce(n.near_poor_closing_minority, 0) as near_poor_closing_minority,
    case when a.commune_code is null then coalesce(n.average_living, 0) end as average_living,
    case when a.commune_code is null then coalesce(n.average_living_persons, 0) end as average_living_persons,
    case when a.commune_code is null then coalesce(n.average_living_minority, 0) end as average_living_minority,
    p.poor_reduction as planned_poor_reduction, p.near_poor_reduction as planned_near_poor_reduction
  from stg_units u
  cross join ref_campaign c
  left join survey s on s.commune_code = u.commune_code
  left join int_opening_totals e on e.commune_code = u.commune_code
  left join counted n on n.commune_code = u.commune_code
  left join held_opening b on b.commune_code = u.commune_code
  left join pending q on q.commune_code = u.commune_code
  left join (select distinct commune_code from int_absent_columns where key in ('farming_household', 'income_per_capita')) a on a.commune_code = u.commune_code
  left join plan_communes p on p.commune_code = u.commune_code
)
select review_year, rule_set, commune_code, commune_name, kind, area, zone, position, has_workbook,
  households_total, persons_total, minority_households_total, minority_persons_total, opening_households_total, opening_minority_households_total,
  cast(surveyed_households as bigint) as surveyed_households, cast(held_out_households as bigint) as held_out_households, cast(missing_households as bigint) as missing_households,
  cast(pending_households as bigint) as pending_households, cast(pending_minority_households as bigint) as pending_minority_households,
  cast(poor_opening as bigint) as poor_opening,
  cast(poor_closing as bigint) as poor_closing,
  cast(poor_opening_persons as bigint) as poor_opening_persons,
  cast(poor_closing_persons as bigint) as poor_closing_persons,
  cast(poor_opening_minority as bigint) as poor_opening_minority,
  cast(poor_closing_minority as bigint) as poor_closing_minority,
  cast(near_poor_opening as bigint) as near_poor_opening,
  cast(near_poor_closing as bigint) as near_poor_closing,
  cast(near_poor_opening_persons as bigint) as near_poor_opening_persons,
  cast(near_poor_closing_persons as bigint) as near_poor_closing_persons,
  cast(near_poor_opening_minority as bigint) as near_poor_opening_minority,
  cast(near_poor_closing_minority as bigint) as near_poor_closing_minority,
  cast(average_living as bigint) as average_living,
  cast(average_living_persons as bigint) as average_living_persons,
  cast(average_living_minority as bigint) as average_living_minority,
  case when pending_households = 0 then rate_percent(poor_closing, households_total) end as poor_rate,
  case when pending_households = 0 then rate_percent(near_poor_closing, households_total) end as near_poor_rate,
  case when pending_households = 0 then rate_percent(average_living, households_total) end as average_living_rate,
  case when pending_households = 0 then rate_percent(poor_closing_persons, persons_total) end as poor_persons_rate,
  case when pending_households = 0 then rate_percent(near_poor_closing_persons, persons_total) end as near_poor_persons_rate,
  case when pending_households = 0 then rate_percent(average_living_persons, persons_total) end as average_living_persons_rate,
  rate_percent(poor_opening, opening_households_total) as poor_opening_rate,
  rate_percent(near_poor_opening, opening_households_total) as near_poor_opening_rate,
  case when pending_households = 0 then rate_percent(poor_closing_minority, minority_households_total) end as minority_poor_rate,
  rate_percent(poor_opening_minority, opening_minority_households_total) as minority_poor_opening_rate,
  planned_poor_reduction, planned_near_poor_reduction
from merged
order by position
