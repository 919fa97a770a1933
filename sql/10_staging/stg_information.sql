-- title: Bảng Thông tin của từng tệp | Sheet Thông tin of each workbook
-- grain: one row per workbook of a commune read; a list of the year before without Thông tin takes its commune from the rows of its sheets with such a column, where all agree, else from rasoat.yaml or its file's name
with answers as (
  select source_file,
    max(case when key = 'format' then trim(value) end) as format,
    max(case when key = 'province_code' then trim(value) end) as province_code,
    max(case when key = 'district_code' then trim(value) end) as district_code,
    max(case when key = 'commune_code' then trim(value) end) as commune_code,
    max(case when key = 'commune_name' then value end) as commune_name,
    max(case when key = 'review_year' then as_year(regexp_replace(fold_word(value), '^năm ', '')) end) as review_year,
    max(case when key = 'review_year' then coalesce(trim(value), '') end) as review_year_typed,
    max(case when key = 'review_date' then value end) as review_date_typed,
    max(case when key = 'total_households' then as_integer(value) end) as total_households,
    max(case when key = 'total_persons' then as_integer(value) end) as total_persons,
    max(case when key = 'minority_households' then as_integer(value) end) as minority_households,
    max(case when key = 'minority_persons' then as_integer(value) end) as minority_persons,
    max(case when key = 'total_households' then trim(value) end) as total_households_typed,
    max(case when key = 'minority_households' then trim(value) end) as minority_households_typed
  from raw_info
  group by source_file
),
listed as (
  select r.source_file, min(trim(r.commune_code)) as commune_code
  from raw_previous r
  join (select distinct source_file, source_sheet from raw_columns where key = 'commune_code') c on c.source_file = r.source_file and c.source_sheet = r.source_sheet
  group by r.source_file
  having min(trim(r.commune_code)) = max(trim(r.commune_code)) and count(trim(r.commune_code)) = count(*)
)
select w.source_file, w.role, w.sha256,
  a.format, a.province_code, a.district_code, coalesce(a.commune_code, l.commune_code, g.commune_code) as commune_code, a.commune_name, a.review_year, a.review_year_typed,
  as_date(a.review_date_typed) as review_date,
  a.total_households, a.total_persons, a.minority_households, a.minority_persons,
  a.total_households_typed, a.minority_households_typed
from raw_workbooks w
left join answers a on a.source_file = w.source_file
left join listed l on l.source_file = w.source_file
left join ref_workbook_communes g on g.source_file = w.source_file
where w.role <> 'progress'
