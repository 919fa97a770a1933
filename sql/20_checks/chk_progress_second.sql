-- code: TD-005
-- severity: error
-- message: Có nhiều báo cáo của cùng cơ quan và quý: {detail}; không báo cáo nào được dùng.
-- message_en: There is more than one report of the office and quarter: {detail}; none is used.
-- remedy: Giữ lại một báo cáo trong thư mục progress.
-- remedy_en: Keep one of them in the folder progress.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per report that is not the only one of its office and quarter
with usable as (
  select source_file, office_id, quarter
  from stg_reports
  where known_office and right_year and quarter is not null
),
repeated as (
  select office_id, quarter, joined(array_agg((source_file, source_file)), '; ') as files
  from usable
  group by office_id, quarter
  having count(*) > 1
)
select u.source_file, i.source_sheet, i.source_row, 'quarter' as column_key, cast(u.quarter as string) as value,
  r.files as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from usable u
join repeated r on r.office_id = u.office_id and r.quarter = u.quarter
left join raw_info i on i.source_file = u.source_file and i.key = 'quarter'
