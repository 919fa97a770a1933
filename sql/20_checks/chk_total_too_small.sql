-- code: TT-202
-- severity: error
-- message: "{label}" là {value}, nhỏ hơn {detail} có trong các dòng của tệp.
-- message_en: "{label}" is {value}, less than the {detail} that the rows of the file hold.
-- remedy: Sửa tổng trên sheet Thông tin: tổng gồm cả các hộ không được rà soát.
-- remedy_en: Correct the total on sheet Thông tin: it includes the households that were not surveyed.
-- grain: one row per workbook and total that is smaller than its rows
with counted as (
  select h.source_file, count(*) as households, sum(coalesce(h.member_count, 0)) as persons,
    sum(case when h.head_ethnicity <> '1' then 1 else 0 end) as minority_households,
    sum(case when h.head_ethnicity <> '1' then coalesce(h.member_count, 0) else 0 end) as minority_persons
  from int_surveyed h
  where not h.gone
  group by h.source_file
  union all
  select source_file, count(*), sum(coalesce(member_count, 0)), sum(case when head_ethnicity <> '1' then 1 else 0 end),
    sum(case when head_ethnicity <> '1' then coalesce(member_count, 0) else 0 end)
  from stg_previous
  group by source_file
),
compared as (
  select b.source_file, b.commune_code, 'total_households' as key, b.total_households as total, c.households as counted from stg_workbooks b join counted c on c.source_file = b.source_file
  union all select b.source_file, b.commune_code, 'total_persons', b.total_persons, c.persons from stg_workbooks b join counted c on c.source_file = b.source_file
  union all select b.source_file, b.commune_code, 'minority_households', b.minority_households, c.minority_households from stg_workbooks b join counted c on c.source_file = b.source_file
  union all select b.source_file, b.commune_code, 'minority_persons', b.minority_persons, c.minority_persons from stg_workbooks b join counted c on c.source_file = b.source_file
)
select c.source_file, 'Thông tin' as source_sheet, i.source_row, c.key as column_key, cast(c.total as string) as value,
  cast(c.counted as string) as detail, cast(null as string) as household_key, c.commune_code, cast(null as string) as village, cast(null as string) as household_no
from compared c
left join raw_info i on i.source_file = c.source_file and i.key = c.key
where c.total < c.counted
