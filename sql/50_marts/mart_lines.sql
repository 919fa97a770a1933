-- title: Dòng của các biểu: khu vực, đơn vị, tổng cộng, và các đơn vị của từng dòng | Lines of the forms: areas, units, district, and the units of each line
-- grain: one row per line (area I, II, unit valid at the review, district) and unit that it covers; an area without a unit has one row with unit_code null
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   commune_code: Mã đơn vị của dòng; trống ở dòng khu vực và tổng cộng | Unit code of the line; null on area and district lines
--   line_no: Thứ tự dòng trên biểu | Order of the line on the form
--   unit_code: Mã đơn vị thuộc dòng | Code of a unit that the line covers
--   has_workbook: Đơn vị có tệp dùng được, nên được cộng vào dòng | The unit has a usable workbook and is summed
with areas as (
  select 1 as area_no, 'urban' as area, 'I' as tt, 'Khu vực thành thị' as area_name
  union all
  select 2, 'rural', 'II', 'Khu vực nông thôn'
),
units as (
  select a.area_no, u.commune_code, u.commune_name, u.has_workbook,
    row_number() over (partition by a.area_no order by u.position, u.commune_code) as unit_no
  from areas a
  join mart_communes u on u.area = a.area
),
lines as (
  select 'area' as row_kind, tt, area_name as unit_name, cast(null as string) as commune_code, area_no, 0 as unit_no from areas
  union all
  select 'commune', cast(unit_no as string), commune_name, commune_code, area_no, unit_no from units
  union all
  select 'total', 'III', 'Tổng cộng (I + II)', cast(null as string), 3, 0
),
numbered as (
  select l.*, row_number() over (order by area_no, unit_no) as line_no from lines l
)
select l.row_kind, l.tt, l.unit_name, l.commune_code, l.line_no, u.commune_code as unit_code, u.has_workbook
from numbered l
left join units u on l.row_kind = 'total' or (u.area_no = l.area_no and (l.row_kind = 'area' or u.commune_code = l.commune_code))
order by l.line_no, u.area_no, u.unit_no
