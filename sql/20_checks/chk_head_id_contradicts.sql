-- code: HO-046
-- severity: warning
-- message: Số CCCD chủ hộ "{value}" không khớp {detail}.
-- message_en: The head's national id "{value}" does not fit {detail}.
-- remedy: Đối chiếu với căn cước: chữ số thứ 4 là thế kỷ và giới tính, hai chữ số tiếp là năm sinh.
-- remedy_en: Hold it against the card: digit 4 is century and sex, digits 5 and 6 the birth year.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per head whose national id contradicts birth year or sex; where the head is listed as a member with that id TV-008 says it
select h.source_file, h.source_sheet, h.source_row, 'head_national_id' as column_key, h.head_national_id as value,
  'năm sinh ' || cast(h.head_birth_year as string) || ', giới tính ' || case h.head_sex when 'male' then 'nam' else 'nữ' end as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
left join (select distinct household_key, national_id from stg_members) m on m.household_key = h.household_key and m.national_id = h.head_national_id
cross join ref_campaign c
where m.national_id is null and h.head_birth_year <= c.year and is_digits(h.head_national_id, 12) and h.head_birth_year is not null and h.head_sex is not null
  and id_prefix(h.head_national_id) <> expected_id_prefix(h.head_birth_year, h.head_sex)
