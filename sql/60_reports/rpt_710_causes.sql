-- grain: one row per class (poor, near-poor) of an area (I, II), of a unit valid at the review, and of the district
-- sheet: 7.10 Nguyên nhân nghèo
-- order: row_no
-- title: Mẫu số 7.10: hộ nghèo, hộ cận nghèo theo các nguyên nhân nghèo; một hộ có thể có nhiều nguyên nhân, cột là số lượt hộ | Form 7.10: poor and near-poor by cause; a household may name several causes
-- columns:
--   row_kind: Loại dòng: area (khu vực), commune (đơn vị), total (tổng cộng) | Kind of row: area, commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Hộ nghèo hoặc Hộ cận nghèo | Poor or near-poor households
--   c1: Không có đất sản xuất | No land
--   c2: Không có vốn sản xuất, kinh doanh | No capital
--   c3: Không có lao động | No labour
--   c4: Không có công cụ/phương tiện sản xuất | No tools
--   c5: Không có kiến thức về sản xuất | No knowledge of production
--   c6: Không có kỹ năng lao động, sản xuất | No skills
--   c7: Có người ốm đau, bệnh nặng, tai nạn… | Illness or accident
--   c8: Nguyên nhân khác | Other cause
--   check_households: Tổng số hộ của dòng, để so với từng cột | Households of the row, to hold against each column
--   check_within: Kiểm tra: không cột nào lớn hơn tổng số hộ | Check: no column exceeds the households
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with areas (area_no, area, area_tt, area_name) as (
    values (1, 'urban', 'I', 'Khu vực thành thị'), (2, 'rural', 'II', 'Khu vực nông thôn')
), lines (line_no, line, class) as (
    values (1, 'Hộ nghèo', 'poor'), (2, 'Hộ cận nghèo', 'near_poor')
), causes as (
    select
        commune_code, class,
        sum(households) filter (where cause = '1') as n1,
        sum(households) filter (where cause = '2') as n2,
        sum(households) filter (where cause = '3') as n3,
        sum(households) filter (where cause = '4') as n4,
        sum(households) filter (where cause = '5') as n5,
        sum(households) filter (where cause = '6') as n6,
        sum(households) filter (where cause = '7') as n7,
        sum(households) filter (where cause = '8') as n8
    from mart_causes
    group by commune_code, class
), sums as (
    select
        grouping_id(area_no, mart_communes.commune_code) as depth,
        area_no, area_tt, area_name, position, mart_communes.commune_code, commune_name,
        line_no, line,
        cast(sum(case lines.class when 'poor' then poor_closing else near_poor_closing end) filter (where has_workbook) as bigint) as households,
        cast(sum(coalesce(n1, 0)) filter (where has_workbook) as bigint) as c1,
        cast(sum(coalesce(n2, 0)) filter (where has_workbook) as bigint) as c2,
        cast(sum(coalesce(n3, 0)) filter (where has_workbook) as bigint) as c3,
        cast(sum(coalesce(n4, 0)) filter (where has_workbook) as bigint) as c4,
        cast(sum(coalesce(n5, 0)) filter (where has_workbook) as bigint) as c5,
        cast(sum(coalesce(n6, 0)) filter (where has_workbook) as bigint) as c6,
        cast(sum(coalesce(n7, 0)) filter (where has_workbook) as bigint) as c7,
        cast(sum(coalesce(n8, 0)) filter (where has_workbook) as bigint) as c8
    from areas
    cross join lines
    left join mart_communes using (area)
    left join causes on causes.commune_code = mart_communes.commune_code and causes.class = lines.class
    group by line_no, line, rollup ((area_no, area_tt, area_name), (position, mart_communes.commune_code, commune_name))
    having grouping(mart_communes.commune_code) = 1 or mart_communes.commune_code is not null
)
select
    case depth when 0 then 'commune' when 1 then 'area' else 'total' end as row_kind,
    case depth when 0 then cast(row_number() over (partition by depth, area_no, line_no order by position, commune_code) as varchar)
        when 1 then area_tt else 'III' end as tt,
    case depth when 0 then commune_name when 1 then area_name else 'Tổng cộng (I + II)' end as unit_name,
    line,
    c1, c2, c3, c4, c5, c6, c7, c8,
    households as check_households,
    greatest(c1, c2, c3, c4, c5, c6, c7, c8) <= households as check_within,
    commune_code,
    row_number() over (order by depth = 3, area_no, depth desc, position, commune_code, line_no) as row_no
from sums
order by row_no
