-- view: yes
-- title: Hộ trong các số đo về dịch vụ xã hội cơ bản | Households in the measures of basic services
-- grain: one row per measure of mart_measure_coverage and household that is concerned, or may be
-- columns:
--   measure: Tên số đo | Measure
--   household_key: Khoá hộ | Household key
--   commune_code: Mã xã | Commune
--   yes: Số đạt, người hoặc hộ | Those who have it, persons or households
--   no: Số không đạt | Those who have it not
--   open: Số thuộc hoặc có thể thuộc diện mà thiếu câu trả lời | Those concerned, or possibly, without an answer
with answered as (
  select 'insured_percent' as measure, household_key, commune_code, insured_yes as yes, insured_no as no, insured_open as open from int_measured
  union all
  select 'undernourished_children_percent', household_key, commune_code, undernourished_yes, undernourished_no, undernourished_open from int_measured
  union all
  select 'children_at_school_level_percent', household_key, commune_code, school_level_yes, school_level_no, school_level_open from int_measured
  union all
  select 'trained_labour_percent', household_key, commune_code, trained_yes, trained_no, trained_open from int_measured
  union all
  select 'certified_labour_percent', household_key, commune_code, certified_yes, certified_no, certified_open from int_measured
  union all
  select 'clean_water_percent', household_key, commune_code, clean_water_yes, clean_water_no, clean_water_open from int_measured
  union all
  select 'hygienic_toilet_percent', household_key, commune_code, hygienic_toilet_yes, hygienic_toilet_no, hygienic_toilet_open from int_measured
  union all
  select 'internet_percent', household_key, commune_code, internet_yes, internet_no, internet_open from int_measured
  union all
  select 'households_with_lasting_work_percent', household_key, commune_code, lasting_work_yes, lasting_work_no, lasting_work_open from int_measured
)
select measure, household_key, commune_code, cast(yes as bigint) as yes, cast(no as bigint) as no, cast(open as bigint) as open
from answered
where yes + no + open > 0
