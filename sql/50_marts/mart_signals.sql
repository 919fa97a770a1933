-- title: Dấu hiệu bất thường để người xem lại, không phải kết luận | Signals for a person to look at, never a verdict
-- grain: one row per signal, commune, surveyor and indicator; never read by the classification
-- A count is held against what its neighbours let expect: seen n, expected e, statistic (n − e)² / e, the square of a Poisson z; from ref_bounds signal_statistic on it is listed.
-- columns:
--   signal: heap_b1 dồn điểm ngay trên mức, heap_indicators dồn ở sát dưới số chỉ số của hộ nghèo, silent_indicator rà soát viên không ghi chỉ số nào, exact_target đúng bằng chỉ tiêu, copied_answers chép lại năm trước | The signal
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã, thị trấn | Commune name
--   surveyor: Rà soát viên; trống là cả xã | Surveyor; null is the whole commune
--   indicator: Chỉ số của phiếu, khi dấu hiệu nói về một chỉ số | Indicator of the survey, where the signal is about one
--   seen: Số hộ thấy | Households seen
--   expected: Số hộ có thể chờ đợi từ các nhóm bên cạnh | Households that the neighbours let expect
--   of_households: Trên số hộ được xét | Of so many households
--   statistic: (seen − expected)² / expected; trống khi không phải phép so sánh này | The statistic; null where the signal is no such comparison
--   sentence: Câu giải thích | The sentence in Vietnamese
--   sentence_en: Câu giải thích tiếng Anh | The sentence in English
with teams as (
  select commune_code, surveyor, count(*) as households,
    count(case when score_above > 0 and score_above <= score_window then 1 end) as b1_seen, count(case when score_above > -score_window and score_above <= 0 or score_above > score_window and score_above <= 2 * score_window then 1 end) as b1_beside,
    count(case when within_entry then 1 end) as within_entry, count(case when within_entry and indicators_beyond = -1 then 1 end) as indicators_seen, count(case when within_entry and indicators_beyond in (-2, 0) then 1 end) as indicators_beside,
    count(case when deprived_01 then 1 end) as lacking_01, count(case when deprived_02 then 1 end) as lacking_02, count(case when deprived_03 then 1 end) as lacking_03,
    count(case when deprived_04 then 1 end) as lacking_04, count(case when deprived_05 then 1 end) as lacking_05, count(case when deprived_06 then 1 end) as lacking_06,
    count(case when deprived_07 then 1 end) as lacking_07, count(case when deprived_08 then 1 end) as lacking_08, count(case when deprived_09 then 1 end) as lacking_09,
    count(case when deprived_10 then 1 end) as lacking_10, count(case when deprived_11 then 1 end) as lacking_11, count(case when deprived_12 then 1 end) as lacking_12
  from int_signal_bases
  group by commune_code, surveyor
),
copies as (
  -- of the households of which there is a year before
  select commune_code, surveyor, count(*) as answered, count(case when answers_copied then 1 end) as copied
  from int_signal_bases
  where answers_copied is not null
  group by commune_code, surveyor
),
counts as (
  select 'heap_b1' as signal, commune_code, surveyor, b1_seen as seen, b1_beside as beside, households as of_households from teams
  union all
  select 'heap_indicators', commune_code, surveyor, indicators_seen, indicators_beside, within_entry from teams where within_entry > 0
  union all
  select 'copied_answers', commune_code, surveyor, copied, cast(null as bigint), answered from copies
),
heaps as (
  select signal, commune_code, cast(null as string) as team, cast(sum(seen) as bigint) as seen, cast(sum(beside) as bigint) as beside, cast(sum(of_households) as bigint) as of_households
  from counts
  group by signal, commune_code
  union all
  select signal, commune_code, surveyor, seen, beside, of_households from counts where surveyor is not null
),
indicators (indicator) as (
  values ('01'), ('02'), ('03'), ('04'), ('05'), ('06'), ('07'), ('08'), ('09'), ('10'), ('11'), ('12')
),
by_surveyor as (
  select t.commune_code, t.surveyor, i.indicator, t.households,
    case i.indicator when '01' then t.lacking_01 when '02' then t.lacking_02 when '03' then t.lacking_03 when '04' then t.lacking_04 when '05' then t.lacking_05 when '06' then t.lacking_06 when '07' then t.lacking_07 when '08' then t.lacking_08 when '09' then t.lacking_09 when '10' then t.lacking_10 when '11' then t.lacking_11 when '12' then t.lacking_12 end as lacking
  from teams t
  cross join indicators i
),
everyone as (
  select indicator, sum(households) as households, sum(lacking) as lacking
  from by_surveyor
  group by indicator
),
counted as (
  select signal, commune_code, team, cast(null as string) as indicator, seen, cast(beside as decimal(18, 2)) / 2 as expected, of_households
  from heaps
  where signal <> 'copied_answers'
  union all
  select 'silent_indicator', s.commune_code, s.surveyor, s.indicator, s.lacking,
    cast(s.households as decimal(18, 2)) * (e.lacking - s.lacking) / nullif(e.households - s.households, 0), s.households
  from by_surveyor s
  join everyone e on e.indicator = s.indicator
  where s.surveyor is not null and s.lacking = 0
),
compared as (
  select c.*, cast((c.seen - c.expected) * (c.seen - c.expected) / case when c.expected < 0.5 then 0.5 else c.expected end as decimal(18, 2)) as statistic
  from counted c
),
listed as (
  select p.signal, p.commune_code, p.team, p.indicator, p.seen, cast(p.expected as decimal(18, 2)) as expected, p.of_households, p.statistic
  from compared p
  join ref_bounds b on b.name = 'signal_statistic'
  join ref_bounds n on n.name = 'signal_least_cases'
  where p.statistic >= b.value and (p.seen > p.expected) = (p.signal <> 'silent_indicator') and p.seen + p.expected >= n.value
  union all
  select h.signal, h.commune_code, h.team, cast(null as string), h.seen, cast(null as decimal(18, 2)), h.of_households, cast(null as decimal(18, 2))
  from heaps h
  join ref_bounds b on b.name = 'signal_copied_percent'
  join ref_bounds n on n.name = 'signal_least_households'
  where h.signal = 'copied_answers' and h.of_households >= n.value and h.seen * 100 >= b.value * h.of_households
  union all
  select 'exact_target', commune_code, cast(null as string), cast(null as string), poor_opening - poor_closing, cast(planned_poor_reduction as decimal(18, 2)), poor_opening, cast(null as decimal(18, 2))
  from mart_communes
  where planned_poor_reduction > 0 and poor_opening - poor_closing = planned_poor_reduction
  union all
  select 'exact_target', commune_code, cast(null as string), cast(null as string), near_poor_opening - near_poor_closing, cast(planned_near_poor_reduction as decimal(18, 2)), near_poor_opening, cast(null as decimal(18, 2))
  from mart_communes
  where planned_near_poor_reduction > 0 and near_poor_opening - near_poor_closing = planned_near_poor_reduction
)
select l.signal, l.commune_code, u.commune_name, l.team as surveyor, l.indicator, cast(l.seen as bigint) as seen, l.expected, cast(l.of_households as bigint) as of_households, l.statistic,
  case l.signal
    when 'heap_b1' then l.seen || ' hộ có điểm B1 ngay trên mức, trong khi các khoảng điểm bên cạnh cho thấy khoảng ' || replace(cast(l.expected as string), '.', ',') || ' hộ.'
    when 'heap_indicators' then l.seen || ' hộ thiếu hụt sát dưới số chỉ số của hộ nghèo, trong khi số chỉ số bên cạnh cho thấy khoảng ' || replace(cast(l.expected as string), '.', ',') || ' hộ.'
    when 'silent_indicator' then 'Không hộ nào trong ' || l.of_households || ' hộ được ghi thiếu hụt chỉ số ' || l.indicator || ', trong khi những người khác ghi ở mức có thể chờ đợi ' || replace(cast(l.expected as string), '.', ',') || ' hộ.'
    when 'copied_answers' then l.seen || ' trên ' || l.of_households || ' hộ có mọi câu trả lời và điểm giống hệt năm trước.'
    else 'Số hộ giảm đúng bằng chỉ tiêu được giao: ' || l.seen || ' hộ.'
  end as sentence,
  case l.signal
    when 'heap_b1' then l.seen || ' households have a B1 score just above the line; the scores beside let expect about ' || l.expected || '.'
    when 'heap_indicators' then l.seen || ' households lack one indicator fewer than a poor one; the counts beside let expect about ' || l.expected || '.'
    when 'silent_indicator' then 'None of ' || l.of_households || ' households lacks indicator ' || l.indicator || '; by what others write ' || l.expected || ' would be expected.'
    when 'copied_answers' then l.seen || ' of ' || l.of_households || ' households have every answer and score as last year.'
    else 'The reduction is exactly the one assigned: ' || l.seen || ' households.'
  end as sentence_en
from listed l
join stg_units u on u.commune_code = l.commune_code
