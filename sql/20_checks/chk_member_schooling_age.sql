-- code: TV-009
-- severity: warning
-- message: Thành viên {detail} tuổi mà ghi đang học bậc "{value}".
-- message_en: A member aged {detail} is recorded at school level "{value}".
-- remedy: Sửa ngày sinh hoặc bậc đang học.
-- remedy_en: Correct the birth or the school level.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per child whose school level is more than one above that of its age
select h.source_file, h.source_sheet, h.source_row, 'schooling' as column_key, h.schooling as value, cast(h.age as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_members h
cross join ref_campaign c
join rule_schooling s on s.rule_set = c.rule_set and h.age >= s.age_from and h.age < s.age_below
where cast(h.schooling as integer) > cast(s.level as integer) + 1
