-- question: Nguyên nhân nghèo nào hay gặp nhất ở mỗi xã?
-- question_en: Which cause of poverty is named most in each commune?
with ranked as (
  select c.commune_code, c.cause_name, c.households, row_number() over (partition by c.commune_code order by c.households desc, c.cause) as place
  from mart_causes c
  where c.class = 'poor'
)
select u.commune_name, r.cause_name, r.households
from ranked r
join mart_communes u on u.commune_code = r.commune_code
where r.place = 1 and r.households > 0
order by u.position
