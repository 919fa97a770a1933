-- question: Xã nào giảm tỷ lệ hộ nghèo nhanh nhất?
-- question_en: Which communes cut the poverty rate fastest?
select commune_code, commune_name, poor_opening_rate, poor_rate, rate_points(poor_opening, opening_households_total, poor_closing, households_total) as reduction_points
from mart_communes
where pending_households = 0
order by reduction_points desc nulls last, commune_code
