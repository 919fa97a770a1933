-- code: HO-006
-- severity: error
-- message: Số nhân khẩu là {value}; phải từ 1 trở lên.
-- message_en: The number of members is {value}; it must be 1 or more.
-- remedy: Ghi đúng số nhân khẩu của hộ.
-- remedy_en: Enter the number of members of the household.
-- protects: số nhân khẩu; dòng nhân khẩu của Mẫu 7.1–7.3
-- protects_en: the number of persons; the person lines of forms 7.1–7.3
-- grain: one row per household without a member
select h.source_file, h.source_sheet, h.source_row, 'member_count' as column_key, cast(h.member_count as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
where h.member_count < 1
