-- title: Diễn biến từng hộ | Movement of every household
-- grain: one row per household of the opening or the closing list, or surveyed
-- columns:
--   review_year: Năm rà soát | Review year
--   commune_code: Mã xã | Commune code
--   household_key: Khoá hộ: mã xã/thôn/mã hộ | Household key: commune/village/number
--   previous_class: Phân loại đầu năm (poor, near_poor, not_poor) | Class at the start of the year
--   class: Phân loại cuối năm; trống khi hộ không còn | Class at the end; null when the household is gone
--   movement: Diễn biến, theo cột biểu 7.2, 7.3 | Movement, by the columns of forms 7.2 and 7.3
--   movement_reason: Lý do biến động (moved_in, moved_away, split, merged, died) | Reason as reported
--   opening_persons: Nhân khẩu đầu năm (người) | Members at the start
--   closing_persons: Nhân khẩu cuối năm (người) | Members at the end
--   minority: Chủ hộ là dân tộc thiểu số | Head belongs to an ethnic minority
select c.year as review_year, m.commune_code, m.household_key, m.previous_class, m.class, m.movement, m.movement_reason,
  m.opening_persons, m.closing_persons, m.minority
from int_movements m
cross join ref_campaign c
