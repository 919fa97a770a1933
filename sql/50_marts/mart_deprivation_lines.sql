-- title: Chỉ số thiếu hụt theo dòng của biểu 7.4–7.7 | Deprivations by line of forms 7.4–7.7
-- grain: one row per line of mart_lines and class (poor, near_poor)
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   commune_code: Mã đơn vị; trống ở dòng khu vực và tổng cộng | Unit code; null on area and total lines
--   class: Loại hộ: poor = biểu 7.4, 7.5; near_poor = biểu 7.6, 7.7 | Class: poor = forms 7.4, 7.5; near_poor = forms 7.6, 7.7
--   households: Số hộ của loại; trống khi không đơn vị nào của dòng có tệp | Households of the class; null when no unit of the line has a workbook
--   c1: Số hộ thiếu hụt Việc làm | Employment: deprived households
--   c2: Số hộ thiếu hụt Người phụ thuộc trong hộ gia đình | Dependants: deprived households
--   c3: Số hộ thiếu hụt Dinh dưỡng | Nutrition: deprived households
--   c4: Số hộ thiếu hụt Bảo hiểm y tế | Health insurance: deprived households
--   c5: Số hộ thiếu hụt Trình độ giáo dục của người lớn | Adult education: deprived households
--   c6: Số hộ thiếu hụt Tình trạng đi học của trẻ em | Children's schooling: deprived households
--   c7: Số hộ thiếu hụt Chất lượng nhà ở | Housing quality: deprived households
--   c8: Số hộ thiếu hụt Diện tích nhà ở bình quân đầu người | Living area per person: deprived households
--   c9: Số hộ thiếu hụt Nguồn nước sinh hoạt | Drinking water: deprived households
--   c10: Số hộ thiếu hụt Nhà tiêu hợp vệ sinh | Hygienic toilet: deprived households
--   c11: Số hộ thiếu hụt Sử dụng dịch vụ viễn thông | Telecommunication services: deprived households
--   c12: Số hộ thiếu hụt Phương tiện phục vụ tiếp cận thông tin | Means of access to information: deprived households
--   deprivations: Tổng số thiếu hụt, bằng tổng các cột 1 đến 12 | Deprivations, the sum of columns 1 to 12
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with indicators as (
  select commune_code, class,
    sum(case when indicator = '01' then deprived_households end) as c1,
    sum(case when indicator = '02' then deprived_households end) as c2,
    sum(case when indicator = '03' then deprived_households end) as c3,
    sum(case when indicator = '04' then deprived_households end) as c4,
    sum(case when indicator = '05' then deprived_households end) as c5,
    sum(case when indicator = '06' then deprived_households end) as c6,
    sum(case when indicator = '07' then deprived_households end) as c7,
    sum(case when indicator = '08' then deprived_households end) as c8,
    sum(case when indicator = '09' then deprived_households end) as c9,
    sum(case when indicator = '10' then deprived_households end) as c10,
    sum(case when indicator = '11' then deprived_households end) as c11,
    sum(case when indicator = '12' then deprived_households end) as c12
  from mart_deprivations
  group by commune_code, class
),
sums as (
  select l.row_kind, l.tt, l.unit_name, l.commune_code, l.line_no, k.class,
    cast(sum(case when not l.has_workbook then null when k.class = 'poor' then u.poor_closing else u.near_poor_closing end) as bigint) as households,
    cast(sum(case when l.has_workbook then coalesce(i.c1, 0) end) as bigint) as c1,
    cast(sum(case when l.has_workbook then coalesce(i.c2, 0) end) as bigint) as c2,
    cast(sum(case when l.has_workbook then coalesce(i.c3, 0) end) as bigint) as c3,
    cast(sum(case when l.has_workbook then coalesce(i.c4, 0) end) as bigint) as c4,
    cast(sum(case when l.has_workbook then coalesce(i.c5, 0) end) as bigint) as c5,
    cast(sum(case when l.has_workbook then coalesce(i.c6, 0) end) as bigint) as c6,
    cast(sum(case when l.has_workbook then coalesce(i.c7, 0) end) as bigint) as c7,
    cast(sum(case when l.has_workbook then coalesce(i.c8, 0) end) as bigint) as c8,
    cast(sum(case when l.has_workbook then coalesce(i.c9, 0) end) as bigint) as c9,
    cast(sum(case when l.has_workbook then coalesce(i.c10, 0) end) as bigint) as c10,
    cast(sum(case when l.has_workbook then coalesce(i.c11, 0) end) as bigint) as c11,
    cast(sum(case when l.has_workbook then coalesce(i.c12, 0) end) as bigint) as c12
  from mart_lines l
  cross join (select 'poor' as class union all select 'near_poor') k
  left join mart_communes u on u.commune_code = l.unit_code
  left join indicators i on i.commune_code = l.unit_code and i.class = k.class
  group by l.row_kind, l.tt, l.unit_name, l.commune_code, l.line_no, k.class
)
select row_kind, tt, unit_name, commune_code, class, households, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12,
  c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11 + c12 as deprivations,
  line_no as row_no
from sums
order by class desc, row_no
