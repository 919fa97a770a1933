-- title: Đơn vị của năm trước đã nhập vào đơn vị hiện nay | Units of the year before that have become part of a present one
-- grain: one row per unit of a year before that a unit of the review date has taken the place of; has_workbook, has_result: the list of the year before came as a workbook, or as the result of that year's campaign
with workbooks as (
  select distinct commune_code, unit_code, of_today from stg_workbooks where role = 'previous' and accepted
),
results as (
  select distinct a.commune_code, a.unit_code
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
)
select s.successor_code as commune_code, s.code as unit_code, s.name as unit_name,
  w.unit_code is not null or t.commune_code is not null as has_workbook, a.unit_code is not null as has_result
from ref_unit_successors s
cross join ref_campaign c
left join workbooks w on w.commune_code = s.successor_code and w.unit_code = s.code and not w.of_today
left join (select distinct commune_code from workbooks where of_today) t on t.commune_code = s.successor_code
left join results a on a.commune_code = s.successor_code and a.unit_code = s.code
where s.successor_code is not null and s.valid_until <= c.review_date and add_months(c.review_date, -12) < s.valid_until
  and (s.valid_from is null or s.valid_from <= add_months(c.review_date, -12))
