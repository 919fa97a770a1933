-- code: TT-202
-- severity: error
-- message: "{label}" là {value}, nhỏ hơn {detail} có trong các dòng của tệp; tổng này chưa được dùng.
-- message_en: "{label}" is {value}, less than the {detail} that the rows of the file hold; it is not used.
-- remedy: Sửa tổng trên sheet Thông tin: tổng gồm cả các hộ không được rà soát.
-- remedy_en: Correct the total on sheet Thông tin: it includes the households that were not surveyed.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per workbook and total that is smaller than its rows
select source_file, 'Thông tin' as source_sheet, source_row, key as column_key, cast(total as string) as value,
  cast(counted as string) as detail, cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_totals
where below_rows
