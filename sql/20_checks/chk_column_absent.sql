-- code: TEP-106
-- severity: warning
-- message: Sheet {value} không có cột "{label}", nên xã này thiếu số liệu của {detail}.
-- message_en: Sheet {value} has no column "{label}", so this commune lacks the figures of {detail}.
-- remedy: Thêm cột này (lấy từ mẫu trắng: rasoat template), điền rồi gửi lại; đúng là không có trường hợp nào thì vẫn thêm cột và để trống.
-- remedy_en: Add the column (from the blank workbook: rasoat template), fill it in and send the file again; where there is no case, add it and leave it empty.
-- protects: số liệu của cả xã; Mẫu 7.1–7.10
-- protects_en: the figures of the whole commune; forms 7.1–7.10
-- grain: one row per survey workbook and absent column that feeds a printed figure
select a.source_file, a.source_sheet, cast(null as integer) as source_row, f.key as column_key, a.source_sheet as value,
  f.feeds as detail, cast(null as string) as household_key, w.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks w
join raw_columns a on a.source_file = w.source_file and a.key = 'b1_score'
join ref_fields f on f.table_name = 'households' and f.feeds is not null
left join raw_columns k on k.source_file = a.source_file and k.source_sheet = a.source_sheet and k.key = f.key
where w.accepted and w.role = 'survey' and k.key is null
