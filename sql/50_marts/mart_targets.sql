-- title: Chỉ tiêu và kết quả | Targets and results
-- grain: one row per target, followed result and budget line of the plan for the district, per commune target, and per commune and district target that is a share computed from the survey; held against the value before rounding
-- Where answers are missing, the verdict stands only if it would be the same whatever they are.
-- columns:
--   id: Mã chỉ tiêu trong targets.yaml | Target id
--   place: Vị trí trong kế hoạch | Place in the plan
--   text_vi: Nội dung chỉ tiêu | What the plan asks
--   measure: Số đo | Measure
--   scope: district hoặc commune | district or commune
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   comparator: Phép so sánh; trống khi kế hoạch không ghi số | Comparator; null where the plan gives no number
--   target: Chỉ tiêu; trống khi kế hoạch không ghi số | Target value; null where the plan gives none
--   actual: Kết quả; trống khi chưa có số liệu | Actual; null when there are no data
--   met: Đạt chỉ tiêu; trống khi chưa có số liệu | Whether the target is met; null without data
--   gap: Kết quả trừ chỉ tiêu | Actual minus target
--   unit: Đơn vị | Unit
--   office: Cơ quan chủ trì | Office in charge
--   population: Phạm vi số liệu | Population measured
--   status: met đạt, not_met chưa đạt, no_data chưa có số liệu, followed kế hoạch không ghi số | met, not_met, no_data, or followed without a number in the plan
--   note_vi: Ghi chú: phạm vi số liệu hoặc vì sao chưa có | Note: what the figure covers, or why there is none
--   office_id: Mã cơ quan trong targets.yaml | Id of the office in targets.yaml
--   source: survey từ phiếu, progress từ báo cáo, both cả hai | survey, progress or both
--   numerator: Tử số của kết quả chưa làm tròn | Numerator of the actual before rounding
--   denominator: Mẫu số của kết quả chưa làm tròn | Denominator of the actual before rounding
--   quarter: Quý của số liệu báo cáo | Quarter of reported figures
--   reported: Số cơ quan báo cáo | Figure that the office reports
--   value_q1: Cơ quan báo cáo, lũy kế đến hết quý 1; chỉ tiêu chỉ tính từ phiếu thì trống, vì mỗi năm rà soát một lần | Reported through quarter 1; null for a target computed from the survey alone, which is made once a year
--   value_q2: Cơ quan báo cáo, lũy kế đến hết quý 2; chỉ tiêu chỉ tính từ phiếu thì trống, vì mỗi năm rà soát một lần | Reported through quarter 2; null for a target computed from the survey alone, which is made once a year
--   value_q3: Cơ quan báo cáo, lũy kế đến hết quý 3; chỉ tiêu chỉ tính từ phiếu thì trống, vì mỗi năm rà soát một lần | Reported through quarter 3; null for a target computed from the survey alone, which is made once a year
--   value_q4: Cơ quan báo cáo, lũy kế đến hết quý 4; chỉ tiêu chỉ tính từ phiếu thì trống, vì mỗi năm rà soát một lần | Reported through quarter 4; null for a target computed from the survey alone, which is made once a year
--   position: Thứ tự trong kế hoạch | Order in the plan
with every_target as (
  select id, place, text_vi, measure, 'district' as scope, cast(null as string) as commune_code, comparator, value as target, unit, office, population, office_id, source, position
  from plan_targets
  union all
  select t.id, t.place, t.text_vi, t.measure, 'commune', u.commune_code, t.comparator, t.value, t.unit, t.office, t.population, t.office_id, t.source, t.position
  from plan_targets t
  join (select distinct measure from mart_measure_coverage) c on c.measure = t.measure
  cross join stg_units u
  where t.value is not null
  union all
  select t.id, t.place, t.text_vi, t.measure, 'commune', f.commune_code, t.comparator, t.value, t.unit, t.office, t.population, t.office_id, t.source, t.position
  from plan_targets t
  join mart_measure_focus f on t.measure = 'focus_communes_reduced_percent' and f.commune_code is not null
  where t.value is not null
  union all
  select id, place, text_vi, measure, 'district', cast(null as string), comparator, total, unit, office, cast('Vốn trung ương và địa phương' as string), office_id, 'progress', 1000 + position
  from plan_budget
  union all
  select 'commune-poor-households', 'communes', 'Giảm hộ nghèo của xã', 'poor_households_reduced', 'commune', commune_code, '>=', cast(poor_reduction as decimal(18, 4)), 'hộ', cast(null as string), cast(null as string), cast(null as string), 'survey', 2001
  from plan_communes
  where poor_reduction is not null
  union all
  select 'commune-near-poor-households', 'communes', 'Giảm hộ cận nghèo của xã', 'near_poor_households_reduced', 'commune', commune_code, '>=', cast(near_poor_reduction as decimal(18, 4)), 'hộ', cast(null as string), cast(null as string), cast(null as string), 'survey', 2002
  from plan_communes
  where near_poor_reduction is not null
),
answers as (
  -- by equal keys alone, so that no commune is held against every other
  select t.id, m.*
  from (select distinct id, measure from every_target) t
  join mart_measures m on m.measure = t.measure and (m.line is null or m.line = t.id)
),
measured as (
  select t.*, m.value, m.numerator, m.denominator, m.pending_households, coalesce(m.open_answers, 0) as open_answers, m.lowest, m.highest, m.quarter, m.why_vi,
    r.value as reported, r.value_q1, r.value_q2, r.value_q3, r.value_q4,
    m.numerator + case when coalesce(m.open_answers, 0) > 0 then 100 * m.open_answers else 0 end as highest_numerator,
    m.denominator + coalesce(m.open_answers, 0) as whole
  from every_target t
  left join answers m on m.id = t.id and m.measure = t.measure and coalesce(m.commune_code, '') = coalesce(t.commune_code, '')
  left join mart_measure_reported r on r.line = t.id and t.scope = 'district'
),
judged as (
  -- low and high are the verdicts with every open answer against and for
  select *,
    (comparator = '>=' and numerator >= target * whole) or (comparator = '>' and numerator > target * whole)
      or (comparator = '<=' and numerator <= target * whole) or (comparator = '<' and numerator < target * whole)
      or (comparator = '=' and numerator = target * whole) as low_met,
    (comparator = '>=' and highest_numerator >= target * whole) or (comparator = '>' and highest_numerator > target * whole)
      or (comparator = '<=' and highest_numerator <= target * whole) or (comparator = '<' and highest_numerator < target * whole)
      or (comparator = '=' and highest_numerator = target * whole) as high_met
  from measured
),
held as (
  select t.*, cast(t.value as decimal(18, 4)) as actual, cast(t.value - t.target as decimal(18, 4)) as gap,
    case
      when t.value is null then 'no_data'
      when t.target is null then 'followed'
      when t.low_met <> t.high_met or t.comparator = '=' and t.open_answers > 0 then 'no_data'
      when t.low_met then 'met'
      else 'not_met'
    end as status,
    case
      when t.value is null and t.measure = 'focus_communes_reduced_percent' and not s.focus_configured then 'Chưa có số liệu: targets.yaml chưa ghi mức tỷ lệ cao (focus.rate_above) hoặc xã về đích nông thôn mới (focus.new_countryside)'
      when t.value is null and t.source <> 'progress' and w.missing > 0 and t.commune_code is null then 'Chưa có số liệu: còn ' || w.missing || ' xã chưa có bảng rà soát dùng được'
      when t.value is null and t.pending_households > 0 and t.lowest is not null then 'Chưa có số liệu: còn ' || t.pending_households
        || ' hộ bị giữ lại vì lỗi hoặc thiếu trong phiếu; sửa xong, kết quả nằm trong khoảng từ ' || figure_text(t.lowest) || ' đến ' || figure_text(t.highest)
      when t.value is null and t.pending_households > 0 then 'Chưa có số liệu: còn ' || t.pending_households || ' hộ bị giữ lại vì lỗi hoặc thiếu trong phiếu'
      when t.value is null and t.why_vi is not null then 'Chưa có số liệu: ' || t.why_vi
      when t.value is null then 'Chưa có số liệu: thiếu bảng hoặc tổng số của một xã, hoặc phép đo không tính được từ phiếu rà soát'
      else concat_ws('; ', case when t.low_met <> t.high_met then 'Chưa đủ câu trả lời để kết luận' end, t.population, t.why_vi,
        case when t.target is null then 'kế hoạch không ghi số' end,
        case when t.open_answers > 0 then 'không tính ' || t.open_answers || ' trường hợp thiếu câu trả lời; nếu đủ, kết quả từ ' || figure_text(t.lowest) || ' đến ' || figure_text(t.highest) end,
        case when t.source = 'both' and t.reported is not null then 'cơ quan báo cáo ' || amount_text(t.reported) end,
        case when t.value = t.target and t.numerator <> t.target * t.denominator then 'so bằng số chưa làm tròn' end)
    end as note_vi
  from judged t
  cross join plan_settings s
  cross join (select sum(case when has_workbook then 0 else 1 end) as missing from mart_communes) w
)
select id, place, text_vi, measure, scope, commune_code, comparator, target, case when status = 'no_data' then null else actual end as actual,
  case status when 'met' then true when 'not_met' then false end as met, case when status = 'no_data' then null else gap end as gap,
  unit, office, population, status, note_vi, office_id, source, numerator, denominator, quarter, reported, value_q1, value_q2, value_q3, value_q4, position
from held
order by scope desc, position, id, commune_code
