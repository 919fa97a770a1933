-- title: Hộ nghèo, hộ cận nghèo theo nguyên nhân (biểu 7.10) | Poor and near-poor by cause (form 7.10)
-- grain: one row per commune, class (poor, near_poor) and cause; a household may count under several causes
-- columns:
--   commune_code: Mã xã | Commune code
--   class: Loại hộ | Class
--   cause: Mã nguyên nhân 1–8 | Cause code 1–8
--   cause_name: Nguyên nhân | Cause
--   households: Số hộ nêu nguyên nhân (hộ); trống khi phiếu không có cột nguyên nhân | Households that name the cause; null where the workbook lacks the column
with named as (
  select d.commune_code, d.class, a.code as cause, count(*) as households
  from int_decisions d
  join (select distinct household_key, code from stg_answers where key = 'causes' and code is not null) a on a.household_key = d.household_key
  group by d.commune_code, d.class, a.code
)
select u.commune_code, k.class, x.code as cause, x.label as cause_name, case when a.commune_code is null then coalesce(n.households, 0) end as households
from stg_units u
cross join (select 'poor' as class union all select 'near_poor') k
cross join (select distinct code, label from ref_codes where list = 'cause') x
left join named n on n.commune_code = u.commune_code and n.class = k.class and n.cause = x.code
left join int_absent_columns a on a.commune_code = u.commune_code and a.key = 'causes'
order by u.position, k.class desc, x.code
