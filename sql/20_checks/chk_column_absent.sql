-- code: TEP-106
-- severity: warning
-- message: Sheet {value} không có cột "{label}", nên xã này thiếu số liệu của {detail}.
-- message_en: Sheet {value} has no column "{label}", so this commune lacks the figures of {detail}.
-- remedy: Thêm cột này (lấy từ mẫu trắng: rasoat template), điền rồi gửi lại; đúng là không có trường hợp nào thì vẫn thêm cột và để trống.
-- remedy_en: Add the column (from the blank workbook: rasoat template), fill it in and send the file again; where there is no case, add it and leave it empty.
-- grain: one row per survey workbook and absent column that feeds a printed figure
select source_file, source_sheet, cast(null as integer) as source_row, key as column_key, source_sheet as value,
  feeds as detail, cast(null as string) as household_key, commune_code, cast(null as string) as village, cast(null as string) as household_no
from int_absent_columns
