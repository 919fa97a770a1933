-- title: Hộ nghèo, hộ cận nghèo theo dân tộc chủ hộ, cả huyện | The district's poor and near-poor by the head's ethnicity
-- grain: one row for Kinh, per ethnicity of ref_ethnicities_shown, for the other ethnicities together, and for households without one
-- order: row_no
-- columns:
--   ethnicity: Dân tộc | Ethnicity
--   minority: Là dân tộc thiểu số; trống khi chưa ghi dân tộc | Is a minority; null where no ethnicity is given
--   poor: Hộ nghèo | Poor households
--   poor_rate: Trong số hộ nghèo, % | Share of poor households, %
--   near_poor: Hộ cận nghèo | Near-poor households
--   near_poor_rate: Trong số hộ cận nghèo, % | Share of near-poor households, %
--   row_no: Thứ tự dòng | Order of the row
with kinds (kind_no, ethnicity_code, ethnicity, minority) as (
    select 0, '1', 'Kinh', false
    union all select position, code, label, true from ref_ethnicities_shown
    union all select 1000, 'other', 'Dân tộc khác', true
    union all select 1001, 'unknown', 'Chưa ghi dân tộc', cast(null as boolean)
), counted as (
    select
        case when held.ethnicity_code is null then 'unknown' when kinds.ethnicity_code is null then 'other' else held.ethnicity_code end as ethnicity_code,
        cast(sum(case when held.class = 'poor' then held.households else 0 end) as bigint) as poor,
        cast(sum(case when held.class = 'near_poor' then held.households else 0 end) as bigint) as near_poor
    from mart_ethnicities as held
    join mart_communes as unit on unit.commune_code = held.commune_code and unit.has_workbook
    left join kinds on kinds.ethnicity_code = held.ethnicity_code
    group by 1
), totals as (
    select cast(sum(poor_closing) as bigint) as poor, cast(sum(near_poor_closing) as bigint) as near_poor
    from mart_communes
    where has_workbook
)
select
    kinds.ethnicity, kinds.minority,
    coalesce(counted.poor, 0) as poor, rate_percent(coalesce(counted.poor, 0), totals.poor) as poor_rate,
    coalesce(counted.near_poor, 0) as near_poor, rate_percent(coalesce(counted.near_poor, 0), totals.near_poor) as near_poor_rate,
    row_number() over (order by kinds.kind_no) as row_no
from kinds
cross join totals
left join counted on counted.ethnicity_code = kinds.ethnicity_code
order by row_no
