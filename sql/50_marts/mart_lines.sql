-- title: Dòng của các biểu: khu vực, đơn vị, tổng cộng, và các đơn vị của từng dòng | Lines of the forms: areas, units, total, and the units of each line
-- grain: one row per line (area I, II, unit valid at the review, total; in a roll-up of several districts or provinces, a line for each of them too) and unit that it covers; a line without a unit has one row with unit_code null
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   commune_code: Mã đơn vị của dòng; trống ở dòng khu vực và tổng cộng | Unit code of the line; null on area and total lines
--   line_no: Thứ tự dòng trên biểu | Order of the line on the form
--   unit_code: Mã đơn vị thuộc dòng | Code of a unit that the line covers
--   has_workbook: Đơn vị có tệp dùng được, nên được cộng vào dòng | The unit has a usable workbook and is summed
with areas as (
  select 1 as area_no, 'urban' as area, 'I' as tt, 'Khu vực thành thị' as area_name
  union all
  select 2, 'rural', 'II', 'Khu vực nông thôn'
),
scale as (
  -- a campaign has one district; a roll-up prints provinces over districts, or districts over communes
  select count(distinct province_code) > 1 as nation, count(distinct coalesce(province_code, '') || '-' || coalesce(district_code, '')) > 1 as grouped
  from mart_units
),
units as (
  select c.commune_code, c.has_workbook, c.position, a.area_no, s.grouped,
    case when s.nation then m.province_code when s.grouped then coalesce(m.province_code, '') || '-' || coalesce(m.district_code, '') end as group_key,
    case when s.nation then m.province_code when s.grouped then m.district_code end as group_code,
    case when s.nation then m.province_name when s.grouped then m.district_name end as group_name,
    case when s.nation then coalesce(m.province_code, '') || '-' || coalesce(m.district_code, '') else c.commune_code end as leaf_key,
    case when s.nation then m.district_code else c.commune_code end as leaf_code,
    case when s.nation then m.district_name else c.commune_name end as leaf_name
  from mart_communes c
  join mart_units m on m.commune_code = c.commune_code
  cross join scale s
  left join areas a on a.area = c.area
  where a.area_no is not null or s.grouped
),
headings as (
  select group_key, min(group_code) as group_code, min(group_name) as group_name, row_number() over (order by min(position), group_key) as group_no
  from units
  where group_key is not null
  group by group_key
),
leaves as (
  -- a district that sent nothing is one unit, and a line of its own only as such
  select leaf_key, min(leaf_code) as leaf_code, min(leaf_name) as leaf_name, group_key,
    case when grouped then 3 else area_no end as section_no, min(position) as position
  from units
  where leaf_code is not null and (group_code is null or leaf_code <> group_code)
  group by leaf_key, group_key, case when grouped then 3 else area_no end
),
placed as (
  select l.*, coalesce(g.group_no, 0) as group_no,
    row_number() over (partition by l.section_no, coalesce(g.group_no, 0) order by l.position, l.leaf_key) as leaf_no
  from leaves l
  left join headings g on g.group_key = l.group_key
),
lines as (
  select 'area' as row_kind, tt, area_name as unit_name, cast(null as string) as commune_code, area_no as section_no, cast(0 as bigint) as group_no, cast(0 as bigint) as leaf_no,
    area_no, cast(null as string) as group_key, cast(null as string) as leaf_key
  from areas
  union all
  select 'group', cast(group_no as string), group_name, group_code, 3, group_no, 0, cast(null as integer), group_key, cast(null as string) from headings
  union all
  select 'commune', case when group_no > 0 then group_no || '.' || leaf_no else cast(leaf_no as string) end,
    leaf_name, leaf_code, section_no, group_no, leaf_no, cast(null as integer), cast(null as string), leaf_key
  from placed
  union all
  select 'total', 'III', 'Tổng cộng (I + II)', cast(null as string), 4, 0, 0, cast(null as integer), cast(null as string), cast(null as string)
),
numbered as (
  select l.*, row_number() over (order by section_no, group_no, leaf_no) as line_no from lines l
),
covered as (
  select l.line_no, u.commune_code, u.has_workbook, u.position from numbered l join units u on u.area_no = l.area_no
  union all
  select l.line_no, u.commune_code, u.has_workbook, u.position from numbered l join units u on u.group_key = l.group_key
  union all
  select l.line_no, u.commune_code, u.has_workbook, u.position from numbered l join units u on u.leaf_key = l.leaf_key
  union all
  select l.line_no, u.commune_code, u.has_workbook, u.position from numbered l cross join units u where l.row_kind = 'total'
)
select l.row_kind, l.tt, upper(substr(l.unit_name, 1, 1)) || substr(l.unit_name, 2) as unit_name, l.commune_code, l.line_no, c.commune_code as unit_code, c.has_workbook
from numbered l
left join covered c on c.line_no = l.line_no
order by l.line_no, c.position, c.commune_code
