-- code: HO-049
-- severity: note
-- message: Số CCCD chủ hộ "{value}" là của chủ hộ {detail} trong danh sách năm trước.
-- message_en: The head's national id "{value}" is that of the head of household {detail} on last year's list.
-- remedy: Xem hai hộ có phải là một, hoặc số CCCD ghi nhầm.
-- remedy_en: See whether the two are one household, or an id is wrong.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per surveyed household, no newcomer, whose head headed another listed household of the district
-- slices: household_key
select h.source_file, h.source_sheet, h.source_row, 'head_national_id' as column_key, h.head_national_id as value,
  o.household_no || ' (' || coalesce(u.commune_name || ', ', '') || coalesce(o.village, '') || ')' as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join int_opening o on o.head_national_id = h.head_national_id
left join int_matches m on m.household_key = h.household_key and m.opening_key = o.opening_key
left join stg_units u on u.commune_code = o.commune_code
where is_digits(h.head_national_id, 12) and not h.newcomer and m.household_key is null
