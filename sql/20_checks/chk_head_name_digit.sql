-- code: HO-052
-- severity: warning
-- message: Họ tên chủ hộ "{value}" có chữ số; có thể gõ nhầm chữ O thành số 0, chữ l thành số 1.
-- message_en: The head's name "{value}" holds a digit; O may have been typed as 0, or l as 1.
-- remedy: Gõ lại họ tên bằng chữ.
-- remedy_en: Type the name in letters.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per household whose head's name has a digit beside a letter
select source_file, source_sheet, source_row, 'head_name' as column_key, head_name as value, cast(null as string) as detail, household_key, commune_code, village, household_no
from stg_households
where regexp_replace(head_name, '[^ 0-9][0-9]|[0-9][^ 0-9]', '') <> head_name
