-- view: yes
-- title: Dòng của từng biểu và các đơn vị được cộng vào dòng | Rows of the forms and the units that each sums
-- grain: one row per row of a form (relation, row_no) and unit that it covers; unit_code null where the row covers none
-- columns:
--   relation: Bảng rpt_ in ra biểu | The rpt_ relation that prints the form
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
--   line: Phân tổ của dòng, như trong lin_columns | What the row counts, as in lin_columns
--   unit_code: Mã đơn vị được cộng vào dòng | Code of a unit that the row covers
--   has_workbook: Số của đơn vị được cộng vào dòng: đơn vị có tệp dùng được | The unit is summed: it has a usable workbook
with printed as (
  select 'rpt_701_results' as relation, row_no, row_kind, tt, commune_code, '' as line from rpt_701_results
  union all
  select 'rpt_702_poor_flows', row_no, row_kind, tt, commune_code, line from rpt_702_poor_flows
  union all
  select 'rpt_703_near_poor_flows', row_no, row_kind, tt, commune_code, line from rpt_703_near_poor_flows
  union all
  select 'rpt_704_poor_deprivations', row_no, row_kind, tt, commune_code, '' from rpt_704_poor_deprivations
  union all
  select 'rpt_705_poor_deprivation_rates', row_no, row_kind, tt, commune_code, '' from rpt_705_poor_deprivation_rates
  union all
  select 'rpt_706_near_poor_deprivations', row_no, row_kind, tt, commune_code, '' from rpt_706_near_poor_deprivations
  union all
  select 'rpt_707_near_poor_deprivation_rates', row_no, row_kind, tt, commune_code, '' from rpt_707_near_poor_deprivation_rates
  union all
  select 'rpt_708_groups', row_no, row_kind, tt, commune_code, line from rpt_708_groups
  union all
  select 'rpt_709_ethnicities', row_no, row_kind, tt, commune_code, '' from rpt_709_ethnicities
  union all
  select 'rpt_710_causes', row_no, row_kind, tt, commune_code, line from rpt_710_causes
  union all
  select 'rpt_801_detail', row_no, row_kind, tt, commune_code, case row_kind when 'plan' then 'plan' else '' end from rpt_801_detail
  union all
  select 'rpt_831_decomposition', row_no, row_kind, case row_kind when 'total' then 'III' end, commune_code, '' from rpt_831_decomposition
  union all
  -- a target is one of the whole district, or of a commune
  select 'rpt_802_targets', row_no, 'total', 'III', cast(null as string), id from rpt_802_targets where id is not null
  union all
  select 'rpt_803_commune_targets', row_no, case when commune_code is null then 'total' else 'commune' end, case when commune_code is null then 'III' end, commune_code, id from rpt_803_commune_targets
), lowest as (
  -- the commune of a group whose share is the group's
  select min(c.commune_code) as commune_code
  from mart_measure_focus d
  join mart_measure_focus c on c.commune_code is not null and c.opening = d.opening and c.reduced = d.reduced
  where d.commune_code is null
), by_lowest as (
  select id from mart_targets where scope = 'district' and measure = 'focus_communes_reduced_percent'
)
select p.relation, p.row_no,
  case p.line when 'Hộ' then 'households' when 'Nhân khẩu' then 'persons' when 'Hộ nghèo' then 'poor' when 'Hộ cận nghèo' then 'near_poor' else p.line end as line,
  l.unit_code,
  -- the rates taken apart show the opening total of a unit that has sent nothing yet
  coalesce(l.has_workbook, false) or p.relation = 'rpt_831_decomposition' as has_workbook
from printed p
left join mart_lines l on l.row_kind = p.row_kind and (l.tt = p.tt or p.tt is null) and coalesce(l.commune_code, '') = coalesce(p.commune_code, '')
left join by_lowest b on b.id = p.line
left join lowest w on true
where b.id is null or p.commune_code is not null or w.commune_code is null or l.unit_code = w.commune_code
