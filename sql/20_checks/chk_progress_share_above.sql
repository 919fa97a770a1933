-- code: TD-015
-- severity: error
-- message: Số đã thực hiện {value} lớn hơn số thuộc diện {detail}; dòng này chưa được dùng.
-- message_en: Done {value} is above those concerned, {detail}; the line is left out.
-- remedy: Sửa số đã thực hiện hoặc số thuộc diện.
-- remedy_en: Correct what was done or those concerned.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per share above the whole
select source_file, source_sheet, source_row, 'done' as column_key, cast(done as string) as value,
  cast(eligible as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_outputs
where own and shared and done > eligible
