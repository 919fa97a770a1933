-- title: Kết quả được phê duyệt của các năm trước, theo đơn vị có hiệu lực tại ngày rà soát | Approved results of earlier years, by the unit valid on the review date
-- grain: one row per household and earlier year; commune_code is the unit that stands in the place of unit_code on the review date, null where none is known: such a row belongs to no commune
-- Where units that merged had one village name and number each, the key says the unit too, so that neither household is taken for the other.
with placed as (
  select r.*, s.successor_code,
    s.successor_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as key_now
  from raw_approved r
  left join ref_unit_successors s on s.code = r.commune_code
    and (s.valid_from is null or s.valid_from <= r.review_date) and (s.valid_until is null or r.review_date < s.valid_until)
)
select source_file, review_year, review_date, rule_set, commune_code as unit_code, commune_name as unit_name, successor_code as commune_code,
  case when min(commune_code) over (partition by review_year, key_now) <> max(commune_code) over (partition by review_year, key_now) then key_now || '@' || commune_code else key_now end as household_key,
  village, village_folded, household_no, head_name, head_name_folded, head_national_id, head_sex, head_birth_year, head_ethnicity, member_count,
  class, previous_class, movement, determination_id, answers_sha256, no_labour_capacity, deprived_indicators, support_policies
from placed
