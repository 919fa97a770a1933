-- view: yes
-- title: Cột số của từng biểu được tính từ những gì | What each column of figures is made of
-- grain: one row per form (relation), line, column and part of it; several rows of one part are added up with their signs
-- columns:
--   relation: Bảng rpt_ in ra biểu | The rpt_ relation that prints the form
--   line: Phân tổ của dòng: households, persons, poor, near_poor, plan, mã chỉ tiêu; trống khi biểu chỉ có một | What a row counts: households, persons, poor, near_poor, plan, id of a target; empty where the form has one kind of row
--   column_key: Cột của bảng rpt_ | Column of the relation
--   formula: sum: cộng; difference: opening − closing; percent: 100 × numerator / denominator; ratio: numerator / denominator; points: 100 × (opening / opening_base − closing / closing_base), và hai phần của nó from_list, from_total (mart_decomposition); share_off: 100 × (opening − closing) / opening; phần target có dấu, cộng vào cuối | How the parts make the figure; the part target has its sign and is added at the end
--   part: Phần: sum, numerator, denominator, opening, opening_base, closing, closing_base, target | Part of the figure
--   sign: 1 cộng, -1 trừ | 1 added, -1 taken off
--   measure: Số đo: của hộ (lin_households) hoặc của đơn vị, kế hoạch, quy định (lin_sources) | Measure of households (lin_households), or of a unit, the plan, the rule set (lin_sources)
--   counted: households hộ, persons nhân khẩu, mentions lượt hộ, answers người hoặc hộ có câu trả lời, total số có sẵn | Households, persons, mentions, persons or households with an answer, or a total that is given
with classes (class, other, flows, counts, rates, prefix) as (
  values ('poor', 'near_poor', 'rpt_702_poor_flows', 'rpt_704_poor_deprivations', 'rpt_705_poor_deprivation_rates', 1),
    ('near_poor', 'poor', 'rpt_703_near_poor_flows', 'rpt_706_near_poor_deprivations', 'rpt_707_near_poor_deprivation_rates', 6)
), counted_lines (line) as (
  values ('households'), ('persons')
), indicators as (
  select cast(n as varchar) as number, lpad(cast(n as varchar), 2, '0') as indicator from range(1, 13) numbers (n)
), results (column_key, rate_key, measure, counted, base) as (
  values ('c3', 'c4', 'poor_closing', 'households', 'households_total'), ('c5', 'c6', 'near_poor_closing', 'households', 'households_total'),
    ('c7', 'c8', 'average_living_closing', 'households', 'households_total'), ('c9', 'c10', 'poor_closing', 'persons', 'persons_total'),
    ('c11', 'c12', 'near_poor_closing', 'persons', 'persons_total'), ('c13', 'c14', 'average_living_closing', 'persons', 'persons_total')
), flow_columns as (
  -- the other changes are of whole households that come or go, and of persons in households that are on a list before and after
  select class, column_key, balance, replace(replace(measure, '{class}', class), '{other}', other) as measure
  from classes
  cross join (values ('c1', 1, '{class}_opening'), ('c4', -1, 'other_out_{class}'), ('c4', -1, 'fewer_persons_{class}'), ('c5', 1, '{other}_to_{class}'), ('c6', 1, 'relapse_{class}'),
    ('c7', 1, 'new_{class}'), ('c8', 1, 'other_in_{class}'), ('c8', 1, 'more_persons_{class}'), ('c9', -1, '{class}_closing')) columns (column_key, balance, measure)
  union all
  values ('poor', 'c2', -1, 'poor_to_near_poor'), ('poor', 'c3', -1, 'poor_to_not_poor'), ('near_poor', 'c2', -1, 'near_poor_to_not_poor'), ('near_poor', 'c3', -1, 'near_poor_to_poor')
), group_columns (offset_no, suffix) as (
  values (0, 'closing'), (1, 'closing_minority'), (2, 'no_labour_capacity'), (3, 'merit_member'), (4, 'none_of_these')
), ethnicity_columns (column_key, sign, suffix) as (
  values ('total', 1, 'closing'), ('minority', 1, 'closing_minority'), ('kinh', 1, 'ethnicity_kinh'), ('other', 1, 'ethnicity_other')
  union all
  select 'ethnicity_' || position, 1, 'ethnicity_' || position from ref_ethnicities_shown
), causes as (
  select distinct code from ref_codes where list = 'cause'
), detail_counts (column_key, measure, counted) as (
  values ('c1', 'opening_households_total', 'total'), ('c2', 'households_total', 'total'), ('c3', 'minority_households_total', 'total'),
    ('c4', 'poor_approved', 'households'), ('c6', 'near_poor_approved', 'households'), ('c8', 'planned_poor_reduction', 'total'), ('c10', 'planned_near_poor_reduction', 'total'),
    ('c16', 'poor_closing', 'households'), ('c18', 'near_poor_closing', 'households'), ('c20', 'poor_approved_minority', 'households'), ('c21', 'poor_closing_minority', 'households')
), detail_rates (column_key, numerator, denominator) as (
  values ('c5', 'c4', 'c1'), ('c7', 'c6', 'c1'), ('c9', 'c8', 'c1'), ('c11', 'c10', 'c1'), ('c17', 'c16', 'c2'), ('c19', 'c18', 'c2')
), reductions (reduction, formula, opening, closing) as (
  values ('poor_households_reduced', 'difference', 'poor_approved', 'poor_closing'),
    ('near_poor_households_reduced', 'difference', 'near_poor_approved', 'near_poor_closing'),
    ('poor_rate_points_reduced', 'points', 'poor_approved', 'poor_closing'),
    ('near_poor_rate_points_reduced', 'points', 'near_poor_approved', 'near_poor_closing'),
    ('poor_and_near_poor_rate_points_reduced', 'points', 'poor_approved', 'poor_closing'),
    ('poor_and_near_poor_rate_points_reduced', 'points', 'near_poor_approved', 'near_poor_closing'),
    ('minority_poor_rate_points_reduced', 'points', 'poor_approved_minority', 'poor_closing_minority')
), reduction_parts as (
  select reduction, formula, 'opening' as part, opening as measure, 'households' as counted from reductions
  union all
  select reduction, formula, 'closing', closing, 'households' from reductions
  union all
  select distinct reduction, 'points', part || '_base',
    case when reduction = 'minority_poor_rate_points_reduced' then case part when 'opening' then 'opening_minority_households_total' else 'minority_households_total' end
      when part = 'opening' then 'opening_households_total' else 'households_total' end, 'total'
  from reductions
  cross join (values ('opening'), ('closing')) parts (part)
  where formula = 'points'
), measured as (
  -- what each target of the district and of the communes is measured by
  select sheets.relation, t.id, p.formula, p.part, p.measure, p.counted
  from (select distinct id, measure from mart_targets) t
  join (
    select reduction, formula, part, measure, counted from reduction_parts
    union all
    select distinct measure, 'percent', 'numerator', measure || '_yes', 'answers' from mart_measure_coverage
    union all
    select distinct measure, 'percent', 'denominator', measure || '_answered', 'answers' from mart_measure_coverage
    union all
    select 'focus_communes_reduced_percent', 'share_off', parts.part, parts.measure, 'households'
    from (values ('opening', 'poor_approved'), ('opening', 'near_poor_approved'), ('closing', 'poor_closing'), ('closing', 'near_poor_closing')) parts (part, measure)
  ) p on p.reduction = t.measure
  cross join (values ('rpt_802_targets'), ('rpt_803_commune_targets')) sheets (relation)
  union all
  select 'rpt_802_targets', line, 'sum', 'sum', 'reported_' || line, 'total' from mart_measure_reported join (select distinct id, source from mart_targets where source = 'progress') on id = line
), decomposition (column_key, reduction, formula) as (
  values ('c3', 'poor_rate_points_reduced', 'points'), ('c4', 'poor_rate_points_reduced', 'from_list'), ('c5', 'poor_rate_points_reduced', 'from_total'),
    ('c6', 'near_poor_rate_points_reduced', 'points'), ('c7', 'near_poor_rate_points_reduced', 'from_list'), ('c8', 'near_poor_rate_points_reduced', 'from_total'),
    ('c9', 'poor_and_near_poor_rate_points_reduced', 'points'), ('c10', 'poor_and_near_poor_rate_points_reduced', 'from_list'), ('c11', 'poor_and_near_poor_rate_points_reduced', 'from_total')
), detail_reductions (column_key, reduction) as (
  values ('c12', 'poor_households_reduced'), ('c13', 'poor_rate_points_reduced'), ('c14', 'near_poor_households_reduced'), ('c15', 'near_poor_rate_points_reduced'), ('c22', 'minority_poor_rate_points_reduced')
), plan_columns (column_key, reduction) as (
  values ('c8', 'poor_households_reduced'), ('c9', 'poor_rate_points_reduced'), ('c10', 'near_poor_households_reduced'), ('c11', 'near_poor_rate_points_reduced'), ('c22', 'minority_poor_rate_points_reduced')
), plan_targets_printed as (
  select measure, id from mart_targets where scope = 'district' qualify row_number() over (partition by measure order by target desc, id) = 1
)
select 'rpt_701_results' as relation, '' as line, 'c1' as column_key, 'sum' as formula, 'sum' as part, 1 as sign, 'households_total' as measure, 'total' as counted
union all
select 'rpt_701_results', '', 'c2', 'sum', 'sum', 1, 'persons_total', 'total'
union all
select 'rpt_701_results', '', column_key, 'sum', 'sum', 1, measure, counted from results
union all
select 'rpt_701_results', '', rate_key, 'percent', 'numerator', 1, measure, counted from results
union all
select 'rpt_701_results', '', rate_key, 'percent', 'denominator', 1, base, 'total' from results
union all
select flows, line, column_key, 'sum', 'sum', 1, measure, line from classes join flow_columns using (class) cross join counted_lines
union all
select flows, line, 'check_balance', 'sum', 'sum', balance, measure, line from classes join flow_columns using (class) cross join counted_lines
union all
select counts, '', 'households', 'sum', 'sum', 1, class || '_closing', 'households' from classes
union all
select counts, '', 'c' || number, 'sum', 'sum', 1, class || '_deprived_' || indicator, 'households' from classes cross join indicators
union all
select counts, '', 'deprivations', 'sum', 'sum', 1, class || '_deprived_' || indicator, 'mentions' from classes cross join indicators
union all
select counts, '', 'check_average', 'ratio', 'numerator', 1, class || '_deprived_' || indicator, 'mentions' from classes cross join indicators
union all
select counts, '', 'check_average', 'ratio', 'denominator', 1, class || '_closing', 'households' from classes
union all
select counts, '', 'check_minimum', 'sum', 'sum', 1, 'poor_min_deprived', 'total' from classes
union all
select rates, '', 'households', 'sum', 'sum', 1, class || '_closing', 'households' from classes
union all
select rates, '', 'c' || number, 'percent', 'numerator', 1, class || '_deprived_' || indicator, 'households' from classes cross join indicators
union all
select rates, '', 'c' || number, 'percent', 'denominator', 1, class || '_closing', 'households' from classes cross join indicators
union all
select 'rpt_708_groups', line, 'c' || (prefix + offset_no), 'sum', 'sum', 1, class || '_' || suffix, line from classes cross join group_columns cross join counted_lines
union all
select 'rpt_708_groups', line, 'check_' || class || '_overlap', 'sum', 'sum', 1, class || '_overlap', line from classes cross join counted_lines
union all
select 'rpt_709_ethnicities', '', class || '_' || column_key, 'sum', 'sum', sign, class || '_' || suffix, 'households' from classes cross join ethnicity_columns
union all
select 'rpt_709_ethnicities', '', 'check_' || class, 'sum', 'sum', case column_key when 'total' then 1 else -1 end, class || '_' || suffix, 'households'
from classes cross join ethnicity_columns
where column_key in ('total', 'kinh', 'minority')
union all
select 'rpt_710_causes', class, 'c' || code, 'sum', 'sum', 1, class || '_cause_' || code, 'households' from classes cross join causes
union all
select 'rpt_710_causes', class, 'check_households', 'sum', 'sum', 1, class || '_closing', 'households' from classes
union all
select 'rpt_801_detail', '', column_key, 'sum', 'sum', 1, measure, counted from detail_counts
union all
select 'rpt_801_detail', '', r.column_key, 'percent', 'numerator', 1, c.measure, c.counted from detail_rates r join detail_counts c on c.column_key = r.numerator
union all
select 'rpt_801_detail', '', r.column_key, 'percent', 'denominator', 1, c.measure, c.counted from detail_rates r join detail_counts c on c.column_key = r.denominator
union all
select 'rpt_801_detail', '', column_key, formula, part, 1, measure, counted from detail_reductions join reduction_parts using (reduction)
union all
select 'rpt_801_detail', 'plan', column_key, 'sum', 'sum', 1, 'target_' || id, 'total' from plan_columns join plan_targets_printed on measure = reduction
union all
select 'rpt_831_decomposition', '', column_key, 'sum', 'sum', 1, measure, 'total' from detail_counts where column_key in ('c1', 'c2')
union all
select 'rpt_831_decomposition', '', d.column_key, d.formula, p.part, 1, p.measure, p.counted from decomposition d join reduction_parts p on p.reduction = d.reduction
union all
select distinct relation, id, 'target', 'sum', 'sum', 1, 'target_' || id, 'total' from mart_targets cross join (values ('rpt_802_targets'), ('rpt_803_commune_targets')) sheets (relation)
union all
select relation, id, 'actual', formula, part, 1, measure, counted from measured
union all
select relation, id, 'gap', formula, part, 1, measure, counted from measured
union all
select distinct relation, id, 'gap', formula, case formula when 'sum' then 'sum' else 'target' end, -1, 'target_' || id, 'total' from measured
union all
select 'rpt_802_targets', line, 'value_q' || quarter, 'sum', 'sum', 1, 'reported_' || line || '_q' || quarter, 'total' from mart_progress
