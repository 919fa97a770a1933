-- title: Cột mà bảng rà soát của xã không có, trong các cột làm nên số liệu của biểu | Columns that a commune's workbook lacks, of those that printed figures come from
-- grain: one row per survey workbook and absent column that feeds a printed figure
-- columns:
--   key: Khoá của cột | Key of the column
--   feeds: Số liệu của biểu chỉ có từ cột này | Printed figures that have no other source
select w.source_file, a.source_sheet, w.commune_code, f.key, f.feeds
from stg_workbooks w
join raw_columns a on a.source_file = w.source_file and a.key = 'b1_score'
join ref_fields f on f.table_name = 'households' and f.feeds is not null
left join raw_columns k on k.source_file = a.source_file and k.source_sheet = a.source_sheet and k.key = f.key
where w.accepted and w.role = 'survey' and k.key is null
