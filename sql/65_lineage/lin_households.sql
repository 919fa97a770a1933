-- view: yes
-- title: Hộ được đếm trong từng số đo | The households counted in each measure
-- grain: one row per unit, measure and household that counts in it; a household held out stands by its opening_key alone
-- columns:
--   commune_code: Mã đơn vị | Unit code
--   measure: Số đo, như trong lin_columns | Measure, as in lin_columns
--   households: 1, hoặc 0 khi chỉ người của hộ được đếm | 1, or 0 where only persons of it count
--   persons: Số người của hộ được đếm | Persons of it that count
--   survey_key: Cột của sheet Hộ quyết định việc đếm | Column of sheet Hộ that the count rests on
--   list_key: Cột của danh sách đầu năm quyết định việc đếm; trống khi chỉ đếm theo bảng rà soát | Column of the opening list that the count rests on; null where this year's survey alone decides
with moved as (
  select commune_code, household_key, opening_key, previous_class, class, movement, opening_persons, closing_persons, minority, opening_minority from int_movements
), opened as (
  select * from moved where previous_class in ('poor', 'near_poor')
), closed as (
  select * from moved where class in ('poor', 'near_poor', 'average_living')
), listed as (
  select commune_code, household_key, opening_key, class, closing_persons from moved where class in ('poor', 'near_poor')
), held as (
  -- the opening class of a household held out is approved and known
  select o.commune_code, o.opening_key, o.opening_class, coalesce(o.opening_persons, 0) as opening_persons,
    coalesce(coalesce(o.head_ethnicity, h.head_ethnicity) <> '1', false) as minority, h.household_key
  from int_held_out x
  join int_opening o on o.opening_key = x.held_key
  left join (
    select m.opening_key, min(m.household_key) as household_key, max(s.head_ethnicity) as head_ethnicity
    from int_matches m
    join int_surveyed s on s.household_key = m.household_key
    group by m.opening_key
  ) h on h.opening_key = o.opening_key
  where x.list = 'opening' and o.opening_class in ('poor', 'near_poor')
), deprived as (
  select commune_code, household_key, class, unnest(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) as indicator,
    unnest([deprived_01, deprived_02, deprived_03, deprived_04, deprived_05, deprived_06, deprived_07, deprived_08, deprived_09, deprived_10, deprived_11, deprived_12]) as is_deprived
  from int_decisions
  where class in ('poor', 'near_poor')
), grouped as (
  select l.commune_code, l.household_key, l.opening_key, l.class, l.closing_persons, h.head_ethnicity <> '1' as is_minority,
    coalesce(h.no_labour_capacity, false) as no_labour_capacity, coalesce(h.merit_member, false) as merit_member, h.head_ethnicity
  from listed l
  join int_households h on h.household_key = l.household_key
)
select commune_code, movement as measure, household_key, opening_key, 1 as households,
  case when movement like 'relapse%' or movement like 'new%' or movement like 'other_in%' then closing_persons else opening_persons end as persons,
  case when movement like 'relapse%' then 'last_listed_as' when movement like 'other%' then 'movement' else 'household_no' end as survey_key,
  case when previous_class <> 'not_poor' then 'class' end as list_key
from moved
union all
select commune_code, previous_class || '_opening', household_key, opening_key, 1, opening_persons, 'household_no', 'class' from opened
union all
select commune_code, previous_class || '_approved', household_key, opening_key, 1, opening_persons, 'household_no', 'class' from opened
union all
select commune_code, previous_class || '_approved_minority', household_key, opening_key, 1, opening_persons, 'head_ethnicity', 'head_ethnicity' from opened where opening_minority
union all
select commune_code, opening_class || '_approved', household_key, opening_key, 1, opening_persons, 'household_no', 'class' from held
union all
select commune_code, opening_class || '_approved_minority', household_key, opening_key, 1, opening_persons, 'head_ethnicity', 'head_ethnicity' from held where minority
union all
select commune_code, class || '_closing', household_key, opening_key, 1, closing_persons, 'household_no', cast(null as string) from closed
union all
select commune_code, class || '_closing_minority', household_key, opening_key, 1, closing_persons, 'head_ethnicity', null from closed where minority
union all
-- a household that changes list moves with its opening members; the change stands where it ends
select commune_code, 'fewer_persons_' || class, household_key, opening_key, 0, opening_persons - closing_persons, 'member_count', 'member_count'
from closed
where previous_class <> 'not_poor' and closing_persons < opening_persons
union all
select commune_code, 'more_persons_' || class, household_key, opening_key, 0, closing_persons - opening_persons, 'member_count', 'member_count'
from closed
where previous_class <> 'not_poor' and closing_persons > opening_persons
union all
select d.commune_code, d.class || '_deprived_' || d.indicator, d.household_key, m.opening_key, 1, m.closing_persons, 'deprived_' || d.indicator, null
from deprived d
join moved m on m.household_key = d.household_key
join (select distinct answer from stg_indicators join ref_campaign using (rule_set) where answer is not null) i on i.answer = d.indicator
where d.is_deprived
union all
select commune_code, class || '_no_labour_capacity', household_key, opening_key, 1, closing_persons, 'no_labour_capacity', null from grouped where no_labour_capacity
union all
select commune_code, class || '_merit_member', household_key, opening_key, 1, closing_persons, 'merit_member', null from grouped where merit_member
union all
select commune_code, class || '_none_of_these', household_key, opening_key, 1, closing_persons, 'household_no', null
from grouped
where not coalesce(is_minority, false) and not no_labour_capacity and not merit_member
union all
select commune_code, class || '_overlap', household_key, opening_key, 1, closing_persons, 'household_no', null
from grouped
where coalesce(is_minority, false) and (no_labour_capacity or merit_member) or no_labour_capacity and merit_member
union all
select g.commune_code, g.class || '_ethnicity_' || case when g.head_ethnicity = '1' then 'kinh' else coalesce(cast(e.position as varchar), 'other') end,
  g.household_key, g.opening_key, 1, g.closing_persons, 'head_ethnicity', null
from grouped g
left join ref_ethnicities_shown e on e.code = g.head_ethnicity
where g.head_ethnicity is not null
union all
select l.commune_code, l.class || '_cause_' || a.code, l.household_key, l.opening_key, 1, l.closing_persons, 'causes', null
from listed l
join (select distinct household_key, code from stg_answers where key = 'causes' and code is not null) a on a.household_key = l.household_key
union all
-- persons, or the household itself, as the measure asks
select commune_code, measure || '_yes', household_key, null, 1, yes, 'household_no', null from mart_measure_households where yes > 0
union all
select commune_code, measure || '_answered', household_key, null, 1, yes + no, 'household_no', null from mart_measure_households where yes + no > 0
