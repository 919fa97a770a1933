-- code: TEP-103
-- severity: error
-- message: Năm rà soát của tệp là "{value}", phải là {detail}; cả tệp chưa được dùng.
-- message_en: The review year of the file is "{value}" and must be {detail}; the whole file is left out.
-- remedy: Kiểm tra có gửi nhầm tệp của năm khác không; sửa "Năm rà soát" trên sheet Thông tin.
-- remedy_en: See whether the file of another year was sent; correct the review year on sheet Thông tin.
-- protects: số liệu của cả xã; Mẫu 7.1–7.10
-- protects_en: the figures of the whole commune; forms 7.1–7.10
-- grain: one row per workbook of another year
select b.source_file, 'Thông tin' as source_sheet, i.source_row, 'review_year' as column_key, i.value,
  cast(case when b.role = 'survey' then c.year else c.year - 1 end as string) as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
cross join ref_campaign c
left join raw_info i on i.source_file = b.source_file and i.key = 'review_year'
where b.known_unit and not b.right_year
