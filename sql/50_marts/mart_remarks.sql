-- title: Điều người ký cần biết về số liệu của từng xã, in dưới các biểu | What who signs must know about a commune's figures, printed under the forms
-- grain: one row per unit valid on the review date, kind and subject
-- columns:
--   kind: absent_column: phiếu không có cột; total_leap: tổng số lệch nhiều so với năm trước | absent_column: the workbook lacks a column; total_leap: a total far from last year's
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã, thị trấn | Commune name
--   position: Thứ tự trong biểu | Order in the forms
--   subject: Số liệu bị thiếu, hoặc tổng số phải xem lại | The figures that are missing, or the total to look at
with said as (
  select distinct 'absent_column' as kind, commune_code, feeds as subject
  from int_absent_columns
  union all
  select distinct 'total_leap', commune_code, message
  from findings
  where code = 'TT-207'
)
select s.kind, u.commune_code, u.commune_name, u.position, s.subject
from said s
join stg_units u on u.commune_code = s.commune_code
order by s.kind, u.position, s.subject
