-- code: TT-201
-- severity: error
-- message: "{label}" để trống hoặc không phải số nguyên ("{value}"); tỷ lệ của xã không tính được.
-- message_en: "{label}" is empty or not a whole number ("{value}"); the rates of the commune cannot be computed.
-- remedy: Ghi tổng số tại thời điểm rà soát vào cột C của sheet Thông tin.
-- remedy_en: Enter the total on the review date in column C of sheet Thông tin.
-- grain: one row per workbook and total that cannot be read
select b.source_file, 'Thông tin' as source_sheet, i.source_row, t.key as column_key, i.value,
  cast(null as string) as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
join (
  select source_file, 'total_households' as key, total_households as total from stg_workbooks
  union all select source_file, 'total_persons', total_persons from stg_workbooks
  union all select source_file, 'minority_households', minority_households from stg_workbooks
  union all select source_file, 'minority_persons', minority_persons from stg_workbooks
) t on t.source_file = b.source_file and t.total is null
left join raw_info i on i.source_file = b.source_file and i.key = t.key
where b.accepted and (b.role = 'survey' or trim(i.value) <> '')
