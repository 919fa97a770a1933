-- view: yes
-- title: Căn cứ của từng kết quả xếp loại | The grounds of every classification
-- grain: one row per classified household and criterion, by the deciding rule set
-- columns:
--   household_key: Khoá hộ | Household key
--   determination_id: Mã quyết định | Determination id
--   rule_set: Bộ quy định | Rule set
--   position: Thứ tự tiêu chí | Order of the criterion
--   criterion: Tiêu chí | Criterion
--   value: Giá trị của hộ | Value seen
--   comparator: Phép so sánh | Comparator
--   threshold: Ngưỡng | Threshold
--   unit: Đơn vị | Unit
--   holds: Thoả mãn | Whether it holds
--   article: Điều khoản | Article
--   label_vi: Tên tiêu chí | Criterion in Vietnamese
--   label_en: Tên tiếng Anh | Criterion in English
select d.household_key, d.determination_id, d.rule_set, 1 as position, 'b1_score' as criterion,
  case when d.screened_out then null else d.b1_score end as value, '<=' as comparator, d.score_line as threshold, s.unit,
  not d.screened_out and d.b1_score <= d.score_line as holds, s.article,
  'Điểm B1 không vượt mức của khu vực' as label_vi, 'B1 score at or below the line of the area' as label_en
from int_decisions d
join rule_score_lines s on s.rule_set = d.rule_set and s.area = d.area
union all
select d.household_key, d.determination_id, d.rule_set, 2, 'deprived_count', d.deprived_count, '>=', d.min_deprived, k.unit,
  d.deprived_count >= d.min_deprived, k.article, 'Số chỉ số thiếu hụt của hộ nghèo', 'Number of deprived indicators of a poor household'
from int_decisions d
join rule_classes k on k.rule_set = d.rule_set and k.class = 'poor'
union all
select d.household_key, d.determination_id, d.rule_set, 3, 'farming_household', case when d.farming_household then 1 else 0 end, '=', 1, 'hộ',
  d.farming_household, k.article, 'Hộ làm nông, lâm, ngư, diêm nghiệp', 'Farming, forestry, fishing or salt household'
from int_decisions d
join rule_classes k on k.rule_set = d.rule_set and k.class = 'average_living'
union all
select d.household_key, d.determination_id, d.rule_set, 4, 'income_above_poverty', d.income_per_capita, '>', d.poverty_line, i.unit,
  coalesce(d.income_per_capita > d.poverty_line, false), i.article, 'Thu nhập trên mức chuẩn nghèo', 'Income above the poverty line'
from int_decisions d
join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = 'poverty'
union all
select d.household_key, d.determination_id, d.rule_set, 5, 'income_within_average_living', d.income_per_capita, '<=', d.average_living_line, i.unit,
  coalesce(d.income_per_capita <= d.average_living_line, false), i.article, 'Thu nhập không quá mức sống trung bình', 'Income within the average living standard'
from int_decisions d
join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = 'average_living'
