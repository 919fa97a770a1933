-- title: Tệp đã đọc, đơn vị của tệp và tệp có được dùng hay không
-- grain: one row per workbook read; accepted = a known commune, the right year, and the only such workbook of its role; a list without Thông tin has no year to be wrong
with judged as (
  select i.*, u.commune_code is not null as known_unit,
    case when i.role = 'survey' then coalesce(i.review_year = c.year, false)
      else i.review_year_typed is null or coalesce(i.review_year = c.year - 1, false) end as right_year
  from stg_information i
  cross join ref_campaign c
  left join stg_units u on u.commune_code = i.commune_code
)
select j.*, j.known_unit and j.right_year and count(*) over (partition by j.role, j.commune_code) = 1 as accepted
from judged j
