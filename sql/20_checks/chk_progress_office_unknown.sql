-- code: TD-003
-- severity: error
-- message: Mã cơ quan "{value}" không có trong targets.yaml; cả báo cáo chưa được dùng.
-- message_en: The office "{value}" is not in targets.yaml; the whole report is left out.
-- remedy: Lấy lại bảng của đúng cơ quan do chương trình lập; không sửa mã cơ quan.
-- remedy_en: Take the workbook that the program made for the office; do not change the office's id.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per report of no office of the plan; one that the reader refused has no lines, and its finding says why
select r.source_file, coalesce(i.source_sheet, 'Báo cáo') as source_sheet, i.source_row, 'office_id' as column_key, coalesce(r.office_id, '') as value,
  cast(null as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_reports r
join (select distinct source_file from raw_columns) present on present.source_file = r.source_file
left join raw_info i on i.source_file = r.source_file and i.key = 'office_id'
where not r.known_office
