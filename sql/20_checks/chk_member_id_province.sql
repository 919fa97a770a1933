-- code: TV-011
-- severity: warning
-- message: Số CCCD thành viên "{value}" bắt đầu bằng {detail}, không phải mã tỉnh nơi đăng ký khai sinh (001 đến 096).
-- message_en: The member's national id "{value}" begins with {detail}, which is no code of a province of birth (001 to 096).
-- remedy: Đối chiếu với căn cước; ba chữ số đầu là mã tỉnh, thành phố hoặc mã nước.
-- remedy_en: Hold it against the card; the first three digits are the code of a province or a country.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per national id with a prefix outside ref_bounds; codes of countries begin beyond those of provinces and are named too
select h.source_file, h.source_sheet, h.source_row, 'national_id' as column_key, h.national_id as value, substr(h.national_id, 1, 3) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_members h
join ref_bounds b on b.name = 'highest_id_province'
where is_digits(h.national_id, 12) and (cast(substr(h.national_id, 1, 3) as integer) = 0 or cast(substr(h.national_id, 1, 3) as integer) > b.value)
