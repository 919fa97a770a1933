-- title: Bảng Thông tin của từng tệp
-- grain: one row per workbook read
with answers as (
  select source_file,
    max(case when key = 'format' then trim(value) end) as format,
    max(case when key = 'province_code' then trim(value) end) as province_code,
    max(case when key = 'district_code' then trim(value) end) as district_code,
    max(case when key = 'commune_code' then trim(value) end) as commune_code,
    max(case when key = 'commune_name' then value end) as commune_name,
    max(case when key = 'review_year' then as_integer(value) end) as review_year,
    max(case when key = 'review_date' then value end) as review_date_typed,
    max(case when key = 'total_households' then as_integer(value) end) as total_households,
    max(case when key = 'total_persons' then as_integer(value) end) as total_persons,
    max(case when key = 'minority_households' then as_integer(value) end) as minority_households,
    max(case when key = 'minority_persons' then as_integer(value) end) as minority_persons
  from raw_info
  group by source_file
)
select w.source_file, w.role, w.sha256, w.date1904 = 'true' as epoch_1904,
  a.format, a.province_code, a.district_code, a.commune_code, a.commune_name, a.review_year,
  as_date(a.review_date_typed, w.date1904 = 'true') as review_date,
  a.total_households, a.total_persons, a.minority_households, a.minority_persons
from raw_workbooks w
left join answers a on a.source_file = w.source_file
