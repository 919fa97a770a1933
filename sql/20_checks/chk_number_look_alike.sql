-- code: HO-047
-- severity: warning
-- message: Mã hộ "{value}" có chữ cái giống chữ số; có thể là {detail}.
-- message_en: The household number "{value}" has a letter that looks like a digit; it may be {detail}.
-- remedy: Gõ lại mã hộ bằng chữ số (chữ O khác số 0, chữ l và I khác số 1).
-- remedy_en: Type the number in digits (letter O is not 0, l and I are not 1).
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per row whose household number mixes digits with O, l or I
with numbers as (
  select source_file, source_sheet, source_row, household_key, commune_code, village, household_no from stg_households
  union all
  select source_file, source_sheet, source_row, household_key, commune_code, village, household_no from stg_members
  union all
  select source_file, source_sheet, source_row, household_key, commune_code, village, household_no from stg_previous
)
select source_file, source_sheet, source_row, 'household_no' as column_key, household_no as value,
  translate(household_no, 'OoQlI|', '000111') as detail, household_key, commune_code, village, household_no
from numbers
where not is_digits(household_no, length(household_no)) and translate(household_no, 'OoQlI|', '000111') <> household_no and is_digits(translate(household_no, 'OoQlI|', '000111'), length(household_no))
  and translate(household_no, '0123456789', '') <> household_no
