-- title: Hộ mới thoát nghèo, thoát cận nghèo | Households that left the lists not long ago
-- grain: one row per household that left the lists in this or an earlier approved year, is on no list since, and left not more months before the review date than the deciding rule set counts
-- A household that was on a list again, has gone, or is held out this year is none of them. One that was not surveyed this year keeps its key of that time.
-- columns:
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   commune_code: Mã xã | Commune code
--   head_name: Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)
--   escaped_on: Ngày rà soát mà hộ ra khỏi danh sách | Review date on which it left the lists
--   until: Được tính đến hết ngày | Last day on which it counts
--   from_class: Loại hộ trước khi ra khỏi danh sách | Class that it left
--   months: Số tháng được tính theo bộ quy định | Months that the rule set counts
with escapes as (
  select a.household_key, a.commune_code, a.head_name, a.head_national_id, a.review_year as escaped_year, a.review_date as escaped_on, a.previous_class as from_class
  from stg_approved a
  where a.commune_code is not null and a.movement in ('poor_to_not_poor', 'near_poor_to_not_poor')
  union all
  select m.household_key, m.commune_code, h.head_name, h.head_national_id, c.year, c.review_date, m.previous_class
  from int_movements m
  join int_households h on h.household_key = m.household_key
  cross join ref_campaign c
  where m.movement in ('poor_to_not_poor', 'near_poor_to_not_poor')
),
not_out as (
  select household_key, head_national_id, review_year as seen_year
  from stg_approved
  where commune_code is not null and (class is null or class in ('poor', 'near_poor') or previous_class in ('poor', 'near_poor'))
  union all
  select s.household_key, s.head_national_id, c.year
  from int_surveyed s
  cross join ref_campaign c
  left join int_movements m on m.household_key = s.household_key
  where m.class is null or m.class in ('poor', 'near_poor') or m.previous_class in ('poor', 'near_poor')
  union all
  select o.opening_key, o.head_national_id, c.year
  from int_opening o
  cross join ref_campaign c
),
returned as (
  select e.household_key, e.escaped_year
  from escapes e
  join not_out n on n.household_key = e.household_key and n.seen_year > e.escaped_year
  where not coalesce(is_digits(e.head_national_id, 12) and is_digits(n.head_national_id, 12) and e.head_national_id <> n.head_national_id, false)
  union
  select e.household_key, e.escaped_year
  from escapes e
  join not_out n on n.head_national_id = e.head_national_id and n.seen_year > e.escaped_year
  where is_digits(e.head_national_id, 12)
),
remaining as (
  select e.*
  from escapes e
  left join returned r on r.household_key = e.household_key and r.escaped_year = e.escaped_year
  where r.household_key is null
),
present as (
  select e.household_key as earlier_key, e.escaped_year, h.household_key, h.commune_code, h.head_name, 1 as step
  from remaining e
  join int_households h on h.head_national_id = e.head_national_id
  where is_digits(e.head_national_id, 12)
  union all
  select e.household_key, e.escaped_year, h.household_key, h.commune_code, h.head_name, 2
  from remaining e
  join int_households h on h.household_key = e.household_key
  where not coalesce(is_digits(e.head_national_id, 12) and is_digits(h.head_national_id, 12) and e.head_national_id <> h.head_national_id, false)
),
nearest as (
  select *, row_number() over (partition by earlier_key, escaped_year order by step, household_key) as place
  from present
),
placed as (
  select coalesce(p.household_key, e.household_key) as household_key, coalesce(p.commune_code, e.commune_code) as commune_code, coalesce(p.head_name, e.head_name) as head_name,
    e.escaped_on, e.from_class
  from remaining e
  left join nearest p on p.earlier_key = e.household_key and p.escaped_year = e.escaped_year and p.place = 1
),
last_ones as (
  select *, row_number() over (partition by household_key order by escaped_on desc, head_name) as place
  from placed
)
select e.household_key, e.commune_code, e.head_name, e.escaped_on, add_months(e.escaped_on, l.newly_escaped_months) as until, e.from_class,
  cast(l.newly_escaped_months as integer) as months
from last_ones e
cross join ref_campaign c
join stg_units u on u.commune_code = e.commune_code
join stg_law l on l.rule_set = c.rule_set and l.area = u.area
where e.place = 1 and c.review_date <= add_months(e.escaped_on, l.newly_escaped_months)
order by e.household_key
