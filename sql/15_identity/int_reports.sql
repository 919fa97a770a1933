-- title: Báo cáo của từng cơ quan theo quý | Reports by office and quarter
-- grain: one row per office with lines of its own and quarter
-- The moment looked from is the later of the review date and the last report, so that the same folder gives the same answer on every day.
-- columns:
--   due_on: Hạn nộp; trống khi chưa ấn định | Day on which it is due; null when not set
--   as_of: Thời điểm xét | The day looked from
--   state: received đã nhận, late nhận muộn, missing quá hạn chưa có, pending chưa đến hạn | received, late, missing, or pending
with moment as (
  select case when max(r.reported_on) > c.review_date then max(r.reported_on) else c.review_date end as as_of
  from ref_campaign c
  left join stg_reports r on r.accepted and year(r.reported_on) between c.year and c.year + 1
  group by c.review_date
),
owners as (
  select office_id from plan_targets where source in ('progress', 'both')
  union
  select office_id from plan_budget
),
given as (
  select o.office_id, o.office, o.place, o.position, q.quarter, q.due_on, m.as_of, r.source_file, r.reported_on,
    max(case when r.source_file is not null then q.quarter end) over (partition by o.office_id) as last_given
  from plan_offices o
  join owners w on w.office_id = o.office_id
  cross join plan_quarters q
  cross join moment m
  left join stg_reports r on r.accepted and r.office_id = o.office_id and r.quarter = q.quarter
)
select office_id, office, place, position, quarter, due_on, as_of, source_file, reported_on,
  case
    when source_file is not null and reported_on > due_on then 'late'
    when source_file is not null then 'received'
    when due_on < as_of or quarter < last_given then 'missing'
    else 'pending'
  end as state
from given
