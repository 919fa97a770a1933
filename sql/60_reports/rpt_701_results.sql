-- grain: one row per area (I, II), per unit valid at the review, and for the district
-- sheet: 7.1 Kết quả rà soát
-- order: row_no
-- title: Mẫu số 7.1: tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo, hộ có mức sống trung bình; dòng khu vực và tổng cộng là tổng các dòng, tỷ lệ tính từ số đếm, trống khi còn hộ bị giữ lại | Form 7.1: results of the review; area and district lines are sums of rows, rates come from counts, null while households are held out
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   c1: Tổng số hộ dân cư tại thời điểm rà soát; trống khi một đơn vị có phiếu mà thiếu tổng số hộ | Households at the review; null when a unit with a workbook gives no total
--   c2: Tổng số nhân khẩu tại thời điểm rà soát | Persons at the review
--   c3: Số hộ nghèo | Poor households
--   c4: Tỷ lệ hộ nghèo, % (c3/c1) | Rate of poor households, % (c3/c1)
--   c5: Số hộ cận nghèo | Near-poor households
--   c6: Tỷ lệ hộ cận nghèo, % (c5/c1) | Rate of near-poor households, % (c5/c1)
--   c7: Số hộ làm nông, lâm, ngư nghiệp có mức sống trung bình; trống khi phiếu của một đơn vị không có cột này | Farming households of average living standard
--   c8: Tỷ lệ hộ có mức sống trung bình, % (c7/c1) | Rate of households of average living standard, % (c7/c1)
--   c9: Số khẩu nghèo | Persons in poor households
--   c10: Tỷ lệ khẩu nghèo, % (c9/c2) | Rate of poor persons, % (c9/c2)
--   c11: Số khẩu cận nghèo | Persons in near-poor households
--   c12: Tỷ lệ khẩu cận nghèo, % (c11/c2) | Rate of near-poor persons, % (c11/c2)
--   c13: Số khẩu có mức sống trung bình | Persons in households of average living standard
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
