-- code: TD-006
-- severity: error
-- message: Dòng "{value}" là của {detail}, không phải của cơ quan báo cáo; dòng này chưa được dùng.
-- message_en: The line "{value}" belongs to {detail} and not to the reporting office; it is left out.
-- remedy: Kiểm tra có gửi nhầm bảng của cơ quan khác không; bỏ dòng này.
-- remedy_en: See whether the workbook of another office was sent; remove the line.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per line of another office
with lines as (
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_outputs
  union all
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_money
)
select l.source_file, l.source_sheet, l.source_row, 'line' as column_key, l.line as value,
  o.office as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from lines l
join plan_offices o on o.office_id = l.line_office
where not l.own
