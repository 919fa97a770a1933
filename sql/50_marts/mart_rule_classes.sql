-- view: yes
-- title: Kết quả xếp loại theo từng bộ quy định của đợt | The class of every household under every rule set of the campaign
-- grain: one row per classified household and rule set
-- columns:
--   household_key: Khoá hộ | Household key
--   commune_code: Mã xã | Commune code
--   rule_set: Bộ quy định | Rule set
--   decides: Bộ quyết định các biểu | The set that decides the forms
--   basis: Hộ được đo bằng: score điểm B1, income thu nhập | Measured by: score B1 or income
--   b1_score: Điểm B1 (điểm) | B1 score, points
--   income_per_capita: Thu nhập bình quân (đồng/người/tháng) | Income per person and month, đồng
--   deprived_count: Số chỉ số thiếu hụt được tính | Deprived indicators that count
--   deprived_open: Số chỉ số của bộ chưa có câu trả lời | Indicators of the set that no answer counts for
--   class: Loại hộ, trống khi chưa xác định | Class, null when undetermined
--   open_reason: Số chưa biết làm kết quả để ngỏ: score_line, indicators, average_living | The unknown that leaves the class open
--   member_count: Nhân khẩu (người) | Members
select k.household_key, k.commune_code, k.rule_set, k.rule_set = c.rule_set as decides, case when l.by_score then 'score' else 'income' end as basis,
  a.b1_score, a.income_per_capita, k.deprived_count, k.deprived_open, k.class, k.open_reason, a.member_count
from int_classes k
join int_counted a on a.household_key = k.household_key and a.rule_set = k.rule_set
join stg_law l on l.rule_set = k.rule_set and l.area = k.area
cross join ref_campaign c
