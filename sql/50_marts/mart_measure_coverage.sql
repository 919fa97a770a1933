-- title: Số đo về dịch vụ xã hội cơ bản của hộ nghèo, hộ cận nghèo | Measures of basic services of poor and near-poor households
-- measure: insured_percent (survey, %): Nhân khẩu hộ nghèo, cận nghèo có bảo hiểm y tế | Persons of poor and near-poor households with health insurance
-- measure: undernourished_children_percent (survey, %): Trẻ em hộ nghèo, cận nghèo suy dinh dưỡng | Undernourished children of poor and near-poor households
-- measure: children_at_school_level_percent (survey, %): Trẻ em hộ nghèo, cận nghèo học đúng bậc của tuổi | Children of poor and near-poor households at the level of their age or above
-- measure: trained_labour_percent (survey, %): Người lao động hộ nghèo, cận nghèo, mới thoát nghèo qua đào tạo | Trained workers of poor, near-poor and newly escaped households
-- measure: certified_labour_percent (survey, %): Người lao động đó có bằng cấp, chứng chỉ nghề | Such workers with a vocational certificate
-- measure: clean_water_percent (survey, %): Hộ nghèo, cận nghèo có nguồn nước bảo đảm | Poor and near-poor households with clean water
-- measure: hygienic_toilet_percent (survey, %): Hộ nghèo, cận nghèo có nhà tiêu hợp vệ sinh | Poor and near-poor households with a hygienic toilet
-- measure: internet_percent (survey, %): Hộ nghèo, cận nghèo có người dùng internet | Poor and near-poor households of which a member uses the internet
-- measure: households_with_lasting_work_percent (survey, %): Hộ nghèo, cận nghèo có người có việc làm bền vững | Poor and near-poor households with a member in lasting work
-- grain: one row per measure and scope (the district, and each commune) in which somebody is concerned or may be
-- columns:
--   measure: Tên số đo | Measure
--   commune_code: Mã xã; trống là toàn huyện | Commune; null is the district
--   yes: Số đạt | Those who have it
--   no: Số không đạt | Those who have it not
--   open: Số thuộc hoặc có thể thuộc diện mà thiếu câu trả lời | Those concerned, or possibly, without an answer
select measure, commune_code, cast(sum(yes) as bigint) as yes, cast(sum(no) as bigint) as no, cast(sum(open) as bigint) as open
from mart_measure_households
group by grouping sets ((measure, commune_code), (measure))
order by measure, commune_code nulls first
