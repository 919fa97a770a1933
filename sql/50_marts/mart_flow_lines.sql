-- title: Diễn biến theo dòng của biểu 7.2, 7.3 | Flows by line of forms 7.2, 7.3
-- grain: one row per line of mart_lines, list (poor, near_poor) and counted (households, persons)
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   commune_code: Mã đơn vị; trống ở dòng khu vực và tổng cộng | Unit code; null on area and total lines
--   list: Danh sách: poor = biểu 7.2, near_poor = biểu 7.3 | List: poor = form 7.2, near_poor = form 7.3
--   counted: Phân tổ: households hộ, persons nhân khẩu | Households or persons
--   line: Phân tổ in trên biểu: Hộ, Nhân khẩu | Line as printed: households, persons
--   c1: Cột 1 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 1 as in mart_flows; null when no unit of the line has a workbook
--   c2: Cột 2 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 2 as in mart_flows; null when no unit of the line has a workbook
--   c3: Cột 3 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 3 as in mart_flows; null when no unit of the line has a workbook
--   c4: Cột 4 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 4 as in mart_flows; null when no unit of the line has a workbook
--   c5: Cột 5 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 5 as in mart_flows; null when no unit of the line has a workbook
--   c6: Cột 6 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 6 as in mart_flows; null when no unit of the line has a workbook
--   c7: Cột 7 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 7 as in mart_flows; null when no unit of the line has a workbook
--   c8: Cột 8 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 8 as in mart_flows; null when no unit of the line has a workbook
--   c9: Cột 9 như mart_flows; trống khi không đơn vị nào của dòng có tệp | Column 9 as in mart_flows; null when no unit of the line has a workbook
--   check_balance: 1−2−3−4+5+6+7+8−9, bằng 0 thì khớp | Zero when the flow closes
--   row_no: Thứ tự dòng trên biểu của danh sách | Order of the row on the form of the list
with sums as (
  select l.row_kind, l.tt, l.unit_name, l.commune_code, l.line_no, k.list, n.counted, n.line, n.counted_no,
    cast(sum(case when l.has_workbook then coalesce(f.c1, 0) end) as bigint) as c1,
    cast(sum(case when l.has_workbook then coalesce(f.c2, 0) end) as bigint) as c2,
    cast(sum(case when l.has_workbook then coalesce(f.c3, 0) end) as bigint) as c3,
    cast(sum(case when l.has_workbook then coalesce(f.c4, 0) end) as bigint) as c4,
    cast(sum(case when l.has_workbook then coalesce(f.c5, 0) end) as bigint) as c5,
    cast(sum(case when l.has_workbook then coalesce(f.c6, 0) end) as bigint) as c6,
    cast(sum(case when l.has_workbook then coalesce(f.c7, 0) end) as bigint) as c7,
    cast(sum(case when l.has_workbook then coalesce(f.c8, 0) end) as bigint) as c8,
    cast(sum(case when l.has_workbook then coalesce(f.c9, 0) end) as bigint) as c9
  from mart_lines l
  cross join (select 'poor' as list union all select 'near_poor') k
  cross join (select 1 as counted_no, 'households' as counted, 'Hộ' as line union all select 2, 'persons', 'Nhân khẩu') n
  left join mart_flows f on f.commune_code = l.unit_code and f.list = k.list and f.counted = n.counted
  group by l.row_kind, l.tt, l.unit_name, l.commune_code, l.line_no, k.list, n.counted, n.line, n.counted_no
)
select row_kind, tt, unit_name, commune_code, list, counted, line, c1, c2, c3, c4, c5, c6, c7, c8, c9,
  c1 - c2 - c3 - c4 + c5 + c6 + c7 + c8 - c9 as check_balance,
  row_number() over (partition by list order by line_no, counted_no) as row_no
from sums
order by list desc, row_no
