-- title: Diễn biến của hộ từ danh sách đầu năm đến danh sách cuối năm | Movement of each household from the opening to the closing list
-- grain: one row per household of int_households, each in exactly one movement; every household of the opening list that is not held out is one of them (opening_key)
-- slices: household_key
-- relapse: the last class on a list is given, and a year before this one, within the look-back; without a limit the class alone is enough; or the approved results of earlier years say so (int_history)
-- undetermined: the rule set leaves the class open; such a household has left no list and entered none
with surveyed as (
  select h.household_key, o.opening_key, h.commune_code, o.opening_class, o.opening_persons, o.opening_minority, h.movement as reason,
    case when h.gone then null else d.class end as class,
    case when h.gone then 0 else h.member_count end as closing_persons,
    h.gone, h.newcomer, h.head_ethnicity,
    h.last_listed_as is not null and case when h.last_listed_year is null then c.relapse_lookback_years is null
      else h.last_listed_year < c.year and (c.relapse_lookback_years is null or h.last_listed_year >= c.year - c.relapse_lookback_years) end as listed_before,
    h.last_listed_as, t.last_poor_year, t.last_near_poor_year,
    d.deprived_count, d.deprived_01, d.deprived_02, d.deprived_03, d.deprived_04, d.deprived_05, d.deprived_06, d.deprived_07, d.deprived_08, d.deprived_09, d.deprived_10, d.deprived_11, d.deprived_12, d.determination_id
  from int_households h
  cross join ref_campaign c
  join int_openings o on o.household_key = h.household_key
  left join int_decisions d on d.household_key = h.household_key
  left join int_history t on t.household_key = h.household_key
)
select household_key, opening_key, commune_code, opening_class as previous_class, class,
  case
    when gone and opening_class = 'poor' then 'other_out_poor'
    when gone and opening_class = 'near_poor' then 'other_out_near_poor'
    when gone then 'not_listed'
    when class is null then 'undetermined'
    when opening_class = 'poor' and class = 'poor' then 'stays_poor'
    when opening_class = 'poor' and class = 'near_poor' then 'poor_to_near_poor'
    when opening_class = 'poor' and class in ('not_poor', 'average_living') then 'poor_to_not_poor'
    when opening_class = 'near_poor' and class = 'poor' then 'near_poor_to_poor'
    when opening_class = 'near_poor' and class = 'near_poor' then 'stays_near_poor'
    when opening_class = 'near_poor' and class in ('not_poor', 'average_living') then 'near_poor_to_not_poor'
    when class = 'poor' and newcomer then 'other_in_poor'
    when class = 'near_poor' and newcomer then 'other_in_near_poor'
    when class = 'poor' and ((listed_before and last_listed_as = 'poor') or last_poor_year is not null) then 'relapse_poor'
    when class = 'poor' then 'new_poor'
    when class = 'near_poor' and ((listed_before and last_listed_as in ('poor', 'near_poor')) or last_poor_year is not null or last_near_poor_year is not null) then 'relapse_near_poor'
    when class = 'near_poor' then 'new_near_poor'
    else 'not_listed'
  end as movement,
  reason as movement_reason, opening_persons, closing_persons,
  coalesce(head_ethnicity <> '1', false) as minority, opening_minority,
  deprived_count, deprived_01, deprived_02, deprived_03, deprived_04, deprived_05, deprived_06, deprived_07, deprived_08, deprived_09, deprived_10, deprived_11, deprived_12, determination_id
from surveyed
