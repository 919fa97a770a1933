-- grain: one row per unit valid at the review; in a roll-up of several districts or provinces, per district or province
-- order: row_no
-- title: Biểu đồ hộ nghèo, hộ cận nghèo theo đơn vị so với kế hoạch | Chart of poor and near-poor households by unit against the plan
-- columns:
--   unit_name: Đơn vị | Unit
--   poor_opening: Hộ nghèo đầu năm | Poor households at the start
--   poor_planned: Hộ nghèo cuối năm theo kế hoạch: đầu năm trừ số kế hoạch giảm; trống khi không giao chỉ tiêu | Poor households at the end by the plan: those at the start less the planned reduction; null when the plan has none
--   poor_closing: Hộ nghèo cuối năm; trống khi còn hộ bị giữ lại | Poor households at the end; null while households are held out
--   near_poor_opening: Hộ cận nghèo đầu năm | Near-poor households at the start
--   near_poor_planned: Hộ cận nghèo cuối năm theo kế hoạch: đầu năm trừ số kế hoạch giảm; trống khi không giao chỉ tiêu | Near-poor households at the end by the plan: those at the start less the planned reduction; null when the plan has none
--   near_poor_closing: Hộ cận nghèo cuối năm; trống khi còn hộ bị giữ lại | Near-poor households at the end; null while households are held out
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng | Order of the row
select
    unit_name,
    c4 as poor_opening,
    c4 - c8 as poor_planned,
    case when c12 is not null then c16 end as poor_closing,
    c6 as near_poor_opening,
    c6 - c10 as near_poor_planned,
    case when c14 is not null then c18 end as near_poor_closing,
    commune_code,
    row_number() over (order by row_no) as row_no
from rpt_801_detail
where row_kind = coalesce((select max(row_kind) from rpt_801_detail where row_kind = 'group'), 'commune')
order by row_no
