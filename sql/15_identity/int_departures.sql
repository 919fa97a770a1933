-- title: Hộ đầu năm không còn mã riêng vì đã tách hoặc nhập
-- grain: one row per opening household that is absent from the survey and named as origin by a household of the same village
select o.opening_key, min(h.movement) as movement_reason
from int_opening o
left join int_matches m on m.opening_key = o.opening_key
join int_surveyed h on h.commune_code = o.commune_code and h.village_folded = o.village_folded
  and h.origin_household_no = o.household_no and h.movement in ('split', 'merged')
where m.opening_key is null
group by o.opening_key
