-- grain: one row per target that is measured by commune, and per commune under it
-- sheet: Chỉ tiêu theo xã
-- order: row_no
-- title: Chỉ tiêu tính được cho từng xã | Targets that can be measured by commune
-- columns:
--   row_kind: Loại dòng: area (chỉ tiêu), commune (xã) | Kind of row: area (target), commune
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Chỉ tiêu, hoặc xã | Target, or commune
--   unit: Đơn vị tính | Unit
--   comparator: Cách so sánh | Comparator
--   target: Chỉ tiêu. Chỉ tiêu của huyện, soi cho từng xã; hoặc phần của xã trong kế hoạch | Target
--   actual: Thực hiện; trống khi chưa có số liệu; dòng chỉ tiêu là toàn huyện | Actual; the line of the target is the district
--   gap: Chênh lệch. Thực hiện trừ chỉ tiêu | Actual less target
--   result: Kết quả | Result
--   note: Ghi chú. Dòng xã chỉ ghi khi khác dòng chỉ tiêu ở trên | Note; on a commune only where it differs from the target's
--   commune_code: Mã xã | Commune code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with results (status, result) as (
    values ('met', 'Đạt'), ('not_met', 'Chưa đạt'), ('no_data', 'Chưa có số liệu'), ('followed', 'Theo dõi')
), signs (comparator, sign) as (
    values ('>=', '≥'), ('<=', '≤'), ('>', '>'), ('<', '<'), ('=', '=')
), chosen as (
    select t.id, t.position, t.scope, t.text_vi, t.unit, t.comparator, t.target, t.actual, t.gap, t.status, t.note_vi, t.commune_code,
        coalesce(c.position, 0) as commune_no, c.commune_name
    from mart_targets t
    left join mart_communes c on c.commune_code = t.commune_code
    where exists (select 1 from mart_targets o where o.id = t.id and o.scope = 'commune')
    union all
    -- what the plan gives to communes alone has no row of the district and is headed by its name
    select distinct t.id, t.position, 'district', t.text_vi, t.unit, t.comparator, cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), cast(null as decimal(18, 4)),
        cast(null as varchar), cast(null as varchar), cast(null as varchar), 0, cast(null as varchar)
    from mart_targets t
    where t.scope = 'commune' and not exists (select 1 from mart_targets o where o.id = t.id and o.scope = 'district')
), numbered as (
    select *, dense_rank() over (order by position, id) as target_no, row_number() over (order by position, id, commune_no, commune_code) as row_no
    from chosen
)
select
    case when n.scope = 'district' then 'area' else 'commune' end as row_kind,
    case when n.scope = 'district' then cast(n.target_no as varchar) else cast(row_number() over (partition by n.id, n.scope order by n.row_no) as varchar) end as tt,
    case when n.scope = 'district' then n.text_vi else n.commune_name end as unit_name,
    n.unit, s.sign as comparator, n.target, n.actual, n.gap, r.result,
    -- what the line of the target says, or begins with, is not said again under it
    case when n.scope = 'district' or d.note_vi is null or substr(d.note_vi, 1, length(n.note_vi)) <> n.note_vi then n.note_vi end as note,
    n.commune_code, n.row_no
from numbered n
left join numbered d on d.id = n.id and d.scope = 'district'
left join results r on r.status = n.status
left join signs s on s.comparator = n.comparator
order by n.row_no
