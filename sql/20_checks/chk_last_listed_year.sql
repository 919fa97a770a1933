-- code: HO-019
-- severity: warning
-- message: "Năm cuối cùng trong danh sách" là {value}, không trước năm rà soát.
-- message_en: The last year on the list is {value}, not before the review year.
-- remedy: Ghi năm đã qua mà hộ còn trong danh sách.
-- remedy_en: Enter the past year in which the household was last listed.
-- protects: tái nghèo, tái cận nghèo; Mẫu 7.2, 7.3
-- protects_en: relapse into poverty; forms 7.2, 7.3
-- grain: one row per household with a last listed year in the future
select h.source_file, h.source_sheet, h.source_row, 'last_listed_year' as column_key, cast(h.last_listed_year as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
where h.last_listed_year >= c.year
