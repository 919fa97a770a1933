-- grain: one row per area (I, II), per unit valid at the review, and for the district
-- sheet: 7.7 Tỷ lệ thiếu hụt cận nghèo
-- order: row_no
-- title: Mẫu số 7.7: tỷ lệ 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo; mẫu số của tỷ lệ là tổng số hộ của chính dòng đó | Form 7.7: rates of deprived near-poor households, of the row's own total
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ cận nghèo | Near-poor households
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
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, households, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, commune_code, row_no
from mart_deprivation_rates
where class = 'near_poor'
order by row_no
