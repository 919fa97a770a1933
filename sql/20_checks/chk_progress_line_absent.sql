-- code: TD-013
-- severity: warning
-- message: Báo cáo không có số của dòng "{value}".
-- message_en: The report gives no figure for the line "{value}".
-- remedy: Điền số lũy kế của dòng; chưa có kết quả thì ghi 0; dòng tính bằng % ghi cả số thuộc diện.
-- remedy_en: Fill in the figure since the start of the year, 0 when there is none yet; a share needs those concerned too.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per line of the office that its report leaves blank or does not have
with own_lines as (
  select office_id, id as line, text_vi, false as is_money, unit = '%' as shared from plan_targets where source in ('progress', 'both')
  union all
  select office_id, id, text_vi, true, false from plan_budget
),
given as (
  select source_file, source_sheet, source_row, line, done_typed is not null as filled, eligible_typed is not null as whole_given from stg_outputs where own
  union all
  select m.source_file, m.source_sheet, m.source_row, m.line,
    count(case when a.part in ('central', 'local') and a.stage in ('allocated', 'disbursed') then 1 end) = 4, true
  from stg_money m
  left join stg_amounts a on a.source_file = m.source_file and a.source_sheet = m.source_sheet and a.source_row = m.source_row
  where m.own
  group by m.source_file, m.source_sheet, m.source_row, m.line
)
select r.source_file, g.source_sheet, g.source_row,
  case when l.is_money then 'disbursed_central' when g.filled then 'eligible' else 'done' end as column_key, l.text_vi as value,
  cast(null as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_reports r
join own_lines l on l.office_id = r.office_id
left join given g on g.source_file = r.source_file and g.line = l.line
where r.accepted and (g.source_file is null or not g.filled or l.shared and not g.whole_given)
