-- title: Đơn vị hành chính có hiệu lực tại ngày rà soát | Administrative units valid on the review date
-- grain: one row per unit valid on the review date
select u.code as commune_code, u.name as commune_name, u.short_name, u.kind, a.area, u.zone, u.position
from ref_units u
cross join ref_campaign c
join rule_areas a on a.rule_set = c.rule_set and a.kind = u.kind
where (u.valid_from is null or u.valid_from <= c.review_date)
  and (u.valid_until is null or c.review_date < u.valid_until)
