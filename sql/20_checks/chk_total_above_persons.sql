-- code: TT-205
-- severity: error
-- message: "{label}" là {value}, nhiều hơn số nhân khẩu tương ứng {detail}; cả hai chưa được dùng.
-- message_en: "{label}" is {value}, more than the {detail} persons that belong to it; neither is used.
-- remedy: Mỗi hộ có ít nhất một người: sửa số hộ hoặc số nhân khẩu trên sheet Thông tin.
-- remedy_en: A household has at least one person: correct the households or the persons on sheet Thông tin.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per workbook and number of households that exceeds its persons
select source_file, 'Thông tin' as source_sheet, source_row, key as column_key, cast(total as string) as value,
  cast(persons_of as string) as detail, cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_totals
where above_persons
