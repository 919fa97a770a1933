-- code: TEP-104
-- severity: error
-- message: Chưa có tệp dùng được của {value}; {detail} hộ trong danh sách đầu năm của xã bị giữ lại ngoài biểu.
-- message_en: There is no usable workbook of {value}; {detail} households of its opening list are held out of the forms.
-- remedy: Gửi tệp của xã (hoặc sửa tệp bị từ chối) rồi chạy lại.
-- remedy_en: Send the workbook of the commune (or mend the refused one) and run again.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per commune with an opening list and no usable workbook
select cast(null as string) as source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key, coalesce(u.commune_name, o.commune_code) as value,
  cast(count(*) as string) as detail, cast(null as string) as household_key, o.commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_opening o
left join stg_units u on u.commune_code = o.commune_code
left join stg_workbooks b on b.commune_code = o.commune_code and b.role = 'survey' and b.accepted
where b.source_file is null
group by o.commune_code, u.commune_name
