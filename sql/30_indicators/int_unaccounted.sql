-- title: Hộ đầu năm mà phiếu năm nay không nói đến
-- grain: one row per household of the opening list that is neither surveyed, nor marked as gone, nor named as an origin
select o.opening_key, o.commune_code
from int_opening o
left join int_matches m on m.opening_key = o.opening_key
left join int_departures d on d.opening_key = o.opening_key
where m.opening_key is null and d.opening_key is null
