-- title: Tổng số trên sheet Thông tin và những mâu thuẫn của nó | Totals of sheet Thông tin and what contradicts them
-- grain: one row per accepted workbook and total; total is null when it cannot be read, usable_total also when it contradicts the rows of the file or another total: which of two is wrong cannot be known, so neither is used
with typed as (
  select source_file, role, commune_code, 'total_households' as key, total_households as total from stg_workbooks where accepted
  union all select source_file, role, commune_code, 'total_persons', total_persons from stg_workbooks where accepted
  union all select source_file, role, commune_code, 'minority_households', minority_households from stg_workbooks where accepted
  union all select source_file, role, commune_code, 'minority_persons', minority_persons from stg_workbooks where accepted
),
counted as (
  select h.source_file, count(*) as households, sum(coalesce(h.member_count, 0)) as persons,
    sum(case when h.head_ethnicity <> '1' then 1 else 0 end) as minority_households,
    sum(case when h.head_ethnicity <> '1' then coalesce(h.member_count, 0) else 0 end) as minority_persons
  from int_surveyed h
  where not h.gone
  group by h.source_file
  union all
  select source_file, count(*), sum(coalesce(member_count, 0)), sum(case when head_ethnicity <> '1' then 1 else 0 end),
    sum(case when head_ethnicity <> '1' then coalesce(member_count, 0) else 0 end)
  from stg_previous
  group by source_file
),
held_against as (
  select t.*, i.source_row,
    cast(case t.key when 'total_households' then c.households when 'total_persons' then c.persons
      when 'minority_households' then c.minority_households when 'minority_persons' then c.minority_persons end as bigint) as counted,
    max(case when t.key = 'total_households' then t.total end) over (partition by t.source_file) as households,
    max(case when t.key = 'total_persons' then t.total end) over (partition by t.source_file) as persons,
    max(case when t.key = 'minority_households' then t.total end) over (partition by t.source_file) as minority_households,
    max(case when t.key = 'minority_persons' then t.total end) over (partition by t.source_file) as minority_persons
  from typed t
  left join counted c on c.source_file = t.source_file
  left join raw_info i on i.source_file = t.source_file and i.key = t.key
),
judged as (
  select *,
    coalesce(total < counted, false) as below_rows,
    case key when 'minority_households' then coalesce(minority_households > households, false)
      when 'minority_persons' then coalesce(minority_persons > persons, false) else false end as above_whole,
    case key when 'total_households' then coalesce(households > persons, false)
      when 'minority_households' then coalesce(minority_households > minority_persons, false) else false end as above_persons,
    key = 'total_persons' and coalesce(households >= minority_households and persons >= minority_persons
      and households <= persons and minority_households <= minority_persons
      and households - minority_households > persons - minority_persons, false) as rest_above_persons,
    case key when 'total_households' then coalesce(minority_households > households or households > persons, false)
      when 'total_persons' then coalesce(minority_persons > persons or households > persons, false)
      when 'minority_households' then coalesce(minority_households > households or minority_households > minority_persons, false)
      else coalesce(minority_persons > persons or minority_households > minority_persons, false) end as contradicted
  from held_against
)
select source_file, role, commune_code, key, source_row, total, counted, below_rows, above_whole, above_persons, rest_above_persons,
  case key when 'minority_households' then households when 'minority_persons' then persons end as whole,
  case key when 'total_households' then persons when 'minority_households' then minority_persons end as persons_of,
  households - minority_households as rest_households, persons - minority_persons as rest_persons,
  case when not below_rows and not contradicted and not max(rest_above_persons) over (partition by source_file) then total end as usable_total
from judged
