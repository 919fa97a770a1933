-- code: TV-006
-- severity: warning
-- message: Hộ có {value} chủ hộ trên sheet Thành viên; phải có đúng một.
-- message_en: The household has {value} heads on sheet Thành viên; it must have exactly one.
-- remedy: Sửa cột "Quan hệ với chủ hộ".
-- remedy_en: Correct the relation to the head.
-- protects: số nhân khẩu; dòng nhân khẩu của Mẫu 7.1–7.3
-- protects_en: the number of persons; the person lines of forms 7.1–7.3
-- grain: one row per household of one row with members and not exactly one head; the cell is that of its second head, or of its first member
with wrong as (
  select household_key, sum(case when relation = '1' then 1 else 0 end) as heads
  from stg_members
  group by household_key
  having sum(case when relation = '1' then 1 else 0 end) <> 1
),
ordered as (
  select m.*, w.heads, row_number() over (partition by m.household_key, case when m.relation = '1' then 1 else 0 end order by m.source_row) as place
  from stg_members m
  join wrong w on w.household_key = m.household_key
)
select h.source_file, h.source_sheet, h.source_row, 'relation' as column_key, cast(h.heads as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from ordered h
join (select household_key from int_surveyed group by household_key having count(*) = 1 and not max(gone)) s on s.household_key = h.household_key
where (h.heads = 0 and h.place = 1) or (h.heads > 1 and h.relation = '1' and h.place = 2)
