-- title: Hộ đầu năm mà phiếu năm nay không nói đến | Households of the opening list of which this year's survey says nothing
-- grain: one row per household of the opening list that has no row in the survey; to be named as an origin is no row
select o.opening_key, o.commune_code
from int_opening o
left join int_matches m on m.opening_key = o.opening_key
where m.opening_key is null
