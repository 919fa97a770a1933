-- code: XN-002
-- severity: warning
-- message: Người xác nhận cho biết hộ này đã chuyển sang {detail} (hộ {value}), mà phiếu của xã chưa có dòng chuyển đi.
-- message_en: A person confirmed that the household moved to {detail} (household {value}), but the commune's survey has no row that says so.
-- remedy: Xã cũ thêm dòng của hộ với biến động "Chuyển đi"; xã mới ghi "Chuyển đến".
-- remedy_en: The old commune adds the household's row with the movement "Chuyển đi"; the new one enters "Chuyển đến".
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per confirmed pair of a listed household that the survey does not account for and a household of another commune
select distinct o.source_file, o.source_sheet, o.source_row, 'household_no' as column_key, s.household_no as value, u.commune_name as detail,
  o.opening_key as household_key, o.commune_code, o.village, o.household_no
from ref_confirmations c
join int_opening o on o.opening_key = c.opening_key
join int_surveyed s on s.household_key = c.household_key and s.commune_code <> o.commune_code
join int_unaccounted n on n.opening_key = o.opening_key
join stg_units u on u.commune_code = s.commune_code
where c.verdict = 'same'
