-- code: TT-203
-- severity: error
-- message: "{label}" là {value}, lớn hơn tổng chung {detail}; cả hai chưa được dùng.
-- message_en: "{label}" is {value}, more than the overall total {detail}; neither is used.
-- remedy: Sửa lại số trên sheet Thông tin.
-- remedy_en: Correct the figure on sheet Thông tin.
-- protects: tỷ lệ hộ nghèo dân tộc thiểu số; Mẫu 7.1, 7.9
-- protects_en: the rates of ethnic minorities; forms 7.1, 7.9
-- grain: one row per workbook whose minority total exceeds the overall total
select source_file, 'Thông tin' as source_sheet, source_row, key as column_key, cast(total as string) as value,
  cast(whole as string) as detail, cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_totals
where above_whole
