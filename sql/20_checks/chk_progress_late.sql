-- code: TD-002
-- severity: warning
-- message: Báo cáo lập ngày {value}, sau hạn {detail}.
-- message_en: The report is of {value}, after the day it was due, {detail}.
-- remedy: Không phải sửa nếu ngày ghi đúng.
-- remedy_en: Nothing to mend if the day is right.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per report that came late
select r.source_file, i.source_sheet, i.source_row, 'reported_on' as column_key, day_text(r.reported_on) as value,
  day_text(r.due_on) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_reports r
left join raw_info i on i.source_file = r.source_file and i.key = 'reported_on'
where r.state = 'late'
