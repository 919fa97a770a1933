-- title: Hộ từng có trong danh sách, theo kết quả được phê duyệt của các năm trước và danh sách hộ đã thoát | Households that were on a list before, by approved results of earlier years and the lists of those that left
-- grain: one row per surveyed household with a listing within the look-back: the last year in which it was poor, and near-poor
-- A foreign list of the year before may name the households that left the list in that year: they were on it at its start. Without villages they are known by the head's national id alone.
-- A household is the one of its key unless both heads have a national id and the two differ; or the one of its head's national id. The class at the start of a year is that of the list of the year before.
with listings as (
  select household_key, head_national_id, review_year as listed_year, class as listed_as
  from stg_approved
  where commune_code is not null and class in ('poor', 'near_poor')
  union all
  select household_key, head_national_id, review_year - 1, previous_class
  from stg_approved
  where commune_code is not null and previous_class in ('poor', 'near_poor')
  union all
  select p.household_key, p.head_national_id, c.year - 2, case p.class when 'left_poor' then 'poor' else 'near_poor' end
  from stg_previous p
  cross join ref_campaign c
  where p.class in ('left_poor', 'left_near_poor')
),
found as (
  select h.household_key, l.listed_year, l.listed_as
  from int_households h
  join listings l on l.household_key = h.household_key
  where not coalesce(is_digits(h.head_national_id, 12) and is_digits(l.head_national_id, 12) and h.head_national_id <> l.head_national_id, false)
  union all
  select h.household_key, l.listed_year, l.listed_as
  from int_households h
  join listings l on l.head_national_id = h.head_national_id
  where is_digits(h.head_national_id, 12)
)
select f.household_key,
  max(case when f.listed_as = 'poor' then f.listed_year end) as last_poor_year,
  max(case when f.listed_as = 'near_poor' then f.listed_year end) as last_near_poor_year
from found f
cross join ref_campaign c
where f.listed_year < c.year and (c.relapse_lookback_years is null or f.listed_year >= c.year - c.relapse_lookback_years)
group by f.household_key
