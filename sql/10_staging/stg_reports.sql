-- title: Báo cáo tiến độ đã đọc và báo cáo có được dùng hay không | Progress reports read, and whether each is used
-- grain: one row per progress workbook; accepted = an office of the plan, the year of the campaign, a quarter, and the only workbook of its office and quarter
-- columns:
--   office_id: Mã cơ quan như đã ghi | Id of the office as typed
--   known_office: Cơ quan có trong targets.yaml | The office is in targets.yaml
--   right_year: Năm của báo cáo đúng với đợt rà soát | The report is of the campaign's year
--   quarter: Quý, 1 đến 4; trống khi không đọc được | Quarter 1 to 4; null when it cannot be read
--   reported_on: Ngày lập báo cáo | Day of the report
with answers as (
  select source_file,
    max(case when key = 'office_id' then trim(value) end) as office_id,
    max(case when key = 'report_year' then as_year(regexp_replace(fold_word(value), '^năm ', '')) end) as report_year,
    max(case when key = 'quarter' then regexp_replace(fold_word(value), '^quý ', '') end) as quarter_typed,
    max(case when key = 'reported_on' then as_date(value) end) as reported_on
  from raw_info
  group by source_file
),
placed as (
  select w.source_file, a.office_id, o.office_id is not null as known_office, coalesce(a.report_year = c.year, false) as right_year,
    q.quarter, a.reported_on
  from raw_workbooks w
  cross join ref_campaign c
  left join answers a on a.source_file = w.source_file
  left join plan_offices o on o.office_id = a.office_id
  left join plan_quarters q on q.quarter = as_integer(case a.quarter_typed when 'i' then '1' when 'ii' then '2' when 'iii' then '3' when 'iv' then '4' else a.quarter_typed end)
  where w.role = 'progress'
),
counted as (
  select office_id, quarter, count(*) as workbooks
  from placed
  where known_office and right_year and quarter is not null
  group by office_id, quarter
)
select p.*, coalesce(p.known_office and p.right_year and n.workbooks = 1, false) as accepted
from placed p
left join counted n on n.office_id = p.office_id and n.quarter = p.quarter
