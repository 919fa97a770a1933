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
with doubtful as (
  select h.source_file, h.source_sheet, h.source_row, h.head_national_id, h.head_birth_year, h.head_sex, h.household_key, h.commune_code, h.village, h.household_no
  from stg_households h
  cross join ref_campaign c
  where h.head_birth_year <= c.year and is_digits(h.head_national_id, 12) and h.head_birth_year is not null and h.head_sex is not null
    and id_prefix(h.head_national_id) <> expected_id_prefix(h.head_birth_year, h.head_sex)
),
told as (
  select distinct d.household_key, d.head_national_id
  from doubtful d
  join stg_members m on m.household_key = d.household_key and m.national_id = d.head_national_id
)
select d.source_file, d.source_sheet, d.source_row, 'head_national_id' as column_key, d.head_national_id as value,
  'năm sinh ' || cast(d.head_birth_year as string) || ', giới tính ' || case d.head_sex when 'male' then 'nam' else 'nữ' end as detail, d.household_key, d.commune_code, d.village, d.household_no
from doubtful d
left join told t on t.household_key = d.household_key and t.head_national_id = d.head_national_id
where t.household_key is null
