-- grain: one row per area (I, II), per unit valid at the review, and for the district
-- sheet: 7.6 Thiếu hụt hộ cận nghèo
-- order: row_no
-- title: Mẫu số 7.6: số hộ theo 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo | Form 7.6: near-poor households by deprived indicator
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ cận nghèo | Near-poor households
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
--   check_holds: Kiểm tra: bình quân nhỏ hơn mức tối thiểu | Check: the average is below the minimum
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with areas (area_no, area, area_tt, area_name) as (
    values (1, 'urban', 'I', 'Khu vực thành thị'), (2, 'rural', 'II', 'Khu vực nông thôn')
), indicators as (
    select
        commune_code,
        sum(case when indicator = '01' then deprived_households end) as n1,
        sum(case when indicator = '02' then deprived_households end) as n2,
        sum(case when indicator = '03' then deprived_households end) as n3,
        sum(case when indicator = '04' then deprived_households end) as n4,
        sum(case when indicator = '05' then deprived_households end) as n5,
        sum(case when indicator = '06' then deprived_households end) as n6,
        sum(case when indicator = '07' then deprived_households end) as n7,
        sum(case when indicator = '08' then deprived_households end) as n8,
        sum(case when indicator = '09' then deprived_households end) as n9,
        sum(case when indicator = '10' then deprived_households end) as n10,
        sum(case when indicator = '11' then deprived_households end) as n11,
        sum(case when indicator = '12' then deprived_households end) as n12
    from mart_deprivations
    where class = 'near_poor'
    group by commune_code
), standard as (
    select min_deprived from ref_campaign join rule_classes using (rule_set) where class = 'poor'
), sums as (
    select
        grouping_id(area_no, mart_communes.commune_code) as depth,
        area_no, area_tt, area_name, position, mart_communes.commune_code, commune_name,
        cast(sum(near_poor_closing) filter (where has_workbook) as bigint) as households,
        cast(sum(coalesce(n1, 0)) filter (where has_workbook) as bigint) as n1,
        cast(sum(coalesce(n2, 0)) filter (where has_workbook) as bigint) as n2,
        cast(sum(coalesce(n3, 0)) filter (where has_workbook) as bigint) as n3,
        cast(sum(coalesce(n4, 0)) filter (where has_workbook) as bigint) as n4,
        cast(sum(coalesce(n5, 0)) filter (where has_workbook) as bigint) as n5,
        cast(sum(coalesce(n6, 0)) filter (where has_workbook) as bigint) as n6,
        cast(sum(coalesce(n7, 0)) filter (where has_workbook) as bigint) as n7,
        cast(sum(coalesce(n8, 0)) filter (where has_workbook) as bigint) as n8,
        cast(sum(coalesce(n9, 0)) filter (where has_workbook) as bigint) as n9,
        cast(sum(coalesce(n10, 0)) filter (where has_workbook) as bigint) as n10,
        cast(sum(coalesce(n11, 0)) filter (where has_workbook) as bigint) as n11,
        cast(sum(coalesce(n12, 0)) filter (where has_workbook) as bigint) as n12
    from areas
    left join mart_communes using (area)
    left join indicators on indicators.commune_code = mart_communes.commune_code
    group by rollup ((area_no, area_tt, area_name), (position, mart_communes.commune_code, commune_name))
    having grouping(mart_communes.commune_code) = 1 or mart_communes.commune_code is not null
), totals as (
    select *, n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10 + n11 + n12 as deprivations from sums
)
select
    case depth when 0 then 'commune' when 1 then 'area' else 'total' end as row_kind,
    case depth when 0 then cast(row_number() over (partition by depth, area_no order by position, commune_code) as varchar)
        when 1 then area_tt else 'III' end as tt,
    case depth when 0 then commune_name when 1 then area_name else 'Tổng cộng (I + II)' end as unit_name,
    households,
    deprivations,
    n1 as c1,
    n2 as c2,
    n3 as c3,
    n4 as c4,
    n5 as c5,
    n6 as c6,
    n7 as c7,
    n8 as c8,
    n9 as c9,
    n10 as c10,
    n11 as c11,
    n12 as c12,
    -- an average with two decimals: the percentage of a hundredfold whole
    rate_percent(deprivations, households * 100) as check_average,
    case when households > 0 then min_deprived end as check_minimum,
    case when households > 0 then deprivations < min_deprived * households end as check_holds,
    commune_code,
    row_number() over (order by depth = 3, area_no, depth desc, position, commune_code) as row_no
from totals
left join standard on true
order by row_no
