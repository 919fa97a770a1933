-- grain: one row per area (I, II), per district or province of a roll-up, per unit valid at the review, and for the total
-- sheet: 7.7 Tỷ lệ thiếu hụt cận nghèo
-- order: row_no
-- title: Mẫu số 7.7: tỷ lệ 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo; mẫu số của tỷ lệ là tổng số hộ của chính dòng đó | Form 7.7: rates of deprived near-poor households, of the row's own total
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ cận nghèo. Bằng mẫu 7.1 | Near-poor households. As in form 7.1
--   c1: Tỷ lệ hộ thiếu hụt Việc làm, % tổng số hộ của dòng. Có ít nhất một người trong độ tuổi lao động không có việc làm, hoặc làm công ăn lương mà không có hợp đồng lao động | Employment: rate of deprived households, %. A person of working age has no work, or is paid without a contract
--   c2: Tỷ lệ hộ thiếu hụt Người phụ thuộc trong hộ gia đình, % tổng số hộ của dòng. Tỷ lệ người phụ thuộc trong tổng số nhân khẩu vượt mức quy định | Dependants: rate of deprived households, %. The share of dependants is above the norm
--   c3: Tỷ lệ hộ thiếu hụt Dinh dưỡng, % tổng số hộ của dòng. Có ít nhất một trẻ em suy dinh dưỡng chiều cao hoặc cân nặng theo tuổi | Nutrition: rate of deprived households, %. A child is undernourished in height or weight for its age
--   c4: Tỷ lệ hộ thiếu hụt Bảo hiểm y tế, % tổng số hộ của dòng. Có ít nhất một người trong độ tuổi quy định không có bảo hiểm y tế | Health insurance: rate of deprived households, %. A person of the ages set has no health insurance
--   c5: Tỷ lệ hộ thiếu hụt Trình độ giáo dục của người lớn, % tổng số hộ của dòng. Có ít nhất một người trong độ tuổi quy định không học, không có bằng cấp, chứng chỉ phù hợp độ tuổi | Adult education: rate of deprived households, %. A person of the ages set neither learns nor holds the certificate of the age
--   c6: Tỷ lệ hộ thiếu hụt Tình trạng đi học của trẻ em, % tổng số hộ của dòng. Có ít nhất một trẻ em không được học đúng bậc, cấp học phù hợp độ tuổi | Children's schooling: rate of deprived households, %. A child is not at the school level of its age
--   c7: Tỷ lệ hộ thiếu hụt Chất lượng nhà ở, % tổng số hộ của dòng. Nhà ở không bền chắc | Housing quality: rate of deprived households, %. The house is not durable
--   c8: Tỷ lệ hộ thiếu hụt Diện tích nhà ở bình quân đầu người, % tổng số hộ của dòng. Diện tích nhà ở bình quân đầu người nhỏ hơn mức quy định | Living area per person: rate of deprived households, %. Living area per person below the norm
--   c9: Tỷ lệ hộ thiếu hụt Nguồn nước sinh hoạt, % tổng số hộ của dòng. Không tiếp cận được nguồn nước sạch trong sinh hoạt | Drinking water: rate of deprived households, %. No access to clean water
--   c10: Tỷ lệ hộ thiếu hụt Nhà tiêu hợp vệ sinh, % tổng số hộ của dòng. Không sử dụng nhà tiêu hợp vệ sinh | Hygienic toilet: rate of deprived households, %. No hygienic toilet is used
--   c11: Tỷ lệ hộ thiếu hụt Sử dụng dịch vụ viễn thông, % tổng số hộ của dòng. Không có thành viên nào sử dụng dịch vụ internet | Telecommunication services: rate of deprived households, %. No member uses the internet
--   c12: Tỷ lệ hộ thiếu hụt Phương tiện phục vụ tiếp cận thông tin, % tổng số hộ của dòng. Không có phương tiện nào phục vụ tiếp cận thông tin | Means of access to information: rate of deprived households, %. No means of access to information
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
select row_kind, tt, unit_name, households, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, commune_code, row_no
from mart_deprivation_rates
where class = 'near_poor'
order by row_no
