-- grain: one row per area (I, II), per district or province of a roll-up, per unit valid at the review, and for the total
-- sheet: 7.9 Dân tộc
-- order: row_no
-- title: Mẫu số 7.9: hộ nghèo, hộ cận nghèo theo dân tộc; các cột dân tộc theo ref_ethnicities_shown, ô thứ tự không dùng thì trống | Form 7.9: poor and near-poor by ethnicity, in the columns of ref_ethnicities_shown
-- columns:
--   row_kind: Loại dòng: area (khu vực), group (huyện hoặc tỉnh, khi cộng lên cấp trên), commune (đơn vị), total (tổng cộng) | Kind of row: area, group (a district or province of a roll-up), commune, total
--   tt: Số thứ tự in trên biểu | Number printed on the form
--   unit_name: Khu vực, đơn vị | Area or unit
--   poor_total: Hộ nghèo: tổng số. Bằng mẫu 7.1 | Poor households: all. As in form 7.1
--   poor_minority: Hộ nghèo: tổng số dân tộc thiểu số (trừ dân tộc Kinh). Chủ hộ thuộc các dân tộc khác dân tộc Kinh | Poor households: of ethnic minorities (all but Kinh). The head is of any ethnicity but Kinh
--   poor_kinh: Hộ nghèo: dân tộc Kinh. Chủ hộ là người Kinh | Poor households: Kinh. The head is Kinh
--   poor_ethnicity_1: Hộ nghèo: dân tộc có cột riêng thứ 1 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 1 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_2: Hộ nghèo: dân tộc có cột riêng thứ 2 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 2 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_3: Hộ nghèo: dân tộc có cột riêng thứ 3 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 3 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_4: Hộ nghèo: dân tộc có cột riêng thứ 4 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 4 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_5: Hộ nghèo: dân tộc có cột riêng thứ 5 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 5 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_6: Hộ nghèo: dân tộc có cột riêng thứ 6 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 6 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_7: Hộ nghèo: dân tộc có cột riêng thứ 7 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 7 of ref_ethnicities_shown. By the head's ethnicity
--   poor_ethnicity_8: Hộ nghèo: dân tộc có cột riêng thứ 8 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Poor households: ethnicity 8 of ref_ethnicities_shown. By the head's ethnicity
--   poor_other: Hộ nghèo: dân tộc khác. Các dân tộc thiểu số còn lại | Poor households: other ethnicities. The remaining minorities
--   near_poor_total: Hộ cận nghèo: tổng số. Bằng mẫu 7.1 | Near-poor households: all. As in form 7.1
--   near_poor_minority: Hộ cận nghèo: tổng số dân tộc thiểu số (trừ dân tộc Kinh). Chủ hộ thuộc các dân tộc khác dân tộc Kinh | Near-poor households: of ethnic minorities (all but Kinh). The head is of any ethnicity but Kinh
--   near_poor_kinh: Hộ cận nghèo: dân tộc Kinh. Chủ hộ là người Kinh | Near-poor households: Kinh. The head is Kinh
--   near_poor_ethnicity_1: Hộ cận nghèo: dân tộc có cột riêng thứ 1 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 1 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_2: Hộ cận nghèo: dân tộc có cột riêng thứ 2 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 2 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_3: Hộ cận nghèo: dân tộc có cột riêng thứ 3 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 3 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_4: Hộ cận nghèo: dân tộc có cột riêng thứ 4 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 4 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_5: Hộ cận nghèo: dân tộc có cột riêng thứ 5 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 5 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_6: Hộ cận nghèo: dân tộc có cột riêng thứ 6 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 6 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_7: Hộ cận nghèo: dân tộc có cột riêng thứ 7 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 7 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_ethnicity_8: Hộ cận nghèo: dân tộc có cột riêng thứ 8 (ref_ethnicities_shown). Theo dân tộc của chủ hộ | Near-poor households: ethnicity 8 of ref_ethnicities_shown. By the head's ethnicity
--   near_poor_other: Hộ cận nghèo: dân tộc khác. Các dân tộc thiểu số còn lại | Near-poor households: other ethnicities. The remaining minorities
--   check_poor: Kiểm tra hộ nghèo: tổng số trừ Kinh, trừ dân tộc thiểu số, bằng 0 thì khớp (khác 0: hộ chưa ghi dân tộc) | Check of poor: total less Kinh less minorities, 0 when it agrees (else households without an ethnicity)
--   check_near_poor: Kiểm tra hộ cận nghèo: tổng số trừ Kinh, trừ dân tộc thiểu số, bằng 0 thì khớp (khác 0: hộ chưa ghi dân tộc) | Check of near-poor: total less Kinh less minorities, 0 when it agrees (else households without an ethnicity)
--   commune_code: Mã đơn vị | Unit code
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
with slots (slot) as (
    select 'kinh' union all select 'other'
    union all select cast(position as varchar) from ref_ethnicities_shown where position <= 8
), cells as (
    select commune_code, 'poor' as class, 'total' as slot, poor_closing as households from mart_communes
    union all select commune_code, 'near_poor', 'total', near_poor_closing from mart_communes
    -- a reviewed unit without such a household shows 0, a slot that is not used stays null
    union all select commune_code, 'poor', slot, 0 from mart_communes cross join slots
    union all select commune_code, 'near_poor', slot, 0 from mart_communes cross join slots
    union all
    select
        commune_code, class,
        case when ethnicity_code = '1' then 'kinh' when shown.position <= 8 then cast(shown.position as varchar)
            when ethnicity_code is not null then 'other' end,
        households
    from mart_ethnicities
    left join ref_ethnicities_shown as shown on shown.code = ethnicity_code
), sums as (
    select
        row_kind, tt, unit_name, lines.commune_code, line_no,
        cast(sum(households) filter (where class = 'poor' and slot = 'total') as bigint) as poor_total,
        cast(sum(households) filter (where class = 'poor' and slot not in ('total', 'kinh')) as bigint) as poor_minority,
        cast(sum(households) filter (where class = 'poor' and slot = 'kinh') as bigint) as poor_kinh,
        cast(sum(households) filter (where class = 'poor' and slot = '1') as bigint) as poor_ethnicity_1,
        cast(sum(households) filter (where class = 'poor' and slot = '2') as bigint) as poor_ethnicity_2,
        cast(sum(households) filter (where class = 'poor' and slot = '3') as bigint) as poor_ethnicity_3,
        cast(sum(households) filter (where class = 'poor' and slot = '4') as bigint) as poor_ethnicity_4,
        cast(sum(households) filter (where class = 'poor' and slot = '5') as bigint) as poor_ethnicity_5,
        cast(sum(households) filter (where class = 'poor' and slot = '6') as bigint) as poor_ethnicity_6,
        cast(sum(households) filter (where class = 'poor' and slot = '7') as bigint) as poor_ethnicity_7,
        cast(sum(households) filter (where class = 'poor' and slot = '8') as bigint) as poor_ethnicity_8,
        cast(sum(households) filter (where class = 'poor' and slot = 'other') as bigint) as poor_other,
        cast(sum(households) filter (where class = 'near_poor' and slot = 'total') as bigint) as near_poor_total,
        cast(sum(households) filter (where class = 'near_poor' and slot not in ('total', 'kinh')) as bigint) as near_poor_minority,
        cast(sum(households) filter (where class = 'near_poor' and slot = 'kinh') as bigint) as near_poor_kinh,
        cast(sum(households) filter (where class = 'near_poor' and slot = '1') as bigint) as near_poor_ethnicity_1,
        cast(sum(households) filter (where class = 'near_poor' and slot = '2') as bigint) as near_poor_ethnicity_2,
        cast(sum(households) filter (where class = 'near_poor' and slot = '3') as bigint) as near_poor_ethnicity_3,
        cast(sum(households) filter (where class = 'near_poor' and slot = '4') as bigint) as near_poor_ethnicity_4,
        cast(sum(households) filter (where class = 'near_poor' and slot = '5') as bigint) as near_poor_ethnicity_5,
        cast(sum(households) filter (where class = 'near_poor' and slot = '6') as bigint) as near_poor_ethnicity_6,
        cast(sum(households) filter (where class = 'near_poor' and slot = '7') as bigint) as near_poor_ethnicity_7,
        cast(sum(households) filter (where class = 'near_poor' and slot = '8') as bigint) as near_poor_ethnicity_8,
        cast(sum(households) filter (where class = 'near_poor' and slot = 'other') as bigint) as near_poor_other
    from mart_lines as lines
    left join cells on cells.commune_code = unit_code and has_workbook
    group by row_kind, tt, unit_name, lines.commune_code, line_no
)
select
    row_kind, tt, unit_name,
    poor_total, poor_minority, poor_kinh,
    poor_ethnicity_1, poor_ethnicity_2, poor_ethnicity_3, poor_ethnicity_4,
    poor_ethnicity_5, poor_ethnicity_6, poor_ethnicity_7, poor_ethnicity_8,
    poor_other,
    near_poor_total, near_poor_minority, near_poor_kinh,
    near_poor_ethnicity_1, near_poor_ethnicity_2, near_poor_ethnicity_3, near_poor_ethnicity_4,
    near_poor_ethnicity_5, near_poor_ethnicity_6, near_poor_ethnicity_7, near_poor_ethnicity_8,
    near_poor_other,
    poor_total - poor_kinh - poor_minority as check_poor,
    near_poor_total - near_poor_kinh - near_poor_minority as check_near_poor,
    commune_code,
    line_no as row_no
from sums
order by row_no
