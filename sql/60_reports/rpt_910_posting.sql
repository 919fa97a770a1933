-- view: many
-- grain: one row per household whose result is posted: poor or near-poor now, or leaving one of these lists; none that is held out
-- order: row_no
-- title: Danh sách niêm yết công khai: chỉ tên, thôn, số khẩu và kết quả | The public list: name, village, members and result only
-- columns:
--   row_kind: Loại dòng: household | Kind of row: household
--   tt: Số thứ tự trong thôn | Number within the village
--   unit_name: Thôn, tổ dân phố | Village
--   head_name: Họ và tên chủ hộ | Head's name
--   household_no: Mã hộ | Household number
--   ethnicity: Dân tộc chủ hộ | Head's ethnicity
--   member_count: Số nhân khẩu | Members
--   previous_class: Phân loại đầu năm; trống khi ngoài danh sách | Class at the start; null when not listed
--   class: Kết quả phân loại | Class
--   result: Diễn biến: giữ nguyên, thoát nghèo, tái nghèo, mới | Movement in words
--   village_no: Thứ tự của thôn trong xã, theo phiếu | Order of the village in the commune, as in the survey
--   village_households: Số hộ được niêm yết của thôn | Households of the village that are posted
--   commune_code: Mã xã | Commune code
--   row_no: Thứ tự dòng | Order of the row
with results (movement, result) as (
    values ('stays_poor', 'Giữ nguyên hộ nghèo'), ('poor_to_near_poor', 'Thoát nghèo, trở thành hộ cận nghèo'), ('poor_to_not_poor', 'Thoát nghèo, vượt chuẩn cận nghèo'),
        ('near_poor_to_poor', 'Hộ cận nghèo trở thành hộ nghèo'), ('stays_near_poor', 'Giữ nguyên hộ cận nghèo'), ('near_poor_to_not_poor', 'Thoát cận nghèo'),
        ('relapse_poor', 'Tái nghèo'), ('new_poor', 'Hộ nghèo mới'), ('other_in_poor', 'Hộ nghèo mới (chuyển đến, tách, nhập)'),
        ('relapse_near_poor', 'Tái cận nghèo'), ('new_near_poor', 'Hộ cận nghèo mới'), ('other_in_near_poor', 'Hộ cận nghèo mới (chuyển đến, tách, nhập)')
), posted as (
    select
        h.commune_code, coalesce(h.village, 'Chưa ghi thôn') as village, coalesce(s.village_folded, '') as village_folded,
        h.head_name, h.household_no, h.ethnicity, h.member_count, old.label as previous_class, k.label as class, r.result,
        h.source_file, h.source_row, h.household_key
    from mart_households as h
    join int_households as s on s.household_key = h.household_key
    join results as r on r.movement = h.movement
    join rule_classes as k on k.rule_set = h.rule_set and k.class = h.class
    left join rule_classes as old on old.rule_set = h.rule_set and old.class = h.previous_class and old.class in ('poor', 'near_poor')
), villages as (
    select
        commune_code, village_folded, min(village) as village, count(*) as households,
        row_number() over (partition by commune_code order by min(source_file), min(source_row)) as village_no
    from posted
    group by commune_code, village_folded
)
select
    'household' as row_kind,
    cast(row_number() over (partition by p.commune_code, v.village_no order by p.source_file, p.source_row, p.household_key) as varchar) as tt,
    v.village as unit_name, p.head_name, p.household_no, p.ethnicity, p.member_count, p.previous_class, p.class, p.result,
    v.village_no, v.households as village_households, p.commune_code,
    row_number() over (order by u.position, p.commune_code, v.village_no, p.source_file, p.source_row, p.household_key) as row_no
from posted as p
join villages as v on v.commune_code = p.commune_code and v.village_folded = p.village_folded
join mart_communes as u on u.commune_code = p.commune_code
order by row_no
