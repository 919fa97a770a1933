-- view: yes
-- title: Tỷ lệ thiếu hụt theo dòng của biểu 7.5, 7.7 | Deprivation rates by line of forms 7.5, 7.7
-- grain: one row per line of mart_lines and class (poor, near_poor); rates in % of the row's own total
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   commune_code: Mã đơn vị; trống ở dòng khu vực và tổng cộng | Unit code; null on area and total lines
--   class: Loại hộ: poor = biểu 7.5; near_poor = biểu 7.7 | Class: poor = form 7.5; near_poor = form 7.7
--   households: Số hộ của loại; trống khi không đơn vị nào của dòng có tệp | Households of the class; null when no unit of the line has a workbook
--   c1: Tỷ lệ hộ thiếu hụt Việc làm, % | Employment: rate of deprived households, %
--   c2: Tỷ lệ hộ thiếu hụt Người phụ thuộc trong hộ gia đình, % | Dependants: rate of deprived households, %
--   c3: Tỷ lệ hộ thiếu hụt Dinh dưỡng, % | Nutrition: rate of deprived households, %
--   c4: Tỷ lệ hộ thiếu hụt Bảo hiểm y tế, % | Health insurance: rate of deprived households, %
--   c5: Tỷ lệ hộ thiếu hụt Trình độ giáo dục của người lớn, % | Adult education: rate of deprived households, %
--   c6: Tỷ lệ hộ thiếu hụt Tình trạng đi học của trẻ em, % | Children's schooling: rate of deprived households, %
--   c7: Tỷ lệ hộ thiếu hụt Chất lượng nhà ở, % | Housing quality: rate of deprived households, %
--   c8: Tỷ lệ hộ thiếu hụt Diện tích nhà ở bình quân đầu người, % | Living area per person: rate of deprived households, %
--   c9: Tỷ lệ hộ thiếu hụt Nguồn nước sinh hoạt, % | Drinking water: rate of deprived households, %
--   c10: Tỷ lệ hộ thiếu hụt Nhà tiêu hợp vệ sinh, % | Hygienic toilet: rate of deprived households, %
--   c11: Tỷ lệ hộ thiếu hụt Sử dụng dịch vụ viễn thông, % | Telecommunication services: rate of deprived households, %
--   c12: Tỷ lệ hộ thiếu hụt Phương tiện phục vụ tiếp cận thông tin, % | Means of access to information: rate of deprived households, %
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, commune_code, class, households,
  rate_percent(c1, households) as c1,
  rate_percent(c2, households) as c2,
  rate_percent(c3, households) as c3,
  rate_percent(c4, households) as c4,
  rate_percent(c5, households) as c5,
  rate_percent(c6, households) as c6,
  rate_percent(c7, households) as c7,
  rate_percent(c8, households) as c8,
  rate_percent(c9, households) as c9,
  rate_percent(c10, households) as c10,
  rate_percent(c11, households) as c11,
  rate_percent(c12, households) as c12,
  row_no
from mart_deprivation_lines
