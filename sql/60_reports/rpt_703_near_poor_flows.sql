-- grain: one row per line (households, persons) of an area (I, II), of a district or province of a roll-up, of a unit valid at the review, and of the total
-- sheet: 7.3 Diễn biến hộ cận nghèo
-- order: row_no
-- title: Mẫu số 7.3: tổng hợp diễn biến hộ cận nghèo trong năm, hai dòng Hộ và Nhân khẩu một đơn vị | Form 7.3: flows of the near-poor list, a line of households and a line of persons for each unit
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Phân tổ: Hộ hoặc Nhân khẩu | Line: households or persons
--   c1: Tổng số đầu kỳ. Danh sách hộ cận nghèo được phê duyệt của năm trước | At the start of the period. From the approved list of the year before
--   c2: Giảm: thoát cận nghèo. Đầu kỳ là hộ cận nghèo, cuối kỳ không thuộc hộ nghèo, hộ cận nghèo | Less: left near-poverty. On neither list at the end
--   c3: Giảm: hộ cận nghèo trở thành hộ nghèo. Đầu kỳ là hộ cận nghèo, cuối kỳ là hộ nghèo. Bằng cột 5 của mẫu 7.2 | Less: became poor. Equals column 5 of form 7.2
--   c4: Giảm: nguyên nhân khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập). Hộ cận nghèo đầu kỳ không còn trên địa bàn hoặc đã tách, nhập. Dòng Nhân khẩu gồm cả người giảm đi trong các hộ vẫn là hộ cận nghèo | Less: other causes (persons gone, died, moved away, split, merged). The line of persons holds those gone from households that stay near-poor, too
--   c5: Tăng: hộ nghèo trở thành hộ cận nghèo. Đầu kỳ là hộ nghèo, cuối kỳ là hộ cận nghèo. Bằng cột 2 của mẫu 7.2 | More: poor became near-poor. Equals column 2 of form 7.2
--   c6: Tăng: tái cận nghèo. Đầu kỳ ngoài danh sách, trước đó đã từng trong danh sách, cuối kỳ là hộ cận nghèo | More: relapsed. Not listed at the start, listed before, near-poor at the end
--   c7: Tăng: phát sinh mới. Đầu kỳ ngoài danh sách, trước đó chưa từng trong danh sách, cuối kỳ là hộ cận nghèo | More: newly near-poor. Not listed at the start nor before, near-poor at the end
--   c8: Tăng: nguyên nhân khác (thay đổi nhân khẩu, chuyển đến, tách, nhập). Hộ cận nghèo mới trên địa bàn do chuyển đến, tách, nhập. Dòng Nhân khẩu gồm cả người tăng thêm trong các hộ vẫn là hộ cận nghèo | More: other causes (persons come, moved in, split, merged). The line of persons holds those who came to households that stay near-poor, too
--   c9: Tổng số cuối kỳ. Bằng cột 5 (hộ) và cột 11 (khẩu) của mẫu 7.1 | At the end of the period. Equals columns 5 (households) and 11 (persons) of form 7.1
--   check_balance: Kiểm tra: 1−2−3−4+5+6+7+8−9, bằng 0 thì khớp | Check: 1−2−3−4+5+6+7+8−9, 0 when it balances
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, line, c1, c2, c3, c4, c5, c6, c7, c8, c9, check_balance, commune_code, row_no
from mart_flow_lines
where list = 'near_poor'
order by row_no
