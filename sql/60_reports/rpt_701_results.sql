-- grain: one row per area (I, II), per district or province of a roll-up, per unit valid at the review, and for the total
-- sheet: 7.1 Kết quả rà soát
-- order: row_no
-- title: Mẫu số 7.1: tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo, hộ có mức sống trung bình; dòng khu vực và tổng cộng là tổng các dòng, tỷ lệ tính từ số đếm, trống khi còn hộ bị giữ lại | Form 7.1: results of the review; area and total lines are sums of rows, rates come from counts, null while households are held out
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   c1: Tổng số hộ dân cư tại thời điểm rà soát; trống khi một đơn vị có phiếu mà thiếu tổng số hộ. Theo trang Thông tin của phiếu xã | Households at the review; null when a unit with a workbook gives no total. From the sheet Thông tin of the workbook
--   c2: Tổng số nhân khẩu tại thời điểm rà soát. Theo trang Thông tin của phiếu xã | Persons at the review. From the sheet Thông tin of the workbook
--   c3: Số hộ nghèo. Hộ có kết quả phân loại là hộ nghèo. Bằng cột 9 của mẫu 7.2 | Poor households. Equals column 9 of form 7.2
--   c4: Tỷ lệ hộ nghèo, % (c3/c1). Để trống khi không có tổng số hộ | Rate of poor households, % (c3/c1). Null without a total
--   c5: Số hộ cận nghèo. Hộ có kết quả phân loại là hộ cận nghèo. Bằng cột 9 của mẫu 7.3 | Near-poor households. Equals column 9 of form 7.3
--   c6: Tỷ lệ hộ cận nghèo, % (c5/c1) | Rate of near-poor households, % (c5/c1)
--   c7: Số hộ làm nông, lâm, ngư nghiệp có mức sống trung bình; trống khi phiếu của một đơn vị không có cột này. Hộ làm nông, lâm, ngư, diêm nghiệp có thu nhập bình quân trong khoảng mức sống trung bình, không thuộc hộ nghèo, hộ cận nghèo | Farming households of average living standard. Income per person within the range of average living, neither poor nor near-poor
--   c8: Tỷ lệ hộ có mức sống trung bình, % (c7/c1) | Rate of households of average living standard, % (c7/c1)
--   c9: Số khẩu nghèo. Nhân khẩu của các hộ nghèo ở cột 3 | Persons in poor households. Members of the households of column 3
--   c10: Tỷ lệ khẩu nghèo, % (c9/c2) | Rate of poor persons, % (c9/c2)
--   c11: Số khẩu cận nghèo. Nhân khẩu của các hộ cận nghèo ở cột 5 | Persons in near-poor households. Members of the households of column 5
--   c12: Tỷ lệ khẩu cận nghèo, % (c11/c2) | Rate of near-poor persons, % (c11/c2)
--   c13: Số khẩu có mức sống trung bình. Nhân khẩu của các hộ có mức sống trung bình ở cột 7 | Persons in households of average living standard. Members of the households of column 7
--   c14: Tỷ lệ khẩu có mức sống trung bình, % (c13/c2) | Rate of persons of average living standard, % (c13/c2)
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with sums as (
    select
        row_kind, tt, unit_name, lines.commune_code, line_no,
        case when count(unit.commune_code) = count(households_total) then cast(sum(households_total) as bigint) end as households,
        case when count(unit.commune_code) = count(persons_total) then cast(sum(persons_total) as bigint) end as persons,
        cast(sum(poor_closing) as bigint) as poor,
        cast(sum(near_poor_closing) as bigint) as near_poor,
        case when count(unit.commune_code) = count(average_living) then cast(sum(average_living) as bigint) end as average_living,
        cast(sum(poor_closing_persons) as bigint) as poor_persons,
        cast(sum(near_poor_closing_persons) as bigint) as near_poor_persons,
        case when count(unit.commune_code) = count(average_living_persons) then cast(sum(average_living_persons) as bigint) end as average_living_persons,
        coalesce(sum(pending_households), 0) = 0 as complete
    from mart_lines as lines
    left join mart_communes as unit on unit.commune_code = unit_code and unit.has_workbook
    group by row_kind, tt, unit_name, lines.commune_code, line_no
)
select
    row_kind, tt, unit_name,
    households as c1,
    persons as c2,
    poor as c3,
    case when complete then rate_percent(poor, households) end as c4,
    near_poor as c5,
    case when complete then rate_percent(near_poor, households) end as c6,
    average_living as c7,
    case when complete then rate_percent(average_living, households) end as c8,
    poor_persons as c9,
    case when complete then rate_percent(poor_persons, persons) end as c10,
    near_poor_persons as c11,
    case when complete then rate_percent(near_poor_persons, persons) end as c12,
    average_living_persons as c13,
    case when complete then rate_percent(average_living_persons, persons) end as c14,
    commune_code,
    line_no as row_no
from sums
order by row_no
