-- title: Tệp đã đọc, đơn vị của tệp và tệp có được dùng hay không | Workbooks read, the unit of each, and whether it is used
-- grain: one row per workbook read; accepted = a known commune, the right year, and the only such workbook of its role; a list without Thông tin has no year to be wrong
-- unit_code is the code in the workbook, commune_code the unit that stands in its place on the review date: a list of the year before may be of a unit that has ended since.
-- of_today: the workbook is of a unit as it is on the review date, not of one that it has taken the place of
with dated as (
  select i.*, c.year, c.review_date as today,
    case when year(i.review_date) = c.year - 1 then i.review_date else add_months(c.review_date, -12) end as listed_on
  from stg_information i
  cross join ref_campaign c
),
placed as (
  select i.*, u.commune_code as same_code, s.code as then_code, s.successor_code,
    s.code is null or s.valid_until is null or i.today < s.valid_until as of_today
  from dated i
  left join stg_units u on u.commune_code = i.commune_code
  left join ref_unit_successors s on i.role = 'previous' and s.code = i.commune_code
    and (s.valid_from is null or s.valid_from <= i.listed_on) and (s.valid_until is null or i.listed_on < s.valid_until)
),
judged as (
  select * exclude (commune_code), commune_code as unit_code,
    case when then_code is null then same_code else successor_code end as unit_now,
    case when role = 'survey' then coalesce(review_year = year, false)
      else review_year_typed is null or coalesce(review_year = year - 1, false) end as right_year
  from placed
)
select * exclude (year, today, listed_on, same_code, then_code, successor_code, unit_now),
  coalesce(unit_now, unit_code) as commune_code, unit_now is not null as known_unit,
  unit_now is not null and right_year and count(*) over (partition by role, unit_code) = 1 as accepted
from judged
