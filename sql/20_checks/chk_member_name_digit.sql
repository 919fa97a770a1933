-- code: TV-012
-- severity: warning
-- message: Họ tên thành viên "{value}" có chữ số; có thể gõ nhầm chữ O thành số 0, chữ l thành số 1.
-- message_en: The member's name "{value}" holds a digit; O may have been typed as 0, or l as 1.
-- remedy: Gõ lại họ tên bằng chữ.
-- remedy_en: Type the name in letters.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per member whose name has a digit beside a letter
select source_file, source_sheet, source_row, 'full_name' as column_key, full_name as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_members
where regexp_replace(full_name, '[^ 0-9][0-9]|[0-9][^ 0-9]', '') <> full_name
