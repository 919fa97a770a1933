-- grain: one row per area (I, II), per unit valid at the review, and for the district
-- sheet: 7.5 Tỷ lệ thiếu hụt hộ nghèo
-- order: row_no
-- title: Mẫu số 7.5: tỷ lệ 12 chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo; mẫu số của tỷ lệ là tổng số hộ của chính dòng đó | Form 7.5: rates of deprived poor households, of the row's own total
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   households: Tổng số hộ nghèo | Poor households
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
    where class = 'poor'
    group by commune_code
), sums as (
    select
        grouping_id(area_no, mart_communes.commune_code) as depth,
        area_no, area_tt, area_name, position, mart_communes.commune_code, commune_name,
        cast(sum(poor_closing) filter (where has_workbook) as bigint) as households,
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
)
select
    case depth when 0 then 'commune' when 1 then 'area' else 'total' end as row_kind,
    case depth when 0 then cast(row_number() over (partition by depth, area_no order by position, commune_code) as varchar)
        when 1 then area_tt else 'III' end as tt,
    case depth when 0 then commune_name when 1 then area_name else 'Tổng cộng (I + II)' end as unit_name,
    households,
    rate_percent(n1, households) as c1,
    rate_percent(n2, households) as c2,
    rate_percent(n3, households) as c3,
    rate_percent(n4, households) as c4,
    rate_percent(n5, households) as c5,
    rate_percent(n6, households) as c6,
    rate_percent(n7, households) as c7,
    rate_percent(n8, households) as c8,
    rate_percent(n9, households) as c9,
    rate_percent(n10, households) as c10,
    rate_percent(n11, households) as c11,
    rate_percent(n12, households) as c12,
    commune_code,
    row_number() over (order by depth = 3, area_no, depth desc, position, commune_code) as row_no
from sums
order by row_no
