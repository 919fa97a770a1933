-- code: HO-015
-- severity: warning
-- message: Thiếu số CCCD chủ hộ.
-- message_en: The head's national id is missing.
-- remedy: Bổ sung số CCCD khi có.
-- remedy_en: Add the national id when it is known.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per household without national id
select h.source_file, h.source_sheet, h.source_row, 'head_national_id' as column_key, cast(null as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
where not h.gone and h.head_national_id is null
