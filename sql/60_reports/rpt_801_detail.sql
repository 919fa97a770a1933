-- grain: one row per area, per district or province of a roll-up, per unit valid at the review, for the total, and in a campaign for the district's plan
-- sheet: Biểu chi tiết
-- order: row_no
-- title: Biểu chi tiết: kết quả giảm nghèo của từng đơn vị so với chỉ tiêu; dòng plan là chỉ tiêu kế hoạch của huyện, không có khi cộng lên cấp trên | Detailed table: results by unit against the plan; row plan is the district's target, which a roll-up has not
-- columns:
--   row_kind: Loại dòng: area, group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune, total, plan (chỉ tiêu kế hoạch của huyện) | Kind of row: area, group (a district or province of a roll-up), commune, total, plan (the district's target)
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   c1: Tổng số hộ đầu năm. Mẫu số của các tỷ lệ đầu năm | Households at the start of the year. Denominator of the opening rates
--   c2: Tổng số hộ tại thời điểm rà soát. Mẫu số của các tỷ lệ cuối năm | Households at the review. Denominator of the closing rates
--   c3: Hộ dân tộc thiểu số tại thời điểm rà soát | Minority households at the review
--   c4: Hộ nghèo đầu năm | Poor households at the start
--   c5: Tỷ lệ hộ nghèo đầu năm, % (c4/c1) | Rate of poor households at the start, % (c4/c1)
--   c6: Hộ cận nghèo đầu năm | Near-poor households at the start
--   c7: Tỷ lệ hộ cận nghèo đầu năm, % (c6/c1) | Rate of near-poor households at the start, % (c6/c1)
--   c8: Kế hoạch giảm hộ nghèo, hộ; trống khi không giao chỉ tiêu | Planned reduction of poor households; null when the plan has none
--   c9: Kế hoạch giảm tỷ lệ hộ nghèo, điểm % (c8/c1). Dòng chỉ tiêu kế hoạch, nếu có: theo kế hoạch | Planned reduction of the rate of poor households, points (c8/c1). The row of the plan's target, if any, is as the plan gives it
--   c10: Kế hoạch giảm hộ cận nghèo, hộ; trống khi không giao chỉ tiêu | Planned reduction of near-poor households; null when the plan has none
--   c11: Kế hoạch giảm tỷ lệ hộ cận nghèo, điểm % (c10/c1). Dòng chỉ tiêu kế hoạch, nếu có: theo kế hoạch | Planned reduction of the rate of near-poor households, points (c10/c1). The row of the plan's target, if any, is as the plan gives it
--   c12: Thực hiện giảm hộ nghèo, hộ (c4−c16); số âm là tăng; trống khi còn hộ bị giữ lại | Reduction of poor households (c4−c16); negative is a rise
--   c13: Thực hiện giảm tỷ lệ hộ nghèo, điểm %. Tính từ số hộ, không từ tỷ lệ đã làm tròn | Reduction of the rate of poor households, points. From counts, not from rounded rates
--   c14: Thực hiện giảm hộ cận nghèo, hộ (c6−c18); số âm là tăng; trống khi còn hộ bị giữ lại | Reduction of near-poor households (c6−c18); negative is a rise
--   c15: Thực hiện giảm tỷ lệ hộ cận nghèo, điểm %. Tính từ số hộ, không từ tỷ lệ đã làm tròn | Reduction of the rate of near-poor households, points. From counts, not from rounded rates
--   c16: Hộ nghèo cuối năm | Poor households at the end
--   c17: Tỷ lệ hộ nghèo cuối năm, % (c16/c2) | Rate of poor households at the end, % (c16/c2)
--   c18: Hộ cận nghèo cuối năm | Near-poor households at the end
--   c19: Tỷ lệ hộ cận nghèo cuối năm, % (c18/c2) | Rate of near-poor households at the end, % (c18/c2)
--   c20: Hộ nghèo dân tộc thiểu số đầu năm | Minority poor households at the start
--   c21: Hộ nghèo dân tộc thiểu số cuối năm | Minority poor households at the end
--   c22: Giảm tỷ lệ hộ nghèo dân tộc thiểu số, điểm %. Tỷ lệ hộ nghèo trong hộ dân tộc thiểu số đầu năm trừ cuối năm | Reduction of the minority poverty rate, points. The rate among minority households at the start less that at the end
--   poor_result: Kết quả về hộ nghèo: Đạt, Chưa đạt, Chưa giao, Chưa có số liệu (có đơn vị chưa gửi phiếu, còn hộ bị giữ lại). Đạt khi số hộ nghèo giảm không ít hơn chỉ tiêu giao | Poor households: met, not met, no target, no data. Met when the reduction is not below the target
--   near_poor_result: Kết quả về hộ cận nghèo: Đạt, Chưa đạt, Chưa giao, Chưa có số liệu (có đơn vị chưa gửi phiếu, còn hộ bị giữ lại). Đạt khi số hộ cận nghèo giảm không ít hơn chỉ tiêu giao | Near-poor households: met, not met, no target, no data. Met when the reduction is not below the target
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with reviewed as (
    -- a unit without a workbook keeps its name and its plan, and has no figure
    select
        commune_code, opening_households_total, households_total, minority_households_total, opening_minority_households_total,
        poor_opening, poor_closing, near_poor_opening, near_poor_closing, poor_opening_minority, poor_closing_minority, pending_households
    from mart_communes
    where has_workbook
), sums as (
    select
        row_kind, tt, unit_name, lines.commune_code, line_no,
        count(unit_code) = count(reviewed.commune_code) as complete,
        -- opening counts hold every household of the approved list, closing counts only those that could be classified
        coalesce(sum(reviewed.pending_households), 0) = 0 as settled,
        -- a total that one reviewed unit lacks is no total
        case when count(reviewed.commune_code) = count(reviewed.opening_households_total)
            then cast(sum(reviewed.opening_households_total) as bigint) end as opening_households,
        case when count(reviewed.commune_code) = count(reviewed.households_total)
            then cast(sum(reviewed.households_total) as bigint) end as households,
        case when count(reviewed.commune_code) = count(reviewed.opening_minority_households_total)
            then cast(sum(reviewed.opening_minority_households_total) as bigint) end as opening_minority_households,
        case when count(reviewed.commune_code) = count(reviewed.minority_households_total)
            then cast(sum(reviewed.minority_households_total) as bigint) end as minority_households,
        cast(sum(reviewed.poor_opening) as bigint) as poor_opening,
        cast(sum(reviewed.poor_closing) as bigint) as poor_closing,
        cast(sum(reviewed.near_poor_opening) as bigint) as near_poor_opening,
        cast(sum(reviewed.near_poor_closing) as bigint) as near_poor_closing,
        cast(sum(reviewed.poor_opening_minority) as bigint) as poor_opening_minority,
        cast(sum(reviewed.poor_closing_minority) as bigint) as poor_closing_minority,
        -- the parts add up to a plan only when every unit has its part
        case when count(unit_code) = count(planned_poor_reduction)
            then cast(sum(planned_poor_reduction) as bigint) end as planned_poor,
        case when count(unit_code) = count(planned_near_poor_reduction)
            then cast(sum(planned_near_poor_reduction) as bigint) end as planned_near_poor
    from mart_lines as lines
    left join mart_communes as unit on unit.commune_code = unit_code
    left join reviewed on reviewed.commune_code = unit_code
    group by row_kind, tt, unit_name, lines.commune_code, line_no
), plan as (
    select
        max(case measure when 'poor_households_reduced' then target end) as poor,
        max(case measure when 'poor_rate_points_reduced' then target end) as poor_points,
        max(case measure when 'near_poor_households_reduced' then target end) as near_poor,
        max(case measure when 'near_poor_rate_points_reduced' then target end) as near_poor_points,
        max(case measure when 'minority_poor_rate_points_reduced' then target end) as minority_points,
        max(case measure when 'poor_households_reduced' then status end) as poor_status,
        max(case measure when 'near_poor_households_reduced' then status end) as near_poor_status
    from mart_targets
    where scope = 'district'
    having count(*) > 0
), detail as (
    select
        line_no, commune_code, row_kind, tt, unit_name,
        opening_households as c1, households as c2, minority_households as c3,
        poor_opening as c4, rate_percent(poor_opening, opening_households) as c5,
        near_poor_opening as c6, rate_percent(near_poor_opening, opening_households) as c7,
        planned_poor as c8, case when complete then rate_percent(planned_poor, opening_households) end as c9,
        planned_near_poor as c10, case when complete then rate_percent(planned_near_poor, opening_households) end as c11,
        case when settled then poor_opening - poor_closing end as c12,
        case when settled then rate_points(poor_opening, opening_households, poor_closing, households) end as c13,
        case when settled then near_poor_opening - near_poor_closing end as c14,
        case when settled then rate_points(near_poor_opening, opening_households, near_poor_closing, households) end as c15,
        poor_closing as c16, case when settled then rate_percent(poor_closing, households) end as c17,
        near_poor_closing as c18, case when settled then rate_percent(near_poor_closing, households) end as c19,
        poor_opening_minority as c20, poor_closing_minority as c21,
        case when settled then rate_points(poor_opening_minority, opening_minority_households, poor_closing_minority, minority_households) end as c22,
        case when planned_poor is null then case row_kind when 'commune' then 'no_target' end when not complete or not settled then 'no_data'
            when poor_opening - poor_closing >= planned_poor then 'met' else 'not_met' end as poor_status,
        case when planned_near_poor is null then case row_kind when 'commune' then 'no_target' end when not complete or not settled then 'no_data'
            when near_poor_opening - near_poor_closing >= planned_near_poor then 'met' else 'not_met' end as near_poor_status
    from sums
    union all
    select
        null, null, 'plan', '', 'Chỉ tiêu kế hoạch của huyện',
        null, null, null, null, null, null, null,
        cast(poor as bigint), cast(poor_points as decimal(9, 2)), cast(near_poor as bigint), cast(near_poor_points as decimal(9, 2)),
        null, null, null, null, null, null, null, null, null, null, cast(minority_points as decimal(9, 2)), poor_status, near_poor_status
    from plan
), results (status, result) as (
    values ('met', 'Đạt'), ('not_met', 'Chưa đạt'), ('no_target', 'Chưa giao'), ('no_data', 'Chưa có số liệu')
)
select
    row_kind, tt, unit_name,
    c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22,
    poor.result as poor_result,
    near_poor.result as near_poor_result,
    commune_code,
    row_number() over (order by row_kind = 'plan', line_no) as row_no
from detail
left join results as poor on poor.status = poor_status
left join results as near_poor on near_poor.status = near_poor_status
order by row_no
