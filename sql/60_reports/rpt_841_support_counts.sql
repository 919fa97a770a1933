-- grain: one row per policy that reaches a household now or did last year, and per policy and commune
-- sheet: Tổng hợp
-- order: row_no
-- title: Số hộ từng chính sách, tiểu dự án cần hỗ trợ, theo xã | Households that each policy should reach, by commune
-- columns:
--   row_kind: Loại dòng: area chính sách, commune xã | Kind of row: policy or commune
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Chính sách, tiểu dự án; xã | Policy; commune
--   place: Mục trong kế hoạch | Place in the plan
--   c1: Số hộ cần hỗ trợ | Households to reach
--   c2: Trong đó hộ nghèo | Of them poor
--   c3: Trong đó hộ cận nghèo | Of them near-poor
--   c4: Trong đó hộ mới thoát nghèo | Of them newly escaped
--   c5: Trong đó hộ có người có công | Of them merit families
--   c6: Trong đó hộ đăng ký thoát nghèo, không kể hộ có người có công. Không kể hộ có người có công, đã đếm ở cột 5 | Of them registered exits, without merit families
--   c7: Năm trước đã dự kiến; trống khi kết quả năm trước không có. Theo kết quả được phê duyệt của năm trước; để trống khi kết quả đó không có | Planned last year; null where last year's result does not say
--   c8: Năm trước đã dự kiến, nay đã hết thiếu hụt | Planned last year, the deprivation gone
--   office_id: Mã cơ quan | Code of the office
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with counted as (
    select
        s.office_id, s.policy, s.commune_code,
        count(case when s.status = 'planned' then 1 end) as c1,
        count(case when s.status = 'planned' and s.support_class = 'poor' then 1 end) as c2,
        count(case when s.status = 'planned' and s.support_class = 'near_poor' then 1 end) as c3,
        count(case when s.status = 'planned' and s.support_class = 'newly_escaped' then 1 end) as c4,
        count(case when s.status = 'planned' and s.priority = 1 then 1 end) as c5,
        count(case when s.status = 'planned' and s.priority = 2 then 1 end) as c6,
        case when count(s.planned_last_year) > 0 then count(case when s.planned_last_year then 1 end) end as c7,
        case when count(s.planned_last_year) > 0 and (count(case when s.planned_last_year then 1 end) = 0 or count(case when s.planned_last_year then s.deprived_last_year end) > 0) then count(case when s.planned_last_year and s.deprivation_gone then 1 end) end as c8
    from mart_support as s
    group by grouping sets ((s.office_id, s.policy), (s.office_id, s.policy, s.commune_code))
), numbered as (
    select
        n.*, t.policy_name, t.place, u.commune_name,
        row_number() over (partition by n.office_id, n.policy order by u.position nulls first) - 1 as unit_no,
        dense_rank() over (partition by n.office_id order by t.position) as policy_no,
        row_number() over (order by t.position, u.position nulls first) as row_no
    from counted as n
    inner join ref_support as t on t.policy = n.policy
    left join stg_units as u on u.commune_code = n.commune_code
)
select
    case when commune_code is null then 'area' else 'commune' end as row_kind,
    cast(case when commune_code is null then policy_no else unit_no end as string) as tt,
    coalesce(commune_name, policy_name) as unit_name,
    case when commune_code is null then place end as place,
    c1, c2, c3, c4, c5, c6, c7, c8, office_id, row_no
from numbered
order by row_no
