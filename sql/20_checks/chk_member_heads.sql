-- code: TV-006
-- severity: warning
-- message: Hộ có {value} chủ hộ trên sheet Thành viên; phải có đúng một.
-- message_en: The household has {value} heads on sheet Thành viên; it must have exactly one.
-- remedy: Sửa cột "Quan hệ với chủ hộ".
-- remedy_en: Correct the relation to the head.
-- grain: one row per household with members and not exactly one head
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, cast(m.heads as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_surveyed h
join (select household_key, sum(case when relation = '1' then 1 else 0 end) as heads from stg_members group by household_key) m on m.household_key = h.household_key
where not h.gone and m.heads <> 1
