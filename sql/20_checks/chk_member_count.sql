-- code: HO-018
-- severity: warning
-- message: Số nhân khẩu là {value} nhưng sheet Thành viên có {detail} người.
-- message_en: The number of members is {value} but sheet Thành viên lists {detail}.
-- remedy: Đối chiếu hai sheet; biểu tính theo cột "Số nhân khẩu".
-- remedy_en: Hold the two sheets against each other; the forms use the number of members.
-- protects: số nhân khẩu; dòng nhân khẩu của Mẫu 7.1–7.3
-- protects_en: the number of persons; the person lines of forms 7.1–7.3
-- grain: one row per present household whose members do not add up; a household without village or number, or in several rows, is another finding
-- slices: household_key
select h.source_file, h.source_sheet, h.source_row, 'member_count' as column_key, cast(h.member_count as string) as value, cast(coalesce(m.members, 0) as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
left join (select household_key, count(*) as members from stg_members group by household_key) m on m.household_key = h.household_key
left join (select distinct household_key from int_copies) r on r.household_key = h.household_key
where r.household_key is null and h.village is not null and h.household_no is not null and not h.gone and h.member_count >= 1 and h.member_count <> coalesce(m.members, 0)
