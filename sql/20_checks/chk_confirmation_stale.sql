-- code: XN-001
-- severity: warning
-- message: Dòng xác nhận hộ năm nay {value} với hộ năm trước {detail} không dùng được: một trong hai khóa không còn, hoặc một hộ được xác nhận với hai hộ.
-- message_en: The confirmation of household {value} with last year's {detail} cannot be used: one of the keys is gone, or a household is confirmed with two.
-- remedy: Lấy lại xac-nhan.xlsx của lần chạy mới nhất và ghi lại dòng này.
-- remedy_en: Take xac-nhan.xlsx of the latest run and fill the line in again.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per confirmation "same" that matched nothing
select c.source_file, c.source_sheet, c.source_row, cast(null as string) as column_key, c.household_key as value, c.opening_key as detail,
  cast(null as string) as household_key, o.commune_code, o.village, o.household_no
from ref_confirmations c
left join int_matches m on m.household_key = c.household_key and m.opening_key = c.opening_key and m.step = 0
left join int_opening o on o.opening_key = c.opening_key
left join int_surveyed s on s.household_key = c.household_key
where c.verdict = 'same' and m.household_key is null and not coalesce(s.commune_code <> o.commune_code, false)
