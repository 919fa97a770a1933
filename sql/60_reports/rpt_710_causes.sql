-- grain: one row per class (poor, near-poor) of an area (I, II), of a district or province of a roll-up, of a unit valid at the review, and of the total
-- sheet: 7.10 Nguyên nhân nghèo
-- order: row_no
-- title: Mẫu số 7.10: hộ nghèo, hộ cận nghèo theo các nguyên nhân nghèo; một hộ có thể có nhiều nguyên nhân, cột là số lượt hộ; trống khi phiếu của một đơn vị không có cột nguyên nhân | Form 7.10: poor and near-poor by cause; a household may name several causes
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Hộ nghèo hoặc Hộ cận nghèo | Poor or near-poor households
--   c1: Không có đất sản xuất. Số lượt hộ nêu nguyên nhân này | No land. Mentions by households
--   c2: Không có vốn sản xuất, kinh doanh. Số lượt hộ nêu nguyên nhân này | No capital. Mentions by households
--   c3: Không có lao động. Số lượt hộ nêu nguyên nhân này | No labour. Mentions by households
--   c4: Không có công cụ/phương tiện sản xuất. Số lượt hộ nêu nguyên nhân này | No tools. Mentions by households
--   c5: Không có kiến thức về sản xuất. Số lượt hộ nêu nguyên nhân này | No knowledge of production. Mentions by households
--   c6: Không có kỹ năng lao động, sản xuất. Số lượt hộ nêu nguyên nhân này | No skills. Mentions by households
--   c7: Có người ốm đau, bệnh nặng, tai nạn…. Số lượt hộ nêu nguyên nhân này | Illness or accident. Mentions by households
--   c8: Nguyên nhân khác. Số lượt hộ nêu nguyên nhân này | Other cause. Mentions by households
--   check_households: Tổng số hộ của dòng, để so với từng cột | Households of the row, to hold against each column
--   check_within: Kiểm tra: không cột nào lớn hơn tổng số hộ | Check: no column exceeds the households
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with classes (class_no, line, class) as (
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
        row_kind, tt, unit_name, lines.commune_code, line_no, class_no, line,
        cast(sum(case classes.class when 'poor' then poor_closing else near_poor_closing end) as bigint) as households,
        case when count(case when lines.has_workbook and n1 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n1, 0) end) as bigint) end as c1,
        case when count(case when lines.has_workbook and n2 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n2, 0) end) as bigint) end as c2,
        case when count(case when lines.has_workbook and n3 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n3, 0) end) as bigint) end as c3,
        case when count(case when lines.has_workbook and n4 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n4, 0) end) as bigint) end as c4,
        case when count(case when lines.has_workbook and n5 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n5, 0) end) as bigint) end as c5,
        case when count(case when lines.has_workbook and n6 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n6, 0) end) as bigint) end as c6,
        case when count(case when lines.has_workbook and n7 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n7, 0) end) as bigint) end as c7,
        case when count(case when lines.has_workbook and n8 is null then causes.class end) = 0 then cast(sum(case when lines.has_workbook then coalesce(n8, 0) end) as bigint) end as c8
    from mart_lines as lines
    cross join classes
    left join mart_communes as unit on unit.commune_code = unit_code and unit.has_workbook
    left join causes on causes.commune_code = unit_code and causes.class = classes.class
    group by row_kind, tt, unit_name, lines.commune_code, line_no, class_no, line
)
select
    row_kind, tt, unit_name, line,
    c1, c2, c3, c4, c5, c6, c7, c8,
    households as check_households,
    greatest(c1, c2, c3, c4, c5, c6, c7, c8) <= households as check_within,
    commune_code,
    row_number() over (order by line_no, class_no) as row_no
from sums
order by row_no
