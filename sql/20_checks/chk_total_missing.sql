-- code: TT-201
-- severity: error
-- message: "{label}" để trống hoặc không phải số nguyên ("{value}"); tỷ lệ của xã không tính được.
-- message_en: "{label}" is empty or not a whole number ("{value}"); the rates of the commune cannot be computed.
-- remedy: Ghi tổng số tại thời điểm rà soát vào cột C của sheet Thông tin.
-- remedy_en: Enter the total on the review date in column C of sheet Thông tin.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per workbook and total that cannot be read
select t.source_file, 'Thông tin' as source_sheet, t.source_row, t.key as column_key, i.value,
  cast(null as string) as detail, cast(null as string) as household_key, t.commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_totals t
left join raw_info i on i.source_file = t.source_file and i.key = t.key
where t.total is null and (t.role = 'survey' or trim(i.value) <> '')
