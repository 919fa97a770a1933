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
select measure, household_key, commune_code, cast(sum(case when answer then weight else 0 end) as bigint) as yes, cast(sum(case when not answer then weight else 0 end) as bigint) as no,
  cast(sum(case when answer is null then weight else 0 end) as bigint) as open
from mart_measure_answers
group by measure, household_key, commune_code
