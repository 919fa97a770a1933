-- code: TT-206
-- severity: error
-- message: Trừ dân tộc thiểu số còn {value} hộ mà chỉ có {detail} nhân khẩu; bốn tổng chưa được dùng.
-- message_en: Without the minorities {value} households remain but only {detail} persons; none of the four totals is used.
-- remedy: Xem lại bốn tổng trên sheet Thông tin: mỗi hộ có ít nhất một người.
-- remedy_en: Look over the four totals on sheet Thông tin: a household has at least one person.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per workbook whose majority households exceed their persons
select source_file, 'Thông tin' as source_sheet, source_row, key as column_key, cast(rest_households as string) as value,
  cast(rest_persons as string) as detail, cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_totals
where rest_above_persons
