-- title: Hộ nghèo, hộ cận nghèo theo dân tộc chủ hộ (biểu 7.9) | Poor and near-poor by the head's ethnicity (form 7.9)
-- grain: one row per commune, class (poor, near_poor) and ethnicity that occurs
-- columns:
--   commune_code: Mã xã | Commune code
--   class: Loại hộ | Class
--   ethnicity_code: Mã dân tộc | Ethnicity code
--   ethnicity: Tên dân tộc | Ethnicity
--   households: Số hộ (hộ) | Households
--   persons: Số khẩu (người) | Persons
select commune_code, class, ethnicity_code, ethnicity, count(*) as households, cast(sum(member_count) as bigint) as persons
from mart_households
where class in ('poor', 'near_poor')
group by commune_code, class, ethnicity_code, ethnicity
order by commune_code, class desc, ethnicity_code
