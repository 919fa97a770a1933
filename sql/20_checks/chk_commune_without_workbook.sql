-- code: TEP-105
-- severity: warning
-- message: Không có tệp nào của {value}; các dòng của xã để trống.
-- message_en: There is no workbook of {value}; its rows stay blank.
-- remedy: Gửi tệp của xã nếu xã có hộ được rà soát.
-- remedy_en: Send the workbook of the commune if it surveyed households.
-- protects: số liệu của cả xã; Mẫu 7.1–7.10
-- protects_en: the figures of the whole commune; forms 7.1–7.10
-- grain: one row per commune with neither workbook nor opening list
select cast(null as string) as source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key, u.commune_name as value,
  cast(null as string) as detail, cast(null as string) as household_key, u.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_units u
left join stg_workbooks b on b.commune_code = u.commune_code and b.role = 'survey' and b.accepted
left join int_opening o on o.commune_code = u.commune_code
where b.source_file is null and o.opening_key is null
