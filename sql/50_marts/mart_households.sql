-- title: Hộ được rà soát và kết quả xếp loại | Surveyed households and their class
-- grain: one row per surveyed household that is not held out by an error finding
-- slices: household_key
-- columns:
--   review_year: Năm rà soát | Review year
--   rule_set: Bộ quy định đã xếp loại | Rule set that decided
--   commune_code: Mã xã, giữ số 0 ở đầu | Commune code with leading zeros
--   commune_name: Tên xã, thị trấn | Commune name
--   area: Khu vực: urban thành thị, rural nông thôn | Area
--   village: Thôn, tổ dân phố, như đã ghi | Village as typed
--   household_no: Mã hộ | Household number
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   head_name: Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)
--   head_sex: Giới tính chủ hộ (male, female) | Head's sex
--   head_birth_year: Năm sinh chủ hộ | Head's birth year
--   ethnicity_code: Mã dân tộc chủ hộ, danh mục TCTK 1979 | Head's ethnicity, GSO code
--   ethnicity: Dân tộc chủ hộ | Head's ethnicity
--   minority: Dân tộc thiểu số (mọi dân tộc trừ Kinh) | Ethnic minority: every code but Kinh
--   member_count: Số nhân khẩu (người) | Members
--   b1_score: Điểm B1 (điểm) | B1 score, points
--   b2_score: Điểm B2 (điểm) | B2 score, points
--   deprived_count: Số chỉ số thiếu hụt được tính | Number of deprived indicators that count
--   deprived_01: Thiếu hụt chỉ số 1 (tên ở rule_indicators) | Deprived in indicator 1 (names in rule_indicators)
--   deprived_02: Thiếu hụt chỉ số 2 (tên ở rule_indicators) | Deprived in indicator 2 (names in rule_indicators)
--   deprived_03: Thiếu hụt chỉ số 3 (tên ở rule_indicators) | Deprived in indicator 3 (names in rule_indicators)
--   deprived_04: Thiếu hụt chỉ số 4 (tên ở rule_indicators) | Deprived in indicator 4 (names in rule_indicators)
--   deprived_05: Thiếu hụt chỉ số 5 (tên ở rule_indicators) | Deprived in indicator 5 (names in rule_indicators)
--   deprived_06: Thiếu hụt chỉ số 6 (tên ở rule_indicators) | Deprived in indicator 6 (names in rule_indicators)
--   deprived_07: Thiếu hụt chỉ số 7 (tên ở rule_indicators) | Deprived in indicator 7 (names in rule_indicators)
--   deprived_08: Thiếu hụt chỉ số 8 (tên ở rule_indicators) | Deprived in indicator 8 (names in rule_indicators)
--   deprived_09: Thiếu hụt chỉ số 9 (tên ở rule_indicators) | Deprived in indicator 9 (names in rule_indicators)
--   deprived_10: Thiếu hụt chỉ số 10 (tên ở rule_indicators) | Deprived in indicator 10 (names in rule_indicators)
--   deprived_11: Thiếu hụt chỉ số 11 (tên ở rule_indicators) | Deprived in indicator 11 (names in rule_indicators)
--   deprived_12: Thiếu hụt chỉ số 12 (tên ở rule_indicators) | Deprived in indicator 12 (names in rule_indicators)
--   income_per_capita: Thu nhập bình quân (đồng/người/tháng) | Income per person and month, đồng
--   farming_household: Hộ làm nông, lâm, ngư, diêm nghiệp | Farming, forestry, fishing or salt household
--   no_labour_capacity: Hộ không có khả năng lao động | Household without labour capacity
--   merit_member: Hộ có thành viên là người có công | Household with a person of merit
--   registered_exit: Hộ đăng ký thoát nghèo | Registered to leave poverty
--   causes: Mã nguyên nhân nghèo, cách nhau bằng dấu phẩy | Cause codes, comma separated
--   class: Kết quả xếp loại (poor, near_poor, average_living, not_poor); trống khi hộ không còn | Class; null when the household is gone
--   reported_class: Kết quả do xã ghi | Class reported by the commune
--   previous_class: Phân loại đầu năm | Class at the start of the year
--   movement: Diễn biến | Movement
--   movement_reason: Lý do biến động | Reason as reported
--   opening_persons: Nhân khẩu đầu năm (người) | Members at the start
--   determination_id: Mã kết quả xếp loại: sha256 của thông tin hộ và bộ quy định | Determination id: sha256 of inputs and rule set
--   newly_escaped: Hộ mới thoát nghèo, thoát cận nghèo (mart_newly_escaped) | Left the lists not long ago (mart_newly_escaped)
--   source_file: Tệp nguồn | Source file
--   source_sheet: Sheet nguồn | Source sheet
--   source_row: Dòng nguồn | Source row
select c.year as review_year, c.rule_set, h.commune_code, u.commune_name, u.area, h.village, h.household_no, h.household_key,
  h.head_name, h.head_sex, h.head_birth_year, h.head_ethnicity as ethnicity_code, e.label as ethnicity, coalesce(h.head_ethnicity <> '1', false) as minority,
  case when h.gone then null else h.member_count end as member_count, h.b1_score, h.b2_score,
  coalesce(m.deprived_count, h.deprived_count) as deprived_count,
  coalesce(m.deprived_01, h.deprived_01) as deprived_01, coalesce(m.deprived_02, h.deprived_02) as deprived_02, coalesce(m.deprived_03, h.deprived_03) as deprived_03,
  coalesce(m.deprived_04, h.deprived_04) as deprived_04, coalesce(m.deprived_05, h.deprived_05) as deprived_05, coalesce(m.deprived_06, h.deprived_06) as deprived_06,
  coalesce(m.deprived_07, h.deprived_07) as deprived_07, coalesce(m.deprived_08, h.deprived_08) as deprived_08, coalesce(m.deprived_09, h.deprived_09) as deprived_09,
  coalesce(m.deprived_10, h.deprived_10) as deprived_10, coalesce(m.deprived_11, h.deprived_11) as deprived_11, coalesce(m.deprived_12, h.deprived_12) as deprived_12,
  h.income_per_capita, coalesce(h.farming_household, false) as farming_household, coalesce(h.no_labour_capacity, false) as no_labour_capacity,
  coalesce(h.merit_member, false) as merit_member, coalesce(h.registered_exit, false) as registered_exit, h.cause_codes as causes,
  m.class, h.reported_class, m.previous_class, m.movement, m.movement_reason, m.opening_persons, m.determination_id,
  w.household_key is not null as newly_escaped,
  h.source_file, h.source_sheet, h.source_row
from int_households h
cross join ref_campaign c
join stg_units u on u.commune_code = h.commune_code
join int_movements m on m.household_key = h.household_key
left join mart_newly_escaped w on w.household_key = h.household_key
left join (select distinct code, label from ref_codes where list = 'ethnicity') e on e.code = h.head_ethnicity
