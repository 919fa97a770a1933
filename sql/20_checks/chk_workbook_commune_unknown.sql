-- code: TEP-101
-- severity: error
-- message: Mã xã "{value}" không có trong danh sách đơn vị của huyện tại ngày rà soát; cả tệp chưa được dùng.
-- message_en: Commune code "{value}" is not among the units of the district on the review date; the whole file is left out.
-- remedy: Sửa "Mã xã" trên sheet Thông tin cho đúng mã trong units.csv, đủ năm chữ số kể cả số 0 ở đầu; danh sách năm trước của đơn vị đã nhập thì ghi mã đơn vị thay nó vào cột successor; danh sách năm trước không có sheet Thông tin thì mọi dòng phải ghi cùng một mã xã.
-- remedy_en: Correct the commune code on sheet Thông tin to one of units.csv, five digits with the leading nought; for a list of the year before of a unit that has merged, enter the code of the unit in its place under successor; in a list of the year before without that sheet every row must give the same code.
-- grain: one row per workbook without a known commune; one that the reader refused has no columns, and its finding says why
select b.source_file, 'Thông tin' as source_sheet, i.source_row, 'commune_code' as column_key, coalesce(b.unit_code, '') as value,
  cast(null as string) as detail, cast(null as string) as household_key, b.commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_workbooks b
join (select distinct source_file from raw_columns) present on present.source_file = b.source_file
left join raw_info i on i.source_file = b.source_file and i.key = 'commune_code'
where not b.known_unit
