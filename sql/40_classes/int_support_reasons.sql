-- view: yes
-- title: Thiếu hụt, nguyên nhân, nhu cầu, đặc điểm của hộ, để tìm chính sách hỗ trợ | Deprivations, causes, needs and traits of households, to find the support that is for them
-- grain: one row per present household and reason; deprivations are those that count under the deciding rule set
select household_key, commune_code, 'deprivation' as kind, '01' as code from int_decisions where deprived_01
union all
select household_key, commune_code, 'deprivation' as kind, '02' as code from int_decisions where deprived_02
union all
select household_key, commune_code, 'deprivation' as kind, '03' as code from int_decisions where deprived_03
union all
select household_key, commune_code, 'deprivation' as kind, '04' as code from int_decisions where deprived_04
union all
select household_key, commune_code, 'deprivation' as kind, '05' as code from int_decisions where deprived_05
union all
select household_key, commune_code, 'deprivation' as kind, '06' as code from int_decisions where deprived_06
union all
select household_key, commune_code, 'deprivation' as kind, '07' as code from int_decisions where deprived_07
union all
select household_key, commune_code, 'deprivation' as kind, '08' as code from int_decisions where deprived_08
union all
select household_key, commune_code, 'deprivation' as kind, '09' as code from int_decisions where deprived_09
union all
select household_key, commune_code, 'deprivation' as kind, '10' as code from int_decisions where deprived_10
union all
select household_key, commune_code, 'deprivation' as kind, '11' as code from int_decisions where deprived_11
union all
select household_key, commune_code, 'deprivation' as kind, '12' as code from int_decisions where deprived_12
union all
select d.household_key, d.commune_code, case a.key when 'causes' then 'cause' else 'need' end, a.code
from int_decisions d
join (select distinct household_key, key, code from stg_answers where key in ('causes', 'support_needs') and code is not null) a on a.household_key = d.household_key
union all
select d.household_key, d.commune_code, 'trait', t.trait
from int_decisions d
join (
  select household_key, 'farming_household' as trait from int_households where farming_household
  union all select household_key, 'no_labour_capacity' from int_households where no_labour_capacity
  union all select household_key, 'merit_member' from int_households where merit_member
  union all select household_key, 'registered_exit' from int_households where registered_exit
  union all select household_key, 'minority' from int_households where head_ethnicity <> '1'
) t on t.household_key = d.household_key
union all
select household_key, commune_code, 'everyone', '' from int_decisions
