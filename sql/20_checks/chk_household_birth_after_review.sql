-- code: HO-007
-- severity: error
-- message: Ngày sinh chủ hộ "{value}" sau ngày rà soát.
-- message_en: The head's birth "{value}" is after the review.
-- remedy: Sửa ngày sinh.
-- remedy_en: Correct the date of birth.
-- grain: one row per household whose head is born after the review
select h.source_file, h.source_sheet, h.source_row, 'head_birth' as column_key, h.head_birth_typed as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
where h.head_birth > c.review_date or h.head_birth_year > c.year
