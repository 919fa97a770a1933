-- code: TT-208
-- severity: warning
-- message: "{label}" ghi "{value}", không khớp với đợt rà soát ({detail}).
-- message_en: "{label}" says "{value}", which does not fit the campaign ({detail}).
-- remedy: Kiểm tra có gửi nhầm tệp của nơi khác, năm khác không; sửa trên sheet Thông tin.
-- remedy_en: See whether the file of another place or year was sent; correct sheet Thông tin.
-- protects: số liệu của cả xã; Mẫu 7.1–7.10
-- protects_en: the figures of the whole commune; forms 7.1–7.10
-- grain: one row per survey workbook and answer of Thông tin that differs from the campaign
with compared as (
  select b.source_file, b.commune_code, 'province_code' as key, b.province_code as typed, c.province_code as wanted from stg_workbooks b cross join ref_campaign c where b.role = 'survey'
  union all
  select b.source_file, b.commune_code, 'district_code', b.district_code, c.district_code from stg_workbooks b cross join ref_campaign c where b.role = 'survey'
  union all
  select b.source_file, b.commune_code, 'format', b.format, c.format from stg_workbooks b cross join ref_campaign c where b.role = 'survey'
  union all
  select b.source_file, b.commune_code, 'review_date', cast(year(b.review_date) as string), cast(c.year as string) from stg_workbooks b cross join ref_campaign c where b.role = 'survey'
)
select k.source_file, 'Thông tin' as source_sheet, i.source_row, k.key as column_key, i.value,
  k.wanted as detail, cast(null as string) as household_key, k.commune_code, cast(null as string) as village, cast(null as string) as household_no
from compared k
join raw_info i on i.source_file = k.source_file and i.key = k.key
where k.typed <> '' and k.wanted <> '' and trim(leading '0' from k.typed) <> trim(leading '0' from k.wanted)
