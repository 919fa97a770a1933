-- code: TT-204
-- severity: note
-- message: Không có "{label}" của năm trước; tỷ lệ đầu năm của xã tính trên tổng số năm nay.
-- message_en: There is no "{label}" of last year; the commune's opening rates use this year's total.
-- remedy: Ghi tổng số của năm trước vào sheet Thông tin của danh sách năm trước.
-- remedy_en: Enter last year's total on sheet Thông tin of last year's list.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per commune and total: at the list of the year before that does not give it, or, where no such workbook is used and the survey names listed households, at the survey
with listed as (
  select distinct commune_code from int_opening
),
without_total as (
  select b.source_file, b.commune_code, 'total_households' as key from stg_workbooks b where b.accepted and b.role = 'previous' and b.total_households_typed is null
  union all
  select b.source_file, b.commune_code, 'minority_households' from stg_workbooks b where b.accepted and b.role = 'previous' and b.minority_households_typed is null
  union all
  select b.source_file, b.commune_code, t.key
  from stg_workbooks b
  join listed l on l.commune_code = b.commune_code
  left join (select distinct commune_code from stg_workbooks where role = 'previous' and accepted) a on a.commune_code = b.commune_code
  cross join (select 'total_households' as key union all select 'minority_households') t
  where b.accepted and b.role = 'survey' and a.commune_code is null
)
select t.source_file, 'Thông tin' as source_sheet, i.source_row, t.key as column_key, cast(null as string) as value,
  cast(null as string) as detail, cast(null as string) as household_key, t.commune_code, cast(null as string) as village, cast(null as string) as household_no
from without_total t
left join raw_info i on i.source_file = t.source_file and i.key = t.key
