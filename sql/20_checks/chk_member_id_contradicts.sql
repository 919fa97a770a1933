-- code: TV-008
-- severity: warning
-- message: Số CCCD "{value}" không khớp {detail}.
-- message_en: The national id "{value}" does not fit {detail}.
-- remedy: Đối chiếu với căn cước: chữ số thứ 4 là thế kỷ và giới tính, hai chữ số tiếp là năm sinh.
-- remedy_en: Hold it against the card: digit 4 is century and sex, digits 5 and 6 the birth year.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per member whose national id contradicts birth year or sex
select h.source_file, h.source_sheet, h.source_row, 'national_id' as column_key, h.national_id as value,
  'năm sinh ' || cast(h.birth_year as string) || ', giới tính ' || case h.sex when 'male' then 'nam' else 'nữ' end as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_members h
cross join ref_campaign c
where is_digits(h.national_id, 12) and h.birth_year <= c.year and h.birth_year is not null and h.sex is not null
  and id_prefix(h.national_id) <> expected_id_prefix(h.birth_year, h.sex)
