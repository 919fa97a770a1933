-- code: HO-027
-- severity: warning
-- message: Nguyên nhân "khác" (mã 8) mà chưa ghi rõ.
-- message_en: The cause "other" (code 8) is not explained.
-- remedy: Ghi rõ nguyên nhân vào cột "{label}".
-- remedy_en: Say what the cause is.
-- protects: nguyên nhân nghèo; Mẫu 7.10
-- protects_en: the causes of poverty; form 7.10
-- grain: one row per household that names cause 8 without saying which
select h.source_file, h.source_sheet, h.source_row, 'cause_other' as column_key, cast(null as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
where ',' || h.cause_codes || ',' like '%,8,%' and r.cause_other is null
