-- view: yes
-- title: Số không đếm từ hộ: tổng số trên sheet Thông tin, kế hoạch, quy định, và nơi ghi | Figures that are no count of households: totals of sheet Thông tin, the plan, the rule set, and where they stand
-- grain: one row per measure, unit and place; commune_code null where it is of the whole campaign
-- columns:
--   commune_code: Mã đơn vị; trống khi của cả đợt | Unit code; null where it is of the whole campaign
--   measure: Số đo, như trong lin_columns | Measure, as in lin_columns
--   value: Giá trị | Value
--   source_file: Tệp | File
--   source_sheet: Sheet | Sheet
--   cell: Ô | Cell
--   article: Điều khoản, hoặc mục của kế hoạch | Article, or place in the plan
with totals as (
  select t.role, t.commune_code, t.key, t.usable_total, t.source_file, i.source_sheet, c."column" || t.source_row as cell, w.total_households_typed, w.minority_households_typed,
    p.unit_code is null as complete
  from int_totals t
  join stg_workbooks w on w.source_file = t.source_file
  left join raw_info i on i.source_file = t.source_file and i.key = t.key
  left join raw_columns c on c.source_file = i.source_file and c.source_sheet = i.source_sheet and c.key = t.key
  left join (select distinct commune_code, min(unit_code) as unit_code from int_predecessors where not has_workbook group by commune_code) p on p.commune_code = w.commune_code
  where w.accepted
), own_totals as (
  -- last year's lists give the opening total where all of them do; else this year's total stands for it
  select commune_code, count(*) = count(total_households_typed) as households, count(*) = count(minority_households_typed) as minority
  from totals
  where role = 'previous' and complete and key = 'total_households'
  group by commune_code
), named as (
  select t.commune_code, t.key, t.usable_total, t.source_file, t.source_sheet, t.cell,
    case t.key when 'total_households' then 'households_total' when 'total_persons' then 'persons_total' when 'minority_households' then 'minority_households_total' else 'minority_persons_total' end as measure
  from totals t
  where t.role = 'survey'
  union all
  select t.commune_code, t.key, t.usable_total, t.source_file, t.source_sheet, t.cell,
    case t.key when 'total_households' then 'opening_households_total' else 'opening_minority_households_total' end
  from totals t
  left join own_totals o on o.commune_code = t.commune_code
  where t.key in ('total_households', 'minority_households')
    and t.role = case when coalesce(case t.key when 'total_households' then o.households else o.minority end, false) then 'previous' else 'survey' end
    and (t.role = 'survey' or t.complete)
)
select commune_code, measure, cast(usable_total as decimal(18, 4)) as value, source_file, source_sheet, cell, cast(null as string) as article
from named
where usable_total is not null
union all
select commune_code, 'planned_poor_reduction', cast(poor_reduction as decimal(18, 4)), 'targets.yaml', cast(null as string), cast(null as string), 'communes ' || commune_code
from plan_communes
where poor_reduction is not null
union all
select commune_code, 'planned_near_poor_reduction', cast(near_poor_reduction as decimal(18, 4)), 'targets.yaml', cast(null as string), cast(null as string), 'communes ' || commune_code
from plan_communes
where near_poor_reduction is not null
union all
select commune_code, 'target_' || id, target, 'targets.yaml', cast(null as string), cast(null as string), place || ', ' || id
from mart_targets
where target is not null and (scope = 'district' or source = 'survey' and id like 'commune-%')
union all
select cast(null as string), 'reported_' || p.line || '_q' || p.quarter, p.value, p.source_file, p.source_sheet, p.source_row || ':' || p.source_row, cast(null as string)
from mart_progress p
where p.value is not null
union all
select cast(null as string), 'reported_' || r.line, r.value, p.source_file, p.source_sheet, p.source_row || ':' || p.source_row, cast(null as string)
from mart_measure_reported r
join mart_progress p on p.line = r.line and p.kind = r.kind and p.quarter = r.quarter
where r.value is not null
union all
select cast(null as string), k.class || '_min_deprived', cast(k.min_deprived as decimal(18, 4)), 'rules/' || k.rule_set || '/set.yaml', cast(null as string), cast(null as string), k.article
from rule_classes k
join ref_campaign c on c.rule_set = k.rule_set
where k.min_deprived is not null
