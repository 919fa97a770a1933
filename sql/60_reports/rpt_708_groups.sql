-- grain: one row per line (households, persons) of an area (I, II), of a district or province of a roll-up, of a unit valid at the review, and of the total
-- sheet: 7.8 Nhóm đối tượng
-- order: row_no
-- title: Mẫu số 7.8: hộ nghèo, hộ cận nghèo theo các nhóm đối tượng; một hộ có thể thuộc nhiều nhóm nên các nhóm cộng lại có thể lớn hơn tổng số; trống khi phiếu của một đơn vị không có cột của nhóm | Form 7.8: poor and near-poor by group; a household may be in several groups
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   line: Phân tổ: Hộ hoặc Nhân khẩu | Line: households or persons
--   c1: Hộ nghèo: Tổng số. Bằng mẫu 7.1 | Poor: all. As in form 7.1
--   c2: Hộ nghèo: Dân tộc thiểu số. Chủ hộ thuộc dân tộc thiểu số | Poor: of ethnic minorities. The head belongs to a minority
--   c3: Hộ nghèo: Không có khả năng lao động. Hộ không có thành viên có khả năng lao động, theo phiếu rà soát | Poor: without labour capacity. No member can work, by the survey
--   c4: Hộ nghèo: Có thành viên là người có công với cách mạng. Hộ có ít nhất một thành viên là người có công với cách mạng, theo phiếu rà soát | Poor: with a member of merit. A member is a person of merit, by the survey
--   c5: Hộ nghèo: Khác: không thuộc nhóm nào trong ba nhóm. Hộ không thuộc nhóm nào trong ba nhóm. Không tính bằng hiệu vì các nhóm trùng nhau | Poor: in none of the three groups. In none of the three groups; no difference, as the groups overlap
--   c6: Hộ cận nghèo: Tổng số. Bằng mẫu 7.1 | Near-poor: all. As in form 7.1
--   c7: Hộ cận nghèo: Dân tộc thiểu số. Chủ hộ thuộc dân tộc thiểu số | Near-poor: of ethnic minorities. The head belongs to a minority
--   c8: Hộ cận nghèo: Không có khả năng lao động. Hộ không có thành viên có khả năng lao động, theo phiếu rà soát | Near-poor: without labour capacity. No member can work, by the survey
--   c9: Hộ cận nghèo: Có thành viên là người có công với cách mạng. Hộ có ít nhất một thành viên là người có công với cách mạng, theo phiếu rà soát | Near-poor: with a member of merit. A member is a person of merit, by the survey
--   c10: Hộ cận nghèo: Khác: không thuộc nhóm nào trong ba nhóm. Hộ không thuộc nhóm nào trong ba nhóm. Không tính bằng hiệu vì các nhóm trùng nhau | Near-poor: in none of the three groups. In none of the three groups; no difference, as the groups overlap
--   check_poor_overlap: Hộ nghèo thuộc từ hai nhóm trở lên | Poor, in two or more groups
--   check_near_poor_overlap: Hộ cận nghèo thuộc từ hai nhóm trở lên | Near-poor, in two or more groups
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with counts (count_no, line, counted) as (
    values (1, 'Hộ', 'households'), (2, 'Nhân khẩu', 'persons')
), sums as (
    select
        row_kind, tt, unit_name, lines.commune_code, line_no, count_no, line,
        cast(sum(case when has_workbook then coalesce(poor.total, 0) end) as bigint) as c1,
        cast(sum(case when has_workbook then coalesce(poor.minority, 0) end) as bigint) as c2,
        case when count(case when has_workbook and poor.no_labour_capacity is null then poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(poor.no_labour_capacity, 0) end) as bigint) end as c3,
        case when count(case when has_workbook and poor.merit_member is null then poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(poor.merit_member, 0) end) as bigint) end as c4,
        case when count(case when has_workbook and poor.none_of_these is null then poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(poor.none_of_these, 0) end) as bigint) end as c5,
        cast(sum(case when has_workbook then coalesce(near_poor.total, 0) end) as bigint) as c6,
        cast(sum(case when has_workbook then coalesce(near_poor.minority, 0) end) as bigint) as c7,
        case when count(case when has_workbook and near_poor.no_labour_capacity is null then near_poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(near_poor.no_labour_capacity, 0) end) as bigint) end as c8,
        case when count(case when has_workbook and near_poor.merit_member is null then near_poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(near_poor.merit_member, 0) end) as bigint) end as c9,
        case when count(case when has_workbook and near_poor.none_of_these is null then near_poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(near_poor.none_of_these, 0) end) as bigint) end as c10,
        case when count(case when has_workbook and poor.overlap is null then poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(poor.overlap, 0) end) as bigint) end as check_poor_overlap,
        case when count(case when has_workbook and near_poor.overlap is null then near_poor.class end) = 0 then cast(sum(case when has_workbook then coalesce(near_poor.overlap, 0) end) as bigint) end as check_near_poor_overlap
    from mart_lines as lines
    cross join counts
    left join (select * from mart_groups where class = 'poor') as poor
        on poor.commune_code = unit_code and poor.counted = counts.counted
    left join (select * from mart_groups where class = 'near_poor') as near_poor
        on near_poor.commune_code = unit_code and near_poor.counted = counts.counted
    group by row_kind, tt, unit_name, lines.commune_code, line_no, count_no, line
)
select
    row_kind, tt, unit_name, line,
    c1, c2, c3, c4, c5, c6, c7, c8, c9, c10,
    check_poor_overlap, check_near_poor_overlap,
    commune_code,
    row_number() over (order by line_no, count_no) as row_no
from sums
order by row_no
