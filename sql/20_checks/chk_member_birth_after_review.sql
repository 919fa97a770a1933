-- code: TV-005
-- severity: error
-- message: Ngày sinh "{value}" của thành viên sau ngày rà soát.
-- message_en: The member's birth "{value}" is after the review.
-- remedy: Sửa ngày sinh.
-- remedy_en: Correct the date of birth.
-- grain: one row per member born after the review
select h.source_file, h.source_sheet, h.source_row, 'birth' as column_key, h.birth_typed as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_members h
cross join ref_campaign c
where h.birth > c.review_date or h.birth_year > c.year
