-- grain: one row per line (households, persons) of an area (I, II), of a unit valid at the review, and of the district
-- sheet: 7.2 Diễn biến hộ nghèo
-- order: row_no
-- title: Mẫu số 7.2: tổng hợp diễn biến hộ nghèo trong năm, hai dòng Hộ và Nhân khẩu một đơn vị | Form 7.2: flows of the poor list, a line of households and a line of persons for each unit
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Phân tổ: Hộ hoặc Nhân khẩu | Line: households or persons
--   c1: Tổng số đầu năm | At the start of the year
--   c2: Giảm: thoát nghèo, trở thành hộ cận nghèo | Less: became near-poor
--   c3: Giảm: thoát nghèo, vượt chuẩn cận nghèo | Less: rose above the near-poor line
--   c4: Giảm: nguyên nhân khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập) | Less: other causes (persons gone, died, moved away, split, merged)
--   c5: Tăng: hộ cận nghèo trở thành hộ nghèo | More: near-poor became poor
--   c6: Tăng: tái nghèo | More: relapsed
--   c7: Tăng: phát sinh mới | More: newly poor
--   c8: Tăng: nguyên nhân khác (thay đổi nhân khẩu, chuyển đến, tách, nhập) | More: other causes (persons come, moved in, split, merged)
--   c9: Tổng số cuối năm | At the end of the year
--   check_balance: Kiểm tra: 1−2−3−4+5+6+7+8−9, bằng 0 thì khớp | Check: 1−2−3−4+5+6+7+8−9, 0 when it balances
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with areas (area_no, area, area_tt, area_name) as (
    values (1, 'urban', 'I', 'Khu vực thành thị'), (2, 'rural', 'II', 'Khu vực nông thôn')
), lines (line_no, line, counted) as (
    values (1, 'Hộ', 'households'), (2, 'Nhân khẩu', 'persons')
), sums as (
    select
        grouping_id(area_no, mart_communes.commune_code) as depth,
        area_no, area_tt, area_name, position, mart_communes.commune_code, commune_name,
        line_no, line,
        cast(sum(coalesce(c1, 0)) filter (where has_workbook) as bigint) as c1,
        cast(sum(coalesce(c2, 0)) filter (where has_workbook) as bigint) as c2,
        cast(sum(coalesce(c3, 0)) filter (where has_workbook) as bigint) as c3,
        cast(sum(coalesce(c4, 0)) filter (where has_workbook) as bigint) as c4,
        cast(sum(coalesce(c5, 0)) filter (where has_workbook) as bigint) as c5,
        cast(sum(coalesce(c6, 0)) filter (where has_workbook) as bigint) as c6,
        cast(sum(coalesce(c7, 0)) filter (where has_workbook) as bigint) as c7,
        cast(sum(coalesce(c8, 0)) filter (where has_workbook) as bigint) as c8,
        cast(sum(coalesce(c9, 0)) filter (where has_workbook) as bigint) as c9
    from areas
    cross join lines
    left join mart_communes using (area)
    left join (select * from mart_flows where list = 'poor') as flows
        on flows.commune_code = mart_communes.commune_code and flows.counted = lines.counted
    group by line_no, line, rollup ((area_no, area_tt, area_name), (position, mart_communes.commune_code, commune_name))
    having grouping(mart_communes.commune_code) = 1 or mart_communes.commune_code is not null
)
select
    case depth when 0 then 'commune' when 1 then 'area' else 'total' end as row_kind,
    case depth when 0 then cast(row_number() over (partition by depth, area_no, line_no order by position, commune_code) as varchar)
        when 1 then area_tt else 'III' end as tt,
    case depth when 0 then commune_name when 1 then area_name else 'Tổng cộng (I + II)' end as unit_name,
    line,
    c1, c2, c3, c4, c5, c6, c7, c8, c9,
    c1 - c2 - c3 - c4 + c5 + c6 + c7 + c8 - c9 as check_balance,
    commune_code,
    row_number() over (order by depth = 3, area_no, depth desc, position, commune_code, line_no) as row_no
from sums
order by row_no
