-- grain: one row per commune and list that is shared out
-- sheet: Vì sao
-- order: row_no
-- title: Vì sao từng xã được giao con số này; chỉ có khi phân bổ | Why each commune has its number; built by allocate only
-- columns:
--   row_kind: Loại dòng: reason | Kind of row
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Đơn vị | Unit
--   list_name: Danh sách | List
--   floor: Mức giảm tối thiểu, hộ. Theo phần allocation của targets.yaml; số đã thống nhất với xã là cả mức tối thiểu và mức trần | Least reduction
--   cap: Mức trần, hộ | Cap
--   share: Phần theo tỷ lệ, trước khi làm tròn. Phần chính xác trước khi làm tròn, hai số lẻ | Exact part before rounding
--   reduction: Giao giảm, hộ | Households to reduce
--   why: Vì sao, một câu | Why, in one sentence
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with ordered as (
    select u.commune_name, p.*, row_number() over (order by p.list desc, u.position, u.commune_code) as row_no
    from plan_allocation as p
    inner join stg_units as u on u.commune_code = p.commune_code
)
select 'reason' as row_kind, cast(row_no as string) as tt, commune_name as unit_name,
    case list when 'poor' then 'Hộ nghèo' else 'Hộ cận nghèo' end as list_name, floor, cap, share, reduction, why_vi as why, row_no
from ordered
order by row_no
