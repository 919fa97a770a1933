-- title: Hộ nghèo, hộ cận nghèo theo nhóm đối tượng (biểu 7.8) | Poor and near-poor by group (form 7.8)
-- grain: one row per commune, class (poor, near_poor) and counted (households, persons); groups overlap; what a column that the workbook lacks would tell is null
-- columns:
--   commune_code: Mã xã | Commune code
--   class: Loại hộ | Class
--   counted: Phân tổ: households hộ, persons nhân khẩu | Households or persons
--   total: Tổng số | All of the class
--   minority: Hộ dân tộc thiểu số | Minority households
--   no_labour_capacity: Hộ không có khả năng lao động | Households without labour capacity
--   merit_member: Hộ có thành viên là người có công | Households with a person of merit
--   none_of_these: Khác: không thuộc nhóm nào trong ba nhóm | In none of the three groups
--   overlap: Thuộc từ hai nhóm trở lên | In two or more groups
with grouped as (
  select commune_code, class, member_count, minority, no_labour_capacity, merit_member
  from mart_households
  where class in ('poor', 'near_poor')
),
counted as (
  select commune_code, class, 'households' as counted,
    sum(case when true then 1 else 0 end) as total,
    sum(case when minority then 1 else 0 end) as minority,
    sum(case when no_labour_capacity then 1 else 0 end) as no_labour_capacity,
    sum(case when merit_member then 1 else 0 end) as merit_member,
    sum(case when not minority and not no_labour_capacity and not merit_member then 1 else 0 end) as none_of_these,
    sum(case when (case when minority then 1 else 0 end) + (case when no_labour_capacity then 1 else 0 end) + (case when merit_member then 1 else 0 end) > 1 then 1 else 0 end) as overlap
  from grouped
  group by commune_code, class
  union all
  select commune_code, class, 'persons' as counted,
    sum(case when true then member_count else 0 end) as total,
    sum(case when minority then member_count else 0 end) as minority,
    sum(case when no_labour_capacity then member_count else 0 end) as no_labour_capacity,
    sum(case when merit_member then member_count else 0 end) as merit_member,
    sum(case when not minority and not no_labour_capacity and not merit_member then member_count else 0 end) as none_of_these,
    sum(case when (case when minority then 1 else 0 end) + (case when no_labour_capacity then 1 else 0 end) + (case when merit_member then 1 else 0 end) > 1 then member_count else 0 end) as overlap
  from grouped
  group by commune_code, class
)
select u.commune_code, k.class, n.counted,
  cast(coalesce(c.total, 0) as bigint) as total,
  cast(coalesce(c.minority, 0) as bigint) as minority,
  cast(case when l.commune_code is null then coalesce(c.no_labour_capacity, 0) end as bigint) as no_labour_capacity,
  cast(case when m.commune_code is null then coalesce(c.merit_member, 0) end as bigint) as merit_member,
  cast(case when l.commune_code is null and m.commune_code is null then coalesce(c.none_of_these, 0) end as bigint) as none_of_these,
  cast(case when l.commune_code is null and m.commune_code is null then coalesce(c.overlap, 0) end as bigint) as overlap
from stg_units u
cross join (select 'poor' as class union all select 'near_poor') k
cross join (select 'households' as counted union all select 'persons') n
left join counted c on c.commune_code = u.commune_code and c.class = k.class and c.counted = n.counted
left join int_absent_columns l on l.commune_code = u.commune_code and l.key = 'no_labour_capacity'
left join int_absent_columns m on m.commune_code = u.commune_code and m.key = 'merit_member'
order by u.position, k.class desc, n.counted
