-- code: TD-009
-- severity: error
-- message: Số lũy kế ở cột "{label}" là {value}, thấp hơn quý trước ({detail}); dòng này chưa được dùng.
-- message_en: The cumulative figure in column "{label}" is {value}, below that of an earlier quarter ({detail}); the line is left out.
-- remedy: Ghi số lũy kế từ đầu năm, không phải số riêng của quý; nếu quý trước ghi sai thì sửa báo cáo quý trước.
-- remedy_en: Give the figure since the start of the year, not of the quarter alone; if the earlier report is wrong, correct that one.
-- protects: Báo cáo tiến độ theo quý, biểu theo dõi chỉ tiêu
-- protects_en: Progress report by quarter, table of targets
-- grain: one row per cumulative figure below one of an earlier quarter; what the survey measures too (source both) is a state and may fall
with figures as (
  select s.source_file, s.source_sheet, s.source_row, s.office_id, s.quarter, s.line, 'done' as column_key, cast(s.done as decimal(18, 6)) as figure
  from stg_outputs s
  join plan_targets t on t.id = s.line and t.source = 'progress'
  where s.own
  union all
  select source_file, source_sheet, source_row, office_id, quarter, line, column_key, amount from stg_amounts where stage = 'disbursed'
),
compared as (
  select *, max(figure) over (partition by office_id, line, column_key order by quarter rows between unbounded preceding and 1 preceding) as earlier
  from figures
  where figure is not null
)
select source_file, source_sheet, source_row, column_key, amount_text(figure) as value,
  amount_text(earlier) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from compared
where figure < earlier
