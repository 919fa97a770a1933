-- view: yes
-- title: Hộ đổi loại giữa bộ quyết định và các bộ so sánh | Movement between the deciding rule set and each compared one
-- grain: one row per commune, compared rule set, class under the deciding set and class under the compared set
-- columns:
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã | Commune name
--   from_set: Bộ quyết định | Deciding set
--   to_set: Bộ so sánh | Compared set
--   from_class: Loại hộ theo bộ quyết định | Class under the deciding set
--   to_class: Loại hộ theo bộ so sánh; undetermined là chưa xác định | Class under the compared set
--   households: Số hộ | Households
--   persons: Số nhân khẩu | Persons
select d.commune_code, u.commune_name, d.rule_set as from_set, k.rule_set as to_set,
  coalesce(d.class, 'undetermined') as from_class, coalesce(k.class, 'undetermined') as to_class,
  count(*) as households, cast(sum(k.member_count) as bigint) as persons
from mart_rule_classes d
join mart_rule_classes k on k.household_key = d.household_key and not k.decides
join stg_units u on u.commune_code = d.commune_code
where d.decides
group by d.commune_code, u.commune_name, d.rule_set, k.rule_set, d.class, k.class
