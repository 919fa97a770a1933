-- code: TD-004
-- severity: error
-- message: Năm hoặc quý của báo cáo là "{value}", không phải một quý của năm {detail}; cả báo cáo chưa được dùng.
-- message_en: The year or quarter of the report is "{value}", no quarter of {detail}; the whole report is left out.
-- remedy: Sửa "Năm báo cáo" và "Quý" trên trang Báo cáo; quý ghi 1, 2, 3 hoặc 4.
-- remedy_en: Correct the year and the quarter on sheet Báo cáo; the quarter is 1, 2, 3 or 4.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per report whose year or quarter is wrong
select r.source_file, i.source_sheet, i.source_row, i.key as column_key, i.value,
  cast(c.year as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_reports r
cross join ref_campaign c
join raw_info i on i.source_file = r.source_file and (i.key = 'report_year' and not r.right_year or i.key = 'quarter' and r.quarter is null)
where r.known_office
