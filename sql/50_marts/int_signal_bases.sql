-- title: Những gì các dấu hiệu đọc của từng hộ | What the signals read of each household
-- grain: one row per household with a decision; indicators_beyond and score_above are the distances from the lines of the deciding rule set, score_window how many points on both sides are looked at; answers_copied is null without a result of the year before
-- A key that stands twice among the results of the year before is held against neither.
-- slices: household_key
with earlier as (
  select a.household_key, max(a.answers_sha256) as answers_sha256
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
  where a.answers_sha256 is not null
  group by a.household_key
  having count(*) = 1
)
select h.household_key, h.commune_code, h.surveyor, d.within_entry, d.deprived_count - l.min_deprived as indicators_beyond, d.b1_score - l.score_line as score_above, w.value as score_window,
  h.deprived_01, h.deprived_02, h.deprived_03, h.deprived_04, h.deprived_05, h.deprived_06, h.deprived_07, h.deprived_08, h.deprived_09, h.deprived_10, h.deprived_11, h.deprived_12,
  -- one without a class this year has no approved result
  case when e.household_key is not null then d.class is not null and h.answers_sha256 = e.answers_sha256 end as answers_copied
from int_households h
join int_decisions d on d.household_key = h.household_key
join stg_law l on l.rule_set = d.rule_set and l.area = d.area
join ref_bounds w on w.name = 'signal_b1_window'
left join earlier e on e.household_key = h.household_key
