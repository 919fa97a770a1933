-- code: TD-007
-- severity: error
-- message: Mã dòng "{value}" không có trong kế hoạch; dòng này chưa được dùng.
-- message_en: The line "{value}" is not in the plan; it is left out.
-- remedy: Lấy lại bảng do chương trình lập; không thêm dòng, không sửa cột mã ẩn.
-- remedy_en: Take the workbook that the program made; add no lines and leave the hidden keys.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per line that the plan does not have
with lines as (
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_outputs
  union all
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_money
)
select source_file, source_sheet, source_row, 'line' as column_key, coalesce(line, '') as value,
  cast(null as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from lines
where line_office is null
