-- code: HO-016
-- severity: warning
-- message: Số CCCD "{value}" không đủ 12 chữ số.
-- message_en: The national id "{value}" is not 12 digits.
-- remedy: Ghi đủ 12 chữ số, định dạng ô là văn bản để giữ số 0 ở đầu.
-- remedy_en: Enter all 12 digits in a text cell so that leading zeros stay.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per household with a malformed national id
select h.source_file, h.source_sheet, h.source_row, 'head_national_id' as column_key, h.head_national_id as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
where h.head_national_id is not null and not is_digits(h.head_national_id, 12)
