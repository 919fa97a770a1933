-- title: Nguyên nhân của hộ nghèo, hộ cận nghèo, cả huyện; một hộ có thể nêu nhiều nguyên nhân | Causes of the district's poor and near-poor; a household may name several
-- grain: one row per cause
-- order: row_no
-- columns:
--   cause: Mã nguyên nhân 1–8 | Cause code 1–8
--   cause_name: Nguyên nhân | Cause
--   poor: Số hộ nghèo nêu nguyên nhân | Poor households that name the cause
--   poor_rate: Trong số hộ nghèo, % | Share of poor households, %
--   near_poor: Số hộ cận nghèo nêu nguyên nhân | Near-poor households that name the cause
--   near_poor_rate: Trong số hộ cận nghèo, % | Share of near-poor households, %
--   row_no: Thứ tự dòng | Order of the row
with totals as (
    select cast(sum(poor_closing) as bigint) as poor, cast(sum(near_poor_closing) as bigint) as near_poor
    from mart_communes
    where has_workbook
), sums as (
    select
        causes.cause, causes.cause_name,
        cast(sum(case when causes.class = 'poor' then causes.households end) as bigint) as poor,
        cast(sum(case when causes.class = 'near_poor' then causes.households end) as bigint) as near_poor
    from mart_causes as causes
    join mart_communes as unit on unit.commune_code = causes.commune_code and unit.has_workbook
    group by causes.cause, causes.cause_name
)
select
    sums.cause, sums.cause_name,
    sums.poor, rate_percent(sums.poor, totals.poor) as poor_rate,
    sums.near_poor, rate_percent(sums.near_poor, totals.near_poor) as near_poor_rate,
    row_number() over (order by sums.cause) as row_no
from sums
cross join totals
order by row_no
