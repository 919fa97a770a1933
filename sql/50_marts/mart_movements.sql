-- title: Diễn biến từng hộ | Movement of every household
-- grain: one row per surveyed household that is not held out; every household of the opening list that is not held out is one of them
-- columns:
--   review_year: Năm rà soát | Review year
--   commune_code: Mã xã | Commune code
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   opening_key: Khoá của hộ trong danh sách đầu năm; trống khi hộ không có trong đó | Key in the opening list; null when the household is not on it
--   previous_class: Phân loại đầu năm (poor, near_poor, not_poor) | Class at the start of the year
--   class: Phân loại cuối năm; trống khi hộ không còn | Class at the end; null when the household is gone
--   movement: Diễn biến, theo cột biểu 7.2, 7.3; undetermined khi bộ quy định để ngỏ kết quả | Movement, by the columns of forms 7.2 and 7.3; undetermined where the rule set leaves the class open
--   movement_reason: Lý do biến động (moved_in, moved_away, split, merged, died) | Reason as reported
--   opening_persons: Nhân khẩu đầu năm (người) | Members at the start
--   closing_persons: Nhân khẩu cuối năm (người) | Members at the end
--   minority: Chủ hộ năm nay là dân tộc thiểu số | This year's head belongs to an ethnic minority
--   opening_minority: Chủ hộ đầu năm là dân tộc thiểu số, theo danh sách đầu năm | The head at the start belongs to an ethnic minority, by the opening list
select c.year as review_year, m.commune_code, m.household_key, m.opening_key, m.previous_class, m.class, m.movement, m.movement_reason,
  m.opening_persons, m.closing_persons, m.minority, m.opening_minority
from int_movements m
cross join ref_campaign c
