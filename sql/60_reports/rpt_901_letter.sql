-- grain: one row: the figures of the district's report
-- order: row_no
-- title: Số liệu trong lời của báo cáo; trống khi chưa có số liệu | Figures in the sentences of the report; null without data
-- columns:
--   year: Năm rà soát | Review year
--   review_date: Ngày rà soát | Review date
--   rule_title: Bộ quy định áp dụng | Rule set that decided
--   communes: Số đơn vị của huyện | Units of the district
--   communes_reviewed: Số đơn vị đã có số liệu | Units with figures
--   communes_missing: Số đơn vị chưa có số liệu; trống khi không có | Units without figures; null when none
--   surveyed: Số hộ đã rà soát | Surveyed households
--   classified: Số hộ đã xếp loại | Classified households
--   held_out: Số hộ bị giữ lại; trống khi không có | Households held out; null when none
--   households: Tổng số hộ dân cư tại thời điểm rà soát (7.1 cột 1) | Households at the review (7.1 column 1)
--   persons: Tổng số nhân khẩu tại thời điểm rà soát (7.1 cột 2) | Persons at the review (7.1 column 2)
--   poor_opening: Hộ nghèo đầu năm | Poor households at the start
--   poor_opening_rate: Tỷ lệ hộ nghèo đầu năm, % | Their rate, %
--   poor: Hộ nghèo cuối năm (7.1 cột 3) | Poor households at the end (7.1 column 3)
--   poor_rate: Tỷ lệ hộ nghèo cuối năm, % (7.1 cột 4) | Their rate, % (7.1 column 4)
--   poor_persons: Số khẩu nghèo (7.1 cột 9) | Poor persons (7.1 column 9)
--   poor_change: Số hộ nghèo thay đổi, không dấu | Change of the poor households, without sign
--   poor_direction: Chiều thay đổi: giảm, tăng | Direction: down, up
--   poor_points: Tỷ lệ hộ nghèo thay đổi, điểm %, không dấu | Change of their rate in points, without sign
--   poor_points_direction: Chiều thay đổi của tỷ lệ: giảm, tăng | Direction of the rate
--   near_poor_opening: Hộ cận nghèo đầu năm | Near-poor households at the start
--   near_poor_opening_rate: Tỷ lệ hộ cận nghèo đầu năm, % | Their rate, %
--   near_poor: Hộ cận nghèo cuối năm (7.1 cột 5) | Near-poor households at the end (7.1 column 5)
--   near_poor_rate: Tỷ lệ hộ cận nghèo cuối năm, % (7.1 cột 6) | Their rate, % (7.1 column 6)
--   near_poor_persons: Số khẩu cận nghèo (7.1 cột 11) | Near-poor persons (7.1 column 11)
--   near_poor_change: Số hộ cận nghèo thay đổi, không dấu | Change of the near-poor households, without sign
--   near_poor_direction: Chiều thay đổi: giảm, tăng | Direction: down, up
--   near_poor_points: Tỷ lệ hộ cận nghèo thay đổi, điểm %, không dấu | Change of their rate in points, without sign
--   near_poor_points_direction: Chiều thay đổi của tỷ lệ: giảm, tăng | Direction of the rate
--   average_living: Hộ có mức sống trung bình (7.1 cột 7) | Households of average living (7.1 column 7)
--   average_living_persons: Số khẩu có mức sống trung bình (7.1 cột 13) | Persons of average living (7.1 column 13)
--   minority_poor_opening: Hộ nghèo dân tộc thiểu số đầu năm | Minority poor households at the start
--   minority_poor: Hộ nghèo dân tộc thiểu số cuối năm | Minority poor households at the end
--   minority_poor_points: Tỷ lệ hộ nghèo dân tộc thiểu số thay đổi, điểm %, không dấu | Change of the minority poverty rate in points, without sign
--   minority_poor_points_direction: Chiều thay đổi: giảm, tăng | Direction: down, up
--   poor_c2: Biểu 7.2 cột 2: thành hộ cận nghèo | Form 7.2 column 2
--   poor_c3: Biểu 7.2 cột 3: vượt chuẩn cận nghèo | Form 7.2 column 3
--   poor_c4: Biểu 7.2 cột 4: giảm khác | Form 7.2 column 4
--   poor_c5: Biểu 7.2 cột 5: từ hộ cận nghèo | Form 7.2 column 5
--   poor_c6: Biểu 7.2 cột 6: tái nghèo | Form 7.2 column 6
--   poor_c7: Biểu 7.2 cột 7: phát sinh mới | Form 7.2 column 7
--   poor_c8: Biểu 7.2 cột 8: tăng khác | Form 7.2 column 8
--   near_poor_c2: Biểu 7.3 cột 2: thoát cận nghèo | Form 7.3 column 2
--   near_poor_c3: Biểu 7.3 cột 3: thành hộ nghèo | Form 7.3 column 3
--   near_poor_c4: Biểu 7.3 cột 4: giảm khác | Form 7.3 column 4
--   near_poor_c5: Biểu 7.3 cột 5: từ hộ nghèo | Form 7.3 column 5
--   near_poor_c6: Biểu 7.3 cột 6: tái cận nghèo | Form 7.3 column 6
--   near_poor_c7: Biểu 7.3 cột 7: phát sinh mới | Form 7.3 column 7
--   near_poor_c8: Biểu 7.3 cột 8: tăng khác | Form 7.3 column 8
--   poor_out: Hộ thoát nghèo (7.2 cột 2 và 3) | Households out of poverty (7.2 columns 2 and 3)
--   deprivation_1: Chỉ số hộ nghèo thiếu hụt nhiều nhất | Indicator in which the most poor households are deprived
--   deprivation_1_rate: Tỷ lệ hộ nghèo thiếu hụt chỉ số đó, % | Its rate among the poor, %
--   deprivation_2: Chỉ số thiếu hụt thứ hai | The second
--   deprivation_2_rate: Tỷ lệ thứ hai, % | Its rate, %
--   deprivation_3: Chỉ số thiếu hụt thứ ba | The third
--   deprivation_3_rate: Tỷ lệ thứ ba, % | Its rate, %
--   cause_1: Nguyên nhân được nhiều hộ nghèo nêu nhất; trống khi không hộ nào nêu | Cause that the most poor households name; null when none does
--   cause_1_households: Số lượt hộ nghèo nêu nguyên nhân đó | Poor households that name it
--   cause_2: Nguyên nhân thứ hai | The second
--   cause_2_households: Số lượt hộ nghèo nêu | Poor households that name it
--   highest_unit: Đơn vị có tỷ lệ hộ nghèo cao nhất | Unit with the highest poverty rate
--   highest_rate: Tỷ lệ cao nhất, % | The highest rate, %
--   lowest_unit: Đơn vị có tỷ lệ hộ nghèo thấp nhất | Unit with the lowest poverty rate
--   lowest_rate: Tỷ lệ thấp nhất, % | The lowest rate, %
--   targets: Số chỉ tiêu của kế hoạch mà rà soát tính được; trống khi không có kế hoạch | Targets of the plan that the review computes; null without a plan
--   targets_met: Số chỉ tiêu đạt | Targets met
--   targets_not_met: Số chỉ tiêu chưa đạt; trống khi không có | Targets not met; null when none
--   targets_no_data: Số chỉ tiêu chưa có số liệu; trống khi không có | Targets without data; null when none
--   row_no: Thứ tự dòng, luôn là 1 | Order of the row, always 1
with households as (
    select
        (select count(*) from int_surveyed) as surveyed,
        (select count(*) from mart_households where class is not null) as classified,
        count(*) as communes,
        count(case when has_workbook then 1 end) as communes_reviewed,
        cast(sum(held_out_households) as bigint) as held_out
    from mart_communes
), results as (
    select c1, c2, c3, c4, c5, c6, c7, c9, c11, c13 from rpt_701_results where row_kind = 'total'
), detail as (
    select c4, c5, c6, c7, c12, c13, c14, c15, c20, c21, c22 from rpt_801_detail where row_kind = 'total'
), poor_flows as (
    select c2, c3, c4, c5, c6, c7, c8 from rpt_702_poor_flows where row_kind = 'total' and line = 'Hộ'
), near_poor_flows as (
    select c2, c3, c4, c5, c6, c7, c8 from rpt_703_near_poor_flows where row_kind = 'total' and line = 'Hộ'
), deprivations as (
    select
        max(case poor_rank when 1 then unit_name end) as name_1, max(case poor_rank when 1 then poor_rate end) as rate_1,
        max(case poor_rank when 2 then unit_name end) as name_2, max(case poor_rank when 2 then poor_rate end) as rate_2,
        max(case poor_rank when 3 then unit_name end) as name_3, max(case poor_rank when 3 then poor_rate end) as rate_3
    from rpt_902_deprivations
), causes as (
    select
        max(case poor_rank when 1 then unit_name end) as name_1, max(case poor_rank when 1 then poor_households end) as households_1,
        max(case poor_rank when 2 then unit_name end) as name_2, max(case poor_rank when 2 then poor_households end) as households_2
    from rpt_903_causes
    where poor_households > 0
), ranked as (
    -- within a sentence the kind of a unit is written small: xã Vi Hương
    select lower(substr(unit_name, 1, 1)) || substr(unit_name, 2) as unit_name, c4, row_number() over (order by c4 desc, row_no) as from_top, row_number() over (order by c4, row_no) as from_bottom
    from rpt_701_results
    where row_kind = 'commune' and c4 is not null
), extremes as (
    select
        max(case from_top when 1 then unit_name end) as highest_unit, max(case from_top when 1 then c4 end) as highest_rate,
        max(case from_bottom when 1 then unit_name end) as lowest_unit, max(case from_bottom when 1 then c4 end) as lowest_rate
    from ranked
), targets as (
    select
        count(*) as targets, count(case result when 'Đạt' then 1 end) as met,
        count(case result when 'Chưa đạt' then 1 end) as not_met, count(case result when 'Chưa có số liệu' then 1 end) as no_data
    from rpt_904_review_targets
)
select
    campaign.year, campaign.review_date, s.title as rule_title,
    h.communes, h.communes_reviewed, nullif(h.communes - h.communes_reviewed, 0) as communes_missing,
    h.surveyed, h.classified, nullif(h.held_out, 0) as held_out,
    r.c1 as households, r.c2 as persons,
    d.c4 as poor_opening, d.c5 as poor_opening_rate, r.c3 as poor, r.c4 as poor_rate, r.c9 as poor_persons,
    abs(d.c12) as poor_change, case when d.c12 < 0 then 'tăng' else 'giảm' end as poor_direction,
    cast(abs(d.c13) as decimal(9, 2)) as poor_points, case when d.c13 < 0 then 'tăng' else 'giảm' end as poor_points_direction,
    d.c6 as near_poor_opening, d.c7 as near_poor_opening_rate, r.c5 as near_poor, r.c6 as near_poor_rate, r.c11 as near_poor_persons,
    abs(d.c14) as near_poor_change, case when d.c14 < 0 then 'tăng' else 'giảm' end as near_poor_direction,
    cast(abs(d.c15) as decimal(9, 2)) as near_poor_points, case when d.c15 < 0 then 'tăng' else 'giảm' end as near_poor_points_direction,
    r.c7 as average_living, r.c13 as average_living_persons,
    d.c20 as minority_poor_opening, d.c21 as minority_poor,
    cast(abs(d.c22) as decimal(9, 2)) as minority_poor_points, case when d.c22 < 0 then 'tăng' else 'giảm' end as minority_poor_points_direction,
    p.c2 as poor_c2, p.c3 as poor_c3, p.c4 as poor_c4, p.c5 as poor_c5, p.c6 as poor_c6, p.c7 as poor_c7, p.c8 as poor_c8,
    n.c2 as near_poor_c2, n.c3 as near_poor_c3, n.c4 as near_poor_c4, n.c5 as near_poor_c5, n.c6 as near_poor_c6, n.c7 as near_poor_c7, n.c8 as near_poor_c8,
    p.c2 + p.c3 as poor_out,
    v.name_1 as deprivation_1, v.rate_1 as deprivation_1_rate, v.name_2 as deprivation_2, v.rate_2 as deprivation_2_rate,
    v.name_3 as deprivation_3, v.rate_3 as deprivation_3_rate,
    k.name_1 as cause_1, k.households_1 as cause_1_households, k.name_2 as cause_2, k.households_2 as cause_2_households,
    e.highest_unit, e.highest_rate, e.lowest_unit, e.lowest_rate,
    nullif(t.targets, 0) as targets, t.met as targets_met, nullif(t.not_met, 0) as targets_not_met, nullif(t.no_data, 0) as targets_no_data,
    1 as row_no
from ref_campaign as campaign
left join rule_sets as s on s.rule_set = campaign.rule_set
cross join households as h
cross join deprivations as v
cross join causes as k
cross join extremes as e
cross join targets as t
left join results as r on true
left join detail as d on true
left join poor_flows as p on true
left join near_poor_flows as n on true
order by row_no
