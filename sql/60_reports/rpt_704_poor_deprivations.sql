-- grain: one row per area (I, II), per unit valid at the review, and for the district
-- sheet: 7.4 Thiếu hụt hộ nghèo
-- order: row_no
-- title: Mẫu số 7.4: số hộ theo 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo | Form 7.4: poor households by deprived indicator
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ nghèo | Poor households
--   deprivations: Tổng số thiếu hụt, bằng tổng các cột 1 đến 12 | Deprivations, the sum of columns 1 to 12
--   c1: Số hộ thiếu hụt Việc làm | Employment: deprived households
--   c2: Số hộ thiếu hụt Người phụ thuộc trong hộ gia đình | Dependants: deprived households
--   c3: Số hộ thiếu hụt Dinh dưỡng | Nutrition: deprived households
--   c4: Số hộ thiếu hụt Bảo hiểm y tế | Health insurance: deprived households
--   c5: Số hộ thiếu hụt Trình độ giáo dục của người lớn | Adult education: deprived households
--   c6: Số hộ thiếu hụt Tình trạng đi học của trẻ em | Children's schooling: deprived households
--   c7: Số hộ thiếu hụt Chất lượng nhà ở | Housing quality: deprived households
--   c8: Số hộ thiếu hụt Diện tích nhà ở bình quân đầu người | Living area per person: deprived households
--   c9: Số hộ thiếu hụt Nguồn nước sinh hoạt | Drinking water: deprived households
--   c10: Số hộ thiếu hụt Nhà tiêu hợp vệ sinh | Hygienic toilet: deprived households
--   c11: Số hộ thiếu hụt Sử dụng dịch vụ viễn thông | Telecommunication services: deprived households
--   c12: Số hộ thiếu hụt Phương tiện phục vụ tiếp cận thông tin | Means of access to information: deprived households
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
