-- code: HO-023
-- severity: note
-- message: Hộ được nối với hộ {value} của danh sách năm trước chỉ theo tên, năm sinh, giới tính chủ hộ; cần người xác nhận.
-- message_en: The household was matched to household {value} of last year's list by the head's name, birth year and sex only; a person should confirm.
-- remedy: Kiểm tra có đúng là cùng một hộ không; nếu đúng, dùng lại mã hộ cũ.
-- remedy_en: See whether it is the same household; if so, use its old number again.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per household matched by the third step
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, o.household_no as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_households h
join int_matches m on m.household_key = h.household_key and m.step = 3
join int_opening o on o.opening_key = m.opening_key
