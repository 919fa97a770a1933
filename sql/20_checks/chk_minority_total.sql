-- code: TT-203
-- severity: error
-- message: "{label}" là {value}, lớn hơn tổng chung {detail}.
-- message_en: "{label}" is {value}, more than the overall total {detail}.
-- remedy: Sửa lại số trên sheet Thông tin.
-- remedy_en: Correct the figure on sheet Thông tin.
-- grain: one row per workbook whose minority total exceeds the overall total
select b.source_file, 'Thông tin' as source_sheet, i.source_row, t.key as column_key, cast(t.part as string) as value,
  cast(t.whole as string) as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
join (
  select source_file, 'minority_households' as key, minority_households as part, total_households as whole from stg_workbooks
  union all select source_file, 'minority_persons', minority_persons, total_persons from stg_workbooks
) t on t.source_file = b.source_file and t.part > t.whole
left join raw_info i on i.source_file = b.source_file and i.key = t.key
where b.accepted
