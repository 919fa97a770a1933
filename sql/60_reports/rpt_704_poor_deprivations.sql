-- grain: one row per area (I, II), per district or province of a roll-up, per unit valid at the review, and for the total
-- sheet: 7.4 Thiếu hụt hộ nghèo
-- order: row_no
-- title: Mẫu số 7.4: số hộ theo 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo | Form 7.4: poor households by deprived indicator
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ nghèo. Bằng mẫu 7.1 | Poor households. As in form 7.1
--   deprivations: Tổng số thiếu hụt, bằng tổng các cột 1 đến 12. Mỗi hộ đếm một lần cho mỗi chỉ số thiếu hụt | Deprivations, the sum of columns 1 to 12. Each household counts once for each indicator
--   c1: Số hộ thiếu hụt Việc làm. Có ít nhất một người trong độ tuổi lao động không có việc làm, hoặc làm công ăn lương mà không có hợp đồng lao động | Employment: deprived households. A person of working age has no work, or is paid without a contract
--   c2: Số hộ thiếu hụt Người phụ thuộc trong hộ gia đình. Tỷ lệ người phụ thuộc trong tổng số nhân khẩu vượt mức quy định | Dependants: deprived households. The share of dependants is above the norm
--   c3: Số hộ thiếu hụt Dinh dưỡng. Có ít nhất một trẻ em suy dinh dưỡng chiều cao hoặc cân nặng theo tuổi | Nutrition: deprived households. A child is undernourished in height or weight for its age
--   c4: Số hộ thiếu hụt Bảo hiểm y tế. Có ít nhất một người trong độ tuổi quy định không có bảo hiểm y tế | Health insurance: deprived households. A person of the ages set has no health insurance
--   c5: Số hộ thiếu hụt Trình độ giáo dục của người lớn. Có ít nhất một người trong độ tuổi quy định không học, không có bằng cấp, chứng chỉ phù hợp độ tuổi | Adult education: deprived households. A person of the ages set neither learns nor holds the certificate of the age
--   c6: Số hộ thiếu hụt Tình trạng đi học của trẻ em. Có ít nhất một trẻ em không được học đúng bậc, cấp học phù hợp độ tuổi | Children's schooling: deprived households. A child is not at the school level of its age
--   c7: Số hộ thiếu hụt Chất lượng nhà ở. Nhà ở không bền chắc | Housing quality: deprived households. The house is not durable
--   c8: Số hộ thiếu hụt Diện tích nhà ở bình quân đầu người. Diện tích nhà ở bình quân đầu người nhỏ hơn mức quy định | Living area per person: deprived households. Living area per person below the norm
--   c9: Số hộ thiếu hụt Nguồn nước sinh hoạt. Không tiếp cận được nguồn nước sạch trong sinh hoạt | Drinking water: deprived households. No access to clean water
--   c10: Số hộ thiếu hụt Nhà tiêu hợp vệ sinh. Không sử dụng nhà tiêu hợp vệ sinh | Hygienic toilet: deprived households. No hygienic toilet is used
--   c11: Số hộ thiếu hụt Sử dụng dịch vụ viễn thông. Không có thành viên nào sử dụng dịch vụ internet | Telecommunication services: deprived households. No member uses the internet
--   c12: Số hộ thiếu hụt Phương tiện phục vụ tiếp cận thông tin. Không có phương tiện nào phục vụ tiếp cận thông tin | Means of access to information: deprived households. No means of access to information
--   check_average: Kiểm tra: số chỉ số thiếu hụt bình quân một hộ | Check: deprivations per household
--   check_minimum: Số chỉ số thiếu hụt tối thiểu của hộ nghèo theo bộ quy định | Indicators that make a household poor in the rule set
--   check_holds: Kiểm tra: bình quân không nhỏ hơn mức tối thiểu | Check: the average is not below the minimum
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with standard as (
    select min_deprived from ref_campaign join rule_classes using (rule_set) where class = 'poor'
)
select
    row_kind, tt, unit_name, households, deprivations,
    c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12,
    -- an average with two decimals: the percentage of a hundredfold whole
    rate_percent(deprivations, households * 100) as check_average,
    case when households > 0 then min_deprived end as check_minimum,
    case when households > 0 then deprivations >= min_deprived * households end as check_holds,
    commune_code, row_no
from mart_deprivation_lines
left join standard on true
where class = 'poor'
order by row_no
