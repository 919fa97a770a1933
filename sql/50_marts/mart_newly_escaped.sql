-- title: Hộ mới thoát nghèo, thoát cận nghèo | Households that left the lists not long ago
-- grain: one row per household that left the lists in this or an earlier approved year, is on no list since, and left not more months before the review date than the deciding rule set counts
-- A household that was on a list again, has gone, or is held out this year is none of them. One that was not surveyed this year keeps its key of that time.
-- This year's escapes stand for themselves; only households whose head's id is repeated (HO-029), or where an earlier escape is placed, have to be held against others.
-- columns:
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   commune_code: Mã xã | Commune code
--   head_name: Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)
--   escaped_on: Ngày rà soát mà hộ ra khỏi danh sách | Review date on which it left the lists
--   until: Được tính đến hết ngày | Last day on which it counts
--   from_class: Loại hộ trước khi ra khỏi danh sách | Class that it left
--   months: Số tháng được tính theo bộ quy định | Months that the rule set counts
with earlier as (
  select a.household_key, a.commune_code, a.head_name, a.head_national_id, a.review_year as escaped_year, a.review_date as escaped_on, a.previous_class as from_class
  from stg_approved a
  cross join ref_campaign c
  cross join (select max(newly_escaped_months) as months from stg_law) l
  where a.commune_code is not null and a.movement in ('poor_to_not_poor', 'near_poor_to_not_poor') and c.review_date <= add_months(a.review_date, l.months)
),
met as (
  select e.household_key as earlier_key, e.escaped_year, s.household_key, s.commune_code, s.head_name, 1 as step
  from earlier e
  join int_surveyed s on s.head_national_id = e.head_national_id
  where is_digits(e.head_national_id, 12)
  union all
  select e.household_key, e.escaped_year, s.household_key, s.commune_code, s.head_name, 2
  from earlier e
  join int_surveyed s on s.household_key = e.household_key
  where not coalesce(is_digits(e.head_national_id, 12) and is_digits(s.head_national_id, 12) and e.head_national_id <> s.head_national_id, false)
),
returned as (
  select e.household_key, e.escaped_year
  from earlier e
  join stg_approved n on n.household_key = e.household_key and n.review_year > e.escaped_year
  where n.commune_code is not null and (n.class is null or n.class in ('poor', 'near_poor') or n.previous_class in ('poor', 'near_poor'))
    and not coalesce(is_digits(e.head_national_id, 12) and is_digits(n.head_national_id, 12) and e.head_national_id <> n.head_national_id, false)
  union
  select e.household_key, e.escaped_year
  from earlier e
  join stg_approved n on n.head_national_id = e.head_national_id and n.review_year > e.escaped_year
  where n.commune_code is not null and (n.class is null or n.class in ('poor', 'near_poor') or n.previous_class in ('poor', 'near_poor'))
    and is_digits(e.head_national_id, 12)
  union
  select e.household_key, e.escaped_year
  from earlier e
  join int_opening o on o.opening_key = e.household_key
  where not coalesce(is_digits(e.head_national_id, 12) and is_digits(o.head_national_id, 12) and e.head_national_id <> o.head_national_id, false)
  union
  select e.household_key, e.escaped_year
  from earlier e
  join int_opening o on o.head_national_id = e.head_national_id
  where is_digits(e.head_national_id, 12)
  union
  -- a surveyed household without a class is held out, has gone or is undecided
  select t.earlier_key, t.escaped_year
  from met t
  left join int_movements m on m.household_key = t.household_key
  where m.class is null or m.class in ('poor', 'near_poor') or m.previous_class in ('poor', 'near_poor')
),
nearest as (
  select *, row_number() over (partition by earlier_key, escaped_year order by step, household_key) as place
  from met
),
earlier_placed as (
  select coalesce(p.household_key, e.household_key) as household_key, coalesce(p.commune_code, e.commune_code) as commune_code, coalesce(p.head_name, e.head_name) as head_name,
    e.escaped_on, e.from_class
  from earlier e
  left join returned r on r.household_key = e.household_key and r.escaped_year = e.escaped_year
  left join nearest p on p.earlier_key = e.household_key and p.escaped_year = e.escaped_year and p.place = 1
  where r.household_key is null
),
repeated as (
  select h.household_key, h.commune_code, h.head_name, h.head_national_id, row_number() over (partition by h.head_national_id order by h.household_key) as place
  from int_households h
  join (select distinct household_key from findings where code = 'HO-029') f on f.household_key = h.household_key
),
apart as (
  select household_key from earlier_placed
  union
  select household_key from repeated
),
contested as (
  select household_key, commune_code, head_name, escaped_on, from_class from earlier_placed
  union all
  select coalesce(r.household_key, n.household_key), coalesce(r.commune_code, n.commune_code), coalesce(r.head_name, n.head_name), c.review_date, n.from_class
  from apart x
  join int_escapes n on n.household_key = x.household_key
  cross join ref_campaign c
  left join repeated r on r.head_national_id = n.head_national_id and r.place = 1
),
last_ones as (
  select *, row_number() over (partition by household_key order by escaped_on desc, head_name, from_class) as place
  from contested
),
escapes as (
  select household_key, commune_code, head_name, escaped_on, from_class
  from last_ones
  where place = 1
  union all
  select n.household_key, n.commune_code, n.head_name, c.review_date, n.from_class
  from int_escapes n
  cross join ref_campaign c
  left join apart x on x.household_key = n.household_key
  where x.household_key is null
)
select e.household_key, e.commune_code, e.head_name, e.escaped_on, add_months(e.escaped_on, l.newly_escaped_months) as until, e.from_class,
  cast(l.newly_escaped_months as integer) as months
from escapes e
cross join ref_campaign c
join stg_units u on u.commune_code = e.commune_code
join stg_law l on l.rule_set = c.rule_set and l.area = u.area
where c.review_date <= add_months(e.escaped_on, l.newly_escaped_months)
