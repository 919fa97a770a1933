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
placed as (
  select d.household_key, d.commune_code, u.zone,
    case when d.class in ('poor', 'near_poor') then d.class when n.household_key is not null then 'newly_escaped' end as support_class,
    coalesce(h.farming_household, false) as farming,
    case when h.merit_member then 1 when h.registered_exit then 2 else 3 end as priority,
    m.opening_key, true as surveyed
  from int_decisions d
  join int_households h on h.household_key = d.household_key
  join int_movements m on m.household_key = d.household_key
  join stg_units u on u.commune_code = d.commune_code
  left join mart_newly_escaped n on n.household_key = d.household_key
  union all
  select n.household_key, n.commune_code, u.zone, 'newly_escaped', false, 3, n.household_key, false
  from unsurveyed n
  join stg_units u on u.commune_code = n.commune_code
),
last_year as (
  select a.household_key, max(case when a.rule_set = c.rule_set then a.deprived_indicators end) as deprived_indicators, max(a.support_policies) as support_policies
  from stg_approved a
  join ref_campaign c on a.review_year = c.year - 1
  where a.commune_code is not null
  group by a.household_key
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
meant as (
  select p.household_key, s.policy, joined(array_agg((coalesce(l.kind_no, 9) || ' ' || lpad(cast(length(r.code) as string), 3, '0') || ' ' || r.code, coalesce(l.label, 'thiếu hụt chỉ số ' || r.code))), '; ') as why_vi
  from placed p
  join int_support_reasons r on r.household_key = p.household_key
  join ref_support_reasons s on s.kind = r.kind and s.code = r.code
  left join labels l on l.kind = r.kind and l.code = r.code
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
    sum(case when r.household_key is null then 0 else 1 end) as still
  from placed p
  join last_year y on y.household_key = p.opening_key
  join ref_support_reasons s on s.kind = 'deprivation' and ',' || y.deprived_indicators || ',' like '%,' || s.code || ',%'
  left join int_support_reasons r on r.household_key = p.household_key and r.kind = 'deprivation' and r.code = s.code
  where p.surveyed
  group by p.household_key, s.policy
),
every_pair as (
  select household_key, policy from meant
  union
  select p.household_key, t.policy
  from placed p
  join last_year y on y.household_key = p.opening_key
  join ref_support t on ',' || y.support_policies || ',' like '%,' || t.policy || ',%'
  where p.surveyed
)
select c.year as review_year, p.commune_code, e.household_key, p.support_class, e.policy, t.office_id,
  case when m.policy is not null then 'planned' else 'past' end as status, p.priority, m.why_vi, t.named,
  not i.by_zone or coalesce(p.zone, '') <> '' as zone_known,
  case when y.support_policies is not null then ',' || y.support_policies || ',' like '%,' || e.policy || ',%' end as planned_last_year,
  case when y.deprived_indicators is not null and p.surveyed then coalesce(f.before, 0) > 0 end as deprived_last_year,
  case when f.before > 0 then f.still = 0 end as deprivation_gone
from every_pair e
cross join ref_campaign c
join placed p on p.household_key = e.household_key
join ref_support t on t.policy = e.policy
join limits i on i.policy = e.policy
join stg_units u on u.commune_code = p.commune_code
left join meant m on m.household_key = e.household_key and m.policy = e.policy
left join last_year y on y.household_key = p.opening_key
left join fought f on f.household_key = e.household_key and f.policy = e.policy
order by u.position, e.household_key, t.position
