-- title: Diễn biến của hộ từ danh sách đầu năm đến danh sách cuối năm
-- grain: one row per household of the opening list, of the closing list or surveyed; each in exactly one movement
with surveyed as (
  select h.household_key, h.commune_code, o.opening_class, o.opening_persons, h.movement as reason,
    case when h.gone then null else d.class end as class,
    case when h.gone then 0 else h.member_count end as closing_persons,
    h.gone, h.newcomer, h.head_ethnicity,
    h.last_listed_as is not null and h.last_listed_year < c.year
      and (c.relapse_lookback_years is null or h.last_listed_year >= c.year - c.relapse_lookback_years) as listed_before,
    h.last_listed_as
  from int_households h
  cross join ref_campaign c
  join int_openings o on o.household_key = h.household_key
  left join int_decisions d on d.household_key = h.household_key
),
departed as (
  select o.opening_key as household_key, o.commune_code, o.opening_class, o.opening_persons, d.movement_reason as reason,
    cast(null as string) as class, 0 as closing_persons, true as gone, false as newcomer, o.head_ethnicity,
    false as listed_before, cast(null as string) as last_listed_as
  from int_opening o
  join int_departures d on d.opening_key = o.opening_key
  left join int_held_out x on x.held_key = o.opening_key and x.list = 'opening'
  where x.held_key is null
),
every_household as (
  select * from surveyed
  union all
  select * from departed
)
select household_key, commune_code, opening_class as previous_class, class,
  case
    when gone and opening_class = 'poor' then 'other_out_poor'
    when gone and opening_class = 'near_poor' then 'other_out_near_poor'
    when gone then 'not_listed'
    when opening_class = 'poor' and class = 'poor' then 'stays_poor'
    when opening_class = 'poor' and class = 'near_poor' then 'poor_to_near_poor'
    when opening_class = 'poor' then 'poor_to_not_poor'
    when opening_class = 'near_poor' and class = 'poor' then 'near_poor_to_poor'
    when opening_class = 'near_poor' and class = 'near_poor' then 'stays_near_poor'
    when opening_class = 'near_poor' then 'near_poor_to_not_poor'
    when class = 'poor' and reason in ('moved_in', 'split', 'merged') then 'other_in_poor'
    when class = 'near_poor' and reason in ('moved_in', 'split', 'merged') then 'other_in_near_poor'
    when class = 'poor' and listed_before and last_listed_as = 'poor' then 'relapse_poor'
    when class = 'poor' then 'new_poor'
    when class = 'near_poor' and listed_before and last_listed_as in ('poor', 'near_poor') then 'relapse_near_poor'
    when class = 'near_poor' then 'new_near_poor'
    else 'not_listed'
  end as movement,
  reason as movement_reason, opening_persons, closing_persons,
  coalesce(head_ethnicity <> '1', false) as minority
from every_household
