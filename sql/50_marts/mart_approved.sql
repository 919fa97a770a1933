-- view: yes
-- title: Kết quả được phê duyệt của năm nay, để các năm sau đọc lại | The approved result of this year, for later years to read
-- grain: one row per classified or departed household; written to approved/<year>.parquet in the order of household_key, where more than a million households were surveyed in that of their communes
-- columns:
--   review_year: Năm rà soát | Review year
--   review_date: Ngày rà soát | Review date
--   rule_set: Bộ quy định đã xếp loại | Rule set that decided
--   commune_code: Mã xã, giữ số 0 ở đầu | Commune code with leading zeros
--   commune_name: Tên xã, thị trấn | Commune name
--   village: Thôn, tổ dân phố, như đã ghi | Village as typed
--   household_no: Mã hộ | Household number
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   head_name: Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)
--   head_national_id: Số CCCD chủ hộ (dữ liệu cá nhân) | Head's national id (personal data)
--   head_sex: Giới tính chủ hộ (male, female) | Head's sex
--   head_birth_year: Năm sinh chủ hộ | Head's birth year
--   head_ethnicity: Mã dân tộc chủ hộ, danh mục TCTK 1979 | Head's ethnicity, GSO code
--   member_count: Số nhân khẩu (người); trống khi hộ không còn | Members; null when the household is gone
--   class: Kết quả xếp loại; trống khi hộ không còn | Class; null when the household is gone
--   previous_class: Phân loại đầu năm | Class at the start of the year
--   movement: Diễn biến | Movement
--   determination_id: Mã kết quả xếp loại: sha256 của thông tin hộ và bộ quy định | Determination id: sha256 of inputs and rule set
--   answers_sha256: sha256 của mọi câu trả lời và điểm, để thấy câu trả lời chép lại; trống khi hộ không còn | sha256 of every answer and score, to see copies; null when the household is gone
--   no_labour_capacity: Hộ không có khả năng lao động | Household without labour capacity
--   deprived_indicators: Các chỉ số thiếu hụt được tính, cách nhau bằng dấu phẩy; trống khi hộ không còn | Deprived indicators that count, comma separated; null when the household is gone
--   support_policies: Chính sách, tiểu dự án dự kiến hỗ trợ (mart_support), cách nhau bằng dấu phẩy; trống khi hộ không còn | Policies planned (mart_support), comma separated; null when the household is gone
select cast(c.year as integer) as review_year, cast(c.review_date as date) as review_date, c.rule_set, h.commune_code, u.commune_name, h.village, h.household_no, h.household_key,
  h.head_name, h.head_national_id, h.head_sex, cast(h.head_birth_year as integer) as head_birth_year, h.head_ethnicity,
  cast(case when h.gone then null else h.member_count end as bigint) as member_count, r.class, r.previous_class, r.movement, r.determination_id,
  case when not h.gone then h.answers_sha256 end as answers_sha256,
  coalesce(h.no_labour_capacity, false) as no_labour_capacity,
  case when not h.gone then coalesce(substr((case when r.deprived_01 then ',01' else '' end) || (case when r.deprived_02 then ',02' else '' end) || (case when r.deprived_03 then ',03' else '' end) || (case when r.deprived_04 then ',04' else '' end) || (case when r.deprived_05 then ',05' else '' end) || (case when r.deprived_06 then ',06' else '' end) || (case when r.deprived_07 then ',07' else '' end) || (case when r.deprived_08 then ',08' else '' end) || (case when r.deprived_09 then ',09' else '' end) || (case when r.deprived_10 then ',10' else '' end) || (case when r.deprived_11 then ',11' else '' end) || (case when r.deprived_12 then ',12' else '' end), 2), '') end as deprived_indicators,
  case when not h.gone then coalesce(p.policies, '') end as support_policies
from int_households h
cross join ref_campaign c
join stg_units u on u.commune_code = h.commune_code
join mart_households r on r.household_key = h.household_key
left join (
  select household_key, joined(array_agg((policy, policy)), ',') as policies from mart_support where status = 'planned' group by household_key
) p on p.household_key = h.household_key
where h.gone or r.class is not null
