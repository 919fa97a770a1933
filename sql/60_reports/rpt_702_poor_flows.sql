-- grain: one row per line (households, persons) of an area (I, II), of a unit valid at the review, and of the district
-- sheet: 7.2 Diễn biến hộ nghèo
-- order: row_no
-- title: Mẫu số 7.2: tổng hợp diễn biến hộ nghèo trong năm, hai dòng Hộ và Nhân khẩu một đơn vị | Form 7.2: flows of the poor list, a line of households and a line of persons for each unit
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Phân tổ: Hộ hoặc Nhân khẩu | Line: households or persons
--   c1: Tổng số đầu năm | At the start of the year
--   c2: Giảm: thoát nghèo, trở thành hộ cận nghèo | Less: became near-poor
--   c3: Giảm: thoát nghèo, vượt chuẩn cận nghèo | Less: rose above the near-poor line
--   c4: Giảm: nguyên nhân khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập) | Less: other causes (persons gone, died, moved away, split, merged)
--   c5: Tăng: hộ cận nghèo trở thành hộ nghèo | More: near-poor became poor
--   c6: Tăng: tái nghèo | More: relapsed
--   c7: Tăng: phát sinh mới | More: newly poor
--   c8: Tăng: nguyên nhân khác (thay đổi nhân khẩu, chuyển đến, tách, nhập) | More: other causes (persons come, moved in, split, merged)
--   c9: Tổng số cuối năm | At the end of the year
--   check_balance: Kiểm tra: 1−2−3−4+5+6+7+8−9, bằng 0 thì khớp | Check: 1−2−3−4+5+6+7+8−9, 0 when it balances
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, line, c1, c2, c3, c4, c5, c6, c7, c8, c9, check_balance, commune_code, row_no
from mart_flow_lines
where list = 'poor'
order by row_no
