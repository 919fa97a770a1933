-- code: HO-030
-- severity: warning
-- message: Hộ được nối với hộ cùng mã của danh sách năm trước nhưng {detail}; cần người xác nhận.
-- message_en: The household was matched by its number but the head differs from last year's list ({detail}); a person should confirm.
-- remedy: Nếu đúng là cùng một hộ: ghi mã của hộ vào cột "Mã hộ gốc" và để trống biến động. Nếu không: đặt mã khác và thêm dòng của hộ cũ.
-- remedy_en: If it is the same household, enter its own number as origin and no movement. If not, give it another number and add the row of the old one.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per household matched by number whose head's national id differs, or whose head's name differs without an equal id
select h.source_file, h.source_sheet, h.source_row, case when h.head_name_folded <> o.head_name_folded then 'head_name' else 'head_national_id' end as column_key,
  case when h.head_name_folded <> o.head_name_folded then h.head_name else h.head_national_id end as value,
  case when h.head_name_folded <> o.head_name_folded then 'họ tên chủ hộ khác (năm trước: "' || o.head_name || '")' else 'số CCCD chủ hộ khác (năm trước: "' || o.head_national_id || '")' end as detail,
  h.household_key, h.commune_code, h.village, h.household_no
from int_households h
join int_matches m on m.household_key = h.household_key and m.step = 1 and m.other_identity
join int_opening o on o.opening_key = m.opening_key
