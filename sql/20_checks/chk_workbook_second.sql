-- code: TEP-102
-- severity: error
-- message: Xã {value} có nhiều hơn một tệp: {detail}; không tệp nào được dùng cho đến khi chỉ còn một.
-- message_en: Commune {value} has more than one workbook: {detail}; none is used until only one is left.
-- remedy: Giữ lại tệp đúng, chuyển tệp còn lại ra khỏi thư mục.
-- remedy_en: Keep the right file and move the other out of the folder.
-- protects: số liệu của cả xã; Mẫu 7.1–7.10
-- protects_en: the figures of the whole commune; forms 7.1–7.10
-- grain: one row per workbook that shares its commune with another
with shared as (
  select role, unit_code, joined(array_agg((source_file, source_file)), ', ') as files
  from stg_workbooks
  where known_unit
  group by role, unit_code
  having count(*) > 1
)
select b.source_file, 'Thông tin' as source_sheet, i.source_row, 'commune_code' as column_key, b.unit_code as value,
  s.files as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
join shared s on s.role = b.role and s.unit_code = b.unit_code
left join raw_info i on i.source_file = b.source_file and i.key = 'commune_code'
