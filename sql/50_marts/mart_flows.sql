-- title: Diễn biến hộ nghèo, hộ cận nghèo trong năm (biểu 7.2, 7.3) | Flows of the lists (forms 7.2, 7.3)
-- grain: one row per commune, list (poor, near_poor) and counted (households, persons)
-- A household that changes list moves with its opening members; the change of its members stands in column 4 or 8 of the list where it ends.
-- columns:
--   commune_code: Mã xã | Commune code
--   list: Danh sách: poor = biểu 7.2, near_poor = biểu 7.3 | List: poor = form 7.2, near_poor = form 7.3
--   counted: Phân tổ: households hộ, persons nhân khẩu | Households or persons
--   c1: Cột 1: đầu năm | Column 1: at the start
--   c2: Cột 2: 7.2 trở thành hộ cận nghèo; 7.3 thoát cận nghèo | Column 2: 7.2 became near-poor; 7.3 left the list
--   c3: Cột 3: 7.2 vượt chuẩn cận nghèo; 7.3 trở thành hộ nghèo | Column 3: 7.2 left above near-poor; 7.3 became poor
--   c4: Cột 4: giảm khác | Column 4: other decrease
--   c5: Cột 5: 7.2 từ hộ cận nghèo; 7.3 từ hộ nghèo | Column 5: from the other list
--   c6: Cột 6: tái nghèo; tái cận nghèo | Column 6: relapse
--   c7: Cột 7: phát sinh mới | Column 7: new
--   c8: Cột 8: tăng khác | Column 8: other increase
--   c9: Cột 9: cuối năm | Column 9: at the end
--   check_sum: 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8 - 9, bằng 0 thì khớp | Zero when the flow closes
with lists as (
  select 'poor' as list, 'poor_to_near_poor' as out_2, 'poor_to_not_poor' as out_3, 'near_poor_to_poor' as in_5
  union all
  select 'near_poor', 'near_poor_to_not_poor', 'near_poor_to_poor', 'poor_to_near_poor'
),
counts as (
  select 'households' as counted union all select 'persons'
),
-- what a household weighs at the start and at the end: itself, or its members
weights as (
  select commune_code, previous_class, class, movement, 'households' as counted, 1 as opening, 1 as closing from int_movements
  union all
  select commune_code, previous_class, class, movement, 'persons', opening_persons, closing_persons from int_movements
),
flows as (
  select m.commune_code, l.list, m.counted,
    sum(case when m.previous_class = l.list then m.opening else 0 end) as c1,
    sum(case when m.movement = l.out_2 then m.opening else 0 end) as c2,
    sum(case when m.movement = l.out_3 then m.opening else 0 end) as c3,
    sum(case when m.movement = 'other_out_' || l.list then m.opening else 0 end)
      + sum(case when m.class = l.list and m.previous_class <> 'not_poor' and m.closing < m.opening then m.opening - m.closing else 0 end) as c4,
    sum(case when m.movement = l.in_5 then m.opening else 0 end) as c5,
    sum(case when m.movement = 'relapse_' || l.list then m.closing else 0 end) as c6,
    sum(case when m.movement = 'new_' || l.list then m.closing else 0 end) as c7,
    sum(case when m.movement = 'other_in_' || l.list then m.closing else 0 end)
      + sum(case when m.class = l.list and m.previous_class <> 'not_poor' and m.closing > m.opening then m.closing - m.opening else 0 end) as c8,
    sum(case when m.class = l.list then m.closing else 0 end) as c9
  from weights m
  cross join lists l
  group by m.commune_code, l.list, m.counted
),
every_line as (
  select u.commune_code, l.list, n.counted, u.position
  from stg_units u
  cross join lists l
  cross join counts n
)
select e.commune_code, e.list, e.counted,
  cast(coalesce(f.c1, 0) as bigint) as c1,
  cast(coalesce(f.c2, 0) as bigint) as c2,
  cast(coalesce(f.c3, 0) as bigint) as c3,
  cast(coalesce(f.c4, 0) as bigint) as c4,
  cast(coalesce(f.c5, 0) as bigint) as c5,
  cast(coalesce(f.c6, 0) as bigint) as c6,
  cast(coalesce(f.c7, 0) as bigint) as c7,
  cast(coalesce(f.c8, 0) as bigint) as c8,
  cast(coalesce(f.c9, 0) as bigint) as c9,
  cast(coalesce(f.c1 - f.c2 - f.c3 - f.c4 + f.c5 + f.c6 + f.c7 + f.c8 - f.c9, 0) as bigint) as check_sum
from every_line e
left join flows f on f.commune_code = e.commune_code and f.list = e.list and f.counted = e.counted
order by e.position, e.list desc, e.counted
