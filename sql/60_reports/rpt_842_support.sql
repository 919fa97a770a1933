-- grain: one row per office and household that it should reach and may name, or planned to reach last year
-- sheet: Danh sách hộ
-- order: row_no
-- title: Hộ từng cơ quan cần hỗ trợ: hộ có người có công, rồi hộ đăng ký thoát nghèo trước; dữ liệu cá nhân | Households that each office should reach, merit families and registered exits first; personal data
-- columns:
--   row_kind: Loại dòng: household | Kind of row
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Xã, thị trấn | Commune
--   village: Thôn, tổ dân phố | Village
--   household_no: Mã hộ | Household number
--   head_name: Họ và tên chủ hộ (dữ liệu cá nhân) | Head's name (personal data)
--   class_name: Diện | Class for support
--   member_count: Số nhân khẩu | Members
--   priority_name: Ưu tiên | Priority
--   policies: Chính sách, tiểu dự án và vì sao | Policies, and why
--   last_year: Năm trước đã dự kiến gì, thiếu hụt đã hết chưa | What was planned last year, and whether the deprivation is gone
--   office_id: Mã cơ quan | Code of the office
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with parts as (
    select
        s.office_id, s.household_key, s.commune_code, s.support_class, s.priority, s.status, t.position,
        case when s.status = 'planned' then t.short_name || ' (' || s.why_vi
            || case when s.zone_known then '' else '; chưa rõ khu vực của xã' end || ')' end as policy,
        case when s.planned_last_year then t.short_name || case
            when m.household_key is null then ': năm nay không rà soát'
            when s.deprivation_gone then ': đã hết thiếu hụt'
            when s.deprivation_gone = false then ': còn thiếu hụt'
            when s.deprived_last_year is null then ': chưa biết còn thiếu hụt hay không'
            else ': không theo chỉ số thiếu hụt' end end as last_year
    from mart_support as s
    inner join ref_support as t on t.policy = s.policy
    left join mart_households as m on m.household_key = s.household_key
    where s.named
), households as (
    select
        office_id, household_key, commune_code, max(support_class) as support_class, min(priority) as priority,
        string_agg(policy, '; ' order by position) as policies,
        string_agg(last_year, '; ' order by position) as last_year
    from parts
    group by office_id, household_key, commune_code
), ordered as (
    select
        h.*, u.commune_name, coalesce(m.village, a.village) as village, coalesce(m.household_no, a.household_no) as household_no, coalesce(m.head_name, a.head_name) as head_name, m.member_count,
        row_number() over (partition by h.office_id order by h.policies is null, h.priority, u.position, h.household_key) as no,
        row_number() over (order by o.position, h.policies is null, h.priority, u.position, h.household_key) as row_no
    from households as h
    inner join ref_support_offices as o on o.office_id = h.office_id
    inner join stg_units as u on u.commune_code = h.commune_code
    left join mart_households as m on m.household_key = h.household_key
    left join (
        select household_key, village, household_no, head_name, row_number() over (partition by household_key order by review_year desc, source_file) as place
        from stg_approved
        where commune_code is not null and class is not null
    ) as a on a.household_key = h.household_key and a.place = 1
)
select
    'household' as row_kind, cast(no as string) as tt, commune_name as unit_name, village, household_no, head_name,
    case support_class when 'poor' then 'Hộ nghèo' when 'near_poor' then 'Hộ cận nghèo' when 'newly_escaped' then 'Mới thoát nghèo' else 'Không còn thuộc diện' end as class_name,
    member_count,
    case priority when 1 then 'Có người có công' when 2 then 'Đăng ký thoát nghèo' end as priority_name,
    coalesce(policies, 'Năm nay không còn lý do hỗ trợ') as policies,
    last_year, office_id, row_no
from ordered
order by row_no
