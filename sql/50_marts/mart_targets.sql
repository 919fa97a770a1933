-- title: Chỉ tiêu và kết quả | Targets and results
-- grain: one row per target of the plan for the district, and per commune target; held against the value before rounding
-- columns:
--   id: Mã chỉ tiêu trong targets.yaml | Target id
--   place: Vị trí trong kế hoạch | Place in the plan
--   text_vi: Nội dung chỉ tiêu | What the plan asks
--   measure: Số đo | Measure
--   scope: district hoặc commune | district or commune
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   comparator: Phép so sánh | Comparator
--   target: Chỉ tiêu | Target value
--   actual: Kết quả; trống khi chưa có số liệu | Actual; null when there are no data
--   met: Đạt chỉ tiêu; trống khi chưa có số liệu | Whether the target is met; null without data
--   gap: Kết quả trừ chỉ tiêu | Actual minus target
--   unit: Đơn vị | Unit
--   office: Cơ quan chủ trì | Office in charge
--   population: Phạm vi số liệu | Population measured
--   note_vi: Ghi chú: phạm vi số liệu hoặc vì sao chưa có | Note: what the figure covers, or why there is none
--   status: met đạt, not_met chưa đạt, no_data chưa có số liệu | met, not_met, no_data
with every_target as (
  select id, place, text_vi, measure, 'district' as scope, cast(null as string) as commune_code, comparator, value as target, unit, office, population
  from plan_targets
  union all
  select 'commune-poor-households', 'communes', 'Giảm hộ nghèo của xã', 'poor_households_reduced', 'commune', commune_code, '>=', cast(poor_reduction as decimal(18, 4)), 'hộ', cast(null as string), cast(null as string)
  from plan_communes
  where poor_reduction is not null
  union all
  select 'commune-near-poor-households', 'communes', 'Giảm hộ cận nghèo của xã', 'near_poor_households_reduced', 'commune', commune_code, '>=', cast(near_poor_reduction as decimal(18, 4)), 'hộ', cast(null as string), cast(null as string)
  from plan_communes
  where near_poor_reduction is not null
),
held as (
  select t.id, t.place, t.text_vi, t.measure, t.scope, t.commune_code, t.comparator, t.target,
    cast(m.value as decimal(18, 4)) as actual, cast(m.value - t.target as decimal(18, 4)) as gap, t.unit, t.office, t.population,
    case
      when m.value is null then 'no_data'
      when (t.comparator = '>=' and m.numerator >= t.target * m.denominator) or (t.comparator = '>' and m.numerator > t.target * m.denominator)
        or (t.comparator = '<=' and m.numerator <= t.target * m.denominator) or (t.comparator = '<' and m.numerator < t.target * m.denominator)
        or (t.comparator = '=' and m.numerator = t.target * m.denominator) then 'met'
      else 'not_met'
    end as status,
    case
      when m.value is null and w.missing > 0 and t.commune_code is null then 'Chưa có số liệu: còn ' || w.missing || ' xã chưa có bảng rà soát dùng được'
      when m.value is null and m.pending_households > 0 and m.lowest is not null then 'Chưa có số liệu: còn ' || m.pending_households
        || ' hộ bị giữ lại vì lỗi hoặc thiếu trong phiếu; sửa xong, kết quả nằm trong khoảng từ '
        || replace(regexp_replace(cast(m.lowest as string), '[.]00$', ''), '.', ',') || ' đến ' || replace(regexp_replace(cast(m.highest as string), '[.]00$', ''), '.', ',')
      when m.value is null then 'Chưa có số liệu: thiếu bảng hoặc tổng số của một xã, hoặc phép đo không tính được từ phiếu rà soát'
      when m.value = t.target and m.numerator <> t.target * m.denominator then concat_ws('; ', t.population, 'so bằng số chưa làm tròn')
      else t.population
    end as note_vi
  from every_target t
  cross join (select sum(case when has_workbook then 0 else 1 end) as missing from mart_communes) w
  left join mart_measures m on m.measure = t.measure and coalesce(m.commune_code, '') = coalesce(t.commune_code, '')
)
select id, place, text_vi, measure, scope, commune_code, comparator, target, actual, case status when 'met' then true when 'not_met' then false end as met, gap,
  unit, office, population, status, note_vi
from held
order by scope desc, id, commune_code
