-- code: TD-014
-- severity: error
-- message: Dòng "{value}" có nhiều lần trong báo cáo; không lần nào được dùng.
-- message_en: The line "{value}" stands more than once in the report; none is used.
-- remedy: Giữ lại một dòng.
-- remedy_en: Keep one of them.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per line that stands more than once in a report
with lines as (
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_outputs
  union all
  select source_file, source_sheet, source_row, office_id, quarter, line, line_office, own from stg_money
)
select source_file, source_sheet, source_row, 'line' as column_key, line as value,
  cast(null as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from (select *, count(*) over (partition by source_file, source_sheet, line) as times from lines where own)
where times > 1
