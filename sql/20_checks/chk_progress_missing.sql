-- code: TD-001
-- severity: warning
-- message: Chưa có báo cáo quý {detail} của {value}, đã quá hạn.
-- message_en: The report of quarter {detail} of {value} is overdue.
-- remedy: Nhắc cơ quan nộp; rasoat template THƯ-MỤC --progress lập sẵn bảng.
-- remedy_en: Remind the office; rasoat template DIR --progress makes the workbook.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per office and quarter whose report is overdue, or left out before a later one
select cast(null as string) as source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key, office as value,
  cast(quarter as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_reports
where state = 'missing'
