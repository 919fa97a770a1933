-- title: Xã có danh sách được phê duyệt của năm trước | Communes with an approved list of the year before
-- grain: one row per commune with an approved list, also an empty one: its own workbook, one of a unit that it has taken the place of, or the result of the campaign of the year before
select distinct commune_code from stg_workbooks where role = 'previous' and accepted
union
select distinct a.commune_code
from stg_approved a
join ref_campaign c on a.review_year = c.year - 1
where a.commune_code is not null
