-- title: Số phát hiện ở phiếu rà soát theo mã và đơn vị, không nêu hộ nào; không gồm phát hiện ở báo cáo của các cơ quan (TD-) | Findings of the survey by code and unit, no household named; without those of offices' reports (TD-)
-- grain: one row per code and unit with findings; commune_code is null where the unit is not known
-- order: row_no
-- view: yes
-- columns:
--   code: Mã phát hiện | Code
--   severity: Mức độ: error, warning, note | Severity
--   label: Mã này kiểm tra gì; chỗ của giá trị là dấu …; trống với phát hiện khi đọc tệp | What the code is about, … in the place of values; null for findings of the reader
--   commune_code: Mã đơn vị | Unit code
--   findings: Số phát hiện | Findings
--   row_no: Thứ tự dòng: nặng trước, rồi theo mã và đơn vị | Order of the row: worst first, then code and unit
with counted as (
    select found.code, found.severity, unit.commune_code, unit.position, cast(count(*) as bigint) as findings
    from findings as found
    left join mart_communes as unit on unit.commune_code = found.commune_code
    where found.code not like 'TD-%'
    group by found.code, found.severity, unit.commune_code, unit.position
)
select
    counted.code, counted.severity, checks.message as label, counted.commune_code, counted.findings,
    row_number() over (
        order by case counted.severity when 'error' then 1 when 'warning' then 2 else 3 end, counted.code, counted.position nulls last, counted.commune_code nulls last
    ) as row_no
from counted
left join ref_checks as checks on checks.code = counted.code and checks.severity = counted.severity
order by row_no
