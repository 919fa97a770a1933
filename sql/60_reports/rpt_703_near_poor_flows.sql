-- grain: one row per line (households, persons) of an area (I, II), of a unit valid at the review, and of the district
-- sheet: 7.3 Diễn biến hộ cận nghèo
-- order: row_no
-- title: Mẫu số 7.3: tổng hợp diễn biến hộ cận nghèo trong năm, hai dòng Hộ và Nhân khẩu một đơn vị | Form 7.3: flows of the near-poor list, a line of households and a line of persons for each unit
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Phân tổ: Hộ hoặc Nhân khẩu | Line: households or persons
--   c1: Tổng số đầu kỳ | At the start of the period
--   c2: Giảm: thoát cận nghèo | Less: left near-poverty
--   c3: Giảm: hộ cận nghèo trở thành hộ nghèo | Less: became poor
--   c4: Giảm: nguyên nhân khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập) | Less: other causes (persons gone, died, moved away, split, merged)
--   c5: Tăng: hộ nghèo trở thành hộ cận nghèo | More: poor became near-poor
--   c6: Tăng: tái cận nghèo | More: relapsed
--   c7: Tăng: phát sinh mới | More: newly near-poor
--   c8: Tăng: nguyên nhân khác (thay đổi nhân khẩu, chuyển đến, tách, nhập) | More: other causes (persons come, moved in, split, merged)
--   c9: Tổng số cuối kỳ | At the end of the period
--   check_balance: Kiểm tra: 1−2−3−4+5+6+7+8−9, bằng 0 thì khớp | Check: 1−2−3−4+5+6+7+8−9, 0 when it balances
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, line, c1, c2, c3, c4, c5, c6, c7, c8, c9, check_balance, commune_code, row_no
from mart_flow_lines
where list = 'near_poor'
order by row_no
