-- title: Hộ và chính sách, tiểu dự án hỗ trợ của kế hoạch | Households and the policies of the plan that are for them
-- grain: one row per household of this year's survey, or newly escaped without a row in it, and policy that it is for now (planned), or that was planned for it last year and no longer is (past)
-- A household is of the class of this year, or newly escaped. A unit whose zone is not known is not left out of a policy for some zones; zone_known says so.
-- Indicators of last year are held against those of this year only under one rule set: another may number or define them otherwise, so that nothing is known then.
-- A newly escaped household that was not surveyed this year keeps what its latest result planned, of the policies that are for such households; what it lacks now is not known.
-- columns:
--   review_year: Năm rà soát | Review year
--   commune_code: Mã xã | Commune code
--   household_key: Khoá hộ | Household key
--   support_class: Diện hỗ trợ: poor, near_poor, newly_escaped; trống khi không còn thuộc diện | Class for support; null when it is of none now
--   policy: Chính sách (ref_support) | Policy (ref_support)
--   office_id: Mã cơ quan chủ trì | Code of the office
--   status: planned thuộc diện năm nay, past năm trước thuộc diện còn năm nay không | planned now, or past
--   priority: 1 hộ có người có công, 2 hộ đăng ký thoát nghèo, 3 hộ khác | 1 merit family, 2 registered exit, 3 others
--   why_vi: Vì sao: thiếu hụt, nguyên nhân, nhu cầu, đặc điểm | Why: deprivation, cause, need, trait
--   named: Được liệt kê tên | May be named
--   zone_known: Khu vực của xã đã biết, hoặc chính sách cho mọi khu vực | The unit's zone is known, or does not matter
--   planned_last_year: Năm trước đã dự kiến chính sách này; trống khi kết quả năm trước không có | Planned last year; null when last year's result does not say
--   deprived_last_year: Năm trước thiếu hụt chỉ số mà chính sách giải quyết; trống khi không biết hoặc năm trước theo bộ quy định khác | Deprived last year in what the policy is for; null when not known or last year was under another rule set
--   deprivation_gone: Các thiếu hụt đó nay đã hết; trống khi năm trước không thiếu hụt hoặc không biết | These deprivations are gone; null when there were none or it is not known
with unsurveyed as (
  select n.household_key, n.commune_code, a.review_year, a.support_policies
  from mart_newly_escaped n
  join (
    select household_key, review_year, support_policies, row_number() over (partition by household_key order by review_year desc, source_file, coalesce(support_policies, '')) as place
    from stg_approved
    where commune_code is not null and class is not null
  ) a on a.household_key = n.household_key and a.place = 1
  left join int_surveyed s on s.household_key = n.household_key
  where s.household_key is null
),
last_year as (
  select a.household_key, max(case when a.rule_set = c.rule_set then a.deprived_indicators end) as deprived_indicators, max(a.support_policies) as support_policies
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
  where a.commune_code is not null and (a.deprived_indicators is not null or a.support_policies is not null)
  group by a.household_key
),
earlier as (
  select m.household_key, y.deprived_indicators, y.support_policies
  from last_year y
  join int_movements m on m.opening_key = y.household_key
),
plan as (
  select count(*) as policies from ref_support
),
placed as (
  -- a household of no class for support now is here only for what last year planned
  select h.household_key, h.commune_code, u.zone,
    case when h.class in ('poor', 'near_poor') then h.class when h.newly_escaped then 'newly_escaped' end as support_class,
    h.farming_household as farming,
    case when h.merit_member then 1 when h.registered_exit then 2 else 3 end as priority,
    ',everyone ' || case when h.deprived_01 then ',deprivation 01' else '' end || case when h.deprived_02 then ',deprivation 02' else '' end || case when h.deprived_03 then ',deprivation 03' else '' end || case when h.deprived_04 then ',deprivation 04' else '' end || case when h.deprived_05 then ',deprivation 05' else '' end || case when h.deprived_06 then ',deprivation 06' else '' end
      || case when h.deprived_07 then ',deprivation 07' else '' end || case when h.deprived_08 then ',deprivation 08' else '' end || case when h.deprived_09 then ',deprivation 09' else '' end || case when h.deprived_10 then ',deprivation 10' else '' end || case when h.deprived_11 then ',deprivation 11' else '' end || case when h.deprived_12 then ',deprivation 12' else '' end
      || case when h.farming_household then ',trait farming_household' else '' end || case when h.no_labour_capacity then ',trait no_labour_capacity' else '' end || case when h.merit_member then ',trait merit_member' else '' end || case when h.registered_exit then ',trait registered_exit' else '' end || case when h.minority then ',trait minority' else '' end || ',' as reasons,
    y.deprived_indicators, y.support_policies, true as surveyed
  from mart_households h
  cross join plan l
  join stg_units u on u.commune_code = h.commune_code
  left join earlier y on y.household_key = h.household_key
  where l.policies > 0 and h.determination_id is not null and (h.class in ('poor', 'near_poor') or h.newly_escaped or y.support_policies is not null)
  union all
  select n.household_key, n.commune_code, u.zone, 'newly_escaped', false, 3, '', y.deprived_indicators, y.support_policies, false
  from unsurveyed n
  cross join plan l
  join stg_units u on u.commune_code = n.commune_code
  left join last_year y on y.household_key = n.household_key
  where l.policies > 0
),
labels as (
  select 'deprivation' as kind, i.indicator as code, 'thiếu hụt ' || i.name as label, 1 as kind_no
  from rule_indicators i
  join ref_campaign c on c.rule_set = i.rule_set
  union all
  select distinct 'cause', code, 'nguyên nhân: ' || label, 2 from ref_codes where list = 'cause'
  union all
  select distinct 'need', code, 'nhu cầu: ' || label, 3 from ref_codes where list = 'support_need'
  union all select 'trait', 'farming_household', 'hộ làm nông, lâm, ngư nghiệp', 4
  union all select 'trait', 'no_labour_capacity', 'hộ không có khả năng lao động', 4
  union all select 'trait', 'merit_member', 'hộ có người có công', 4
  union all select 'trait', 'registered_exit', 'hộ đăng ký thoát nghèo', 4
  union all select 'trait', 'minority', 'hộ dân tộc thiểu số', 4
  union all select 'everyone', '', 'mọi hộ thuộc diện', 5
),
limits as (
  select policy, max(case when kind = 'zone' then 1 else 0 end) = 1 as by_zone from ref_support_scopes group by policy
),
reasons as (
  select p.household_key, s.policy, s.kind, s.code
  from placed p
  join ref_support_reasons s on p.reasons like '%,' || s.kind || ' ' || s.code || ',%'
  union all
  select distinct p.household_key, s.policy, s.kind, s.code
  from stg_answers a
  join ref_support_reasons s on s.kind = case a.key when 'causes' then 'cause' when 'support_needs' then 'need' end and s.code = a.code
  join placed p on p.household_key = a.household_key
  where p.surveyed
),
meant as (
  select p.household_key, s.policy, joined(array_agg((coalesce(l.kind_no, 9) || ' ' || lpad(cast(length(s.code) as string), 3, '0') || ' ' || s.code, coalesce(l.label, 'thiếu hụt chỉ số ' || s.code))), '; ') as why_vi
  from reasons s
  join placed p on p.household_key = s.household_key
  left join labels l on l.kind = s.kind and l.code = s.code
  join ref_support t on t.policy = s.policy
  join limits i on i.policy = s.policy
  join ref_support_scopes k on k.policy = s.policy and k.kind = 'class' and k.code = p.support_class
  left join ref_support_scopes z on z.policy = s.policy and z.kind = 'zone' and z.code = p.zone
  where (t.farming = '' or t.farming = case when p.farming then 'yes' else 'no' end)
    and (not i.by_zone or coalesce(p.zone, '') = '' or z.policy is not null)
  group by p.household_key, s.policy
  union all
  select n.household_key, t.policy, 'kết quả rà soát năm ' || n.review_year || ' đã dự kiến; năm nay không rà soát'
  from unsurveyed n
  join ref_support t on ',' || n.support_policies || ',' like '%,' || t.policy || ',%'
  join ref_support_scopes k on k.policy = t.policy and k.kind = 'class' and k.code = 'newly_escaped'
),
fought as (
  -- of the indicators that a policy is for, those of last year and those that are left
  select p.household_key, s.policy, count(*) as before,
    sum(case when p.reasons like '%,deprivation ' || s.code || ',%' then 1 else 0 end) as still
  from placed p
  join ref_support_reasons s on s.kind = 'deprivation' and ',' || p.deprived_indicators || ',' like '%,' || s.code || ',%'
  where p.surveyed
  group by p.household_key, s.policy
),
every_pair as (
  select household_key, policy from meant
  union
  select p.household_key, t.policy
  from placed p
  join ref_support t on ',' || p.support_policies || ',' like '%,' || t.policy || ',%'
  where p.surveyed
)
select c.year as review_year, p.commune_code, e.household_key, p.support_class, e.policy, t.office_id,
  case when m.policy is not null then 'planned' else 'past' end as status, p.priority, m.why_vi, t.named,
  not i.by_zone or coalesce(p.zone, '') <> '' as zone_known,
  case when p.support_policies is not null then ',' || p.support_policies || ',' like '%,' || e.policy || ',%' end as planned_last_year,
  case when p.deprived_indicators is not null and p.surveyed then coalesce(f.before, 0) > 0 end as deprived_last_year,
  case when f.before > 0 then f.still = 0 end as deprivation_gone
from every_pair e
cross join ref_campaign c
join placed p on p.household_key = e.household_key
join ref_support t on t.policy = e.policy
join limits i on i.policy = e.policy
join stg_units u on u.commune_code = p.commune_code
left join meant m on m.household_key = e.household_key and m.policy = e.policy
left join fought f on f.household_key = e.household_key and f.policy = e.policy
order by u.position, e.household_key, t.position
