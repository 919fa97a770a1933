-- grain: one row per area's unit valid at the review, and for the district
-- sheet: Phân tách tỷ lệ
-- order: row_no
-- title: Phân tách mức giảm tỷ lệ: phần do số hộ nghèo, cận nghèo và phần do tổng số hộ | The reduction of each rate in its two parts
-- columns:
--   row_kind: Loại dòng: commune, total | Kind of row
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Đơn vị | Unit
--   c1: Tổng số hộ đầu năm | Households at the start
--   c2: Tổng số hộ khi rà soát | Households at the review
--   c3: Giảm tỷ lệ hộ nghèo, điểm %. Tỷ lệ đầu năm trừ tỷ lệ cuối năm, điểm %; số âm là tăng | Reduction of the rate of poor households, points
--   c4: Trong đó do số hộ nghèo thay đổi | Of it, from the number of poor households
--   c5: Trong đó do tổng số hộ thay đổi | Of it, from the number of all households
--   c6: Giảm tỷ lệ hộ cận nghèo, điểm %. Tỷ lệ đầu năm trừ tỷ lệ cuối năm, điểm %; số âm là tăng | Reduction of the rate of near-poor households, points
--   c7: Trong đó do số hộ cận nghèo thay đổi | Of it, from the number of near-poor households
--   c8: Trong đó do tổng số hộ thay đổi | Of it, from the number of all households
--   c9: Giảm tỷ lệ hộ nghèo và cận nghèo, điểm %. Tính từ tổng số hộ nghèo và cận nghèo, không cộng hai tỷ lệ đã làm tròn | Reduction of both rates together, points
--   c10: Trong đó do số hộ nghèo, cận nghèo thay đổi | Of it, from the number of poor and near-poor households
--   c11: Trong đó do tổng số hộ thay đổi | Of it, from the number of all households
--   note: Ghi chú: vì sao để trống | Why figures are missing
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with scopes as (
    select
        d.commune_code, max(d.opening_households_total) as c1, max(d.households_total) as c2,
        max(case when d.list = 'poor' then d.reduction_points end) as c3,
        max(case when d.list = 'poor' then d.from_list_points end) as c4,
        max(case when d.list = 'poor' then d.from_total_points end) as c5,
        max(case when d.list = 'near_poor' then d.reduction_points end) as c6,
        max(case when d.list = 'near_poor' then d.from_list_points end) as c7,
        max(case when d.list = 'near_poor' then d.from_total_points end) as c8,
        max(case when d.list = 'both' then d.reduction_points end) as c9,
        max(case when d.list = 'both' then d.from_list_points end) as c10,
        max(case when d.list = 'both' then d.from_total_points end) as c11,
        max(d.status) as status
    from mart_decomposition as d
    group by d.commune_code
), numbered as (
    select s.*, u.commune_name, row_number() over (order by u.position nulls last) as row_no
    from scopes as s
    left join mart_communes as u on u.commune_code = s.commune_code
)
select
    case when commune_code is null then 'total' else 'commune' end as row_kind,
    case when commune_code is null then '' else cast(row_no as string) end as tt,
    coalesce(commune_name, 'Toàn huyện') as unit_name,
    c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11,
    case status when 'no_data' then 'Chưa có số liệu' when 'no_opening_total' then 'Không có tổng số hộ đầu năm' end as note,
    commune_code, row_no
from numbered
order by row_no
