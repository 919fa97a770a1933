-- code: HO-043
-- severity: warning
-- message: Số nhân khẩu là {value}, trên {detail} người.
-- message_en: The number of members is {value}, more than {detail}.
-- remedy: Kiểm tra lại số nhân khẩu.
-- remedy_en: See whether the number of members is right.
-- protects: số nhân khẩu; dòng nhân khẩu của Mẫu 7.1–7.3
-- protects_en: the number of persons; the person lines of forms 7.1–7.3
-- grain: one row per household with implausibly many members
select h.source_file, h.source_sheet, h.source_row, 'member_count' as column_key, cast(h.member_count as string) as value, cast(l.value as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
cross join ref_campaign c
join ref_bounds l on l.name = 'most_members'
where h.member_count > l.value
