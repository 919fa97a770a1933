-- The counts of the peers, as rasoat has them: figure, count
with flows as (
  unpivot (select commune_code, list, counted, c1, c2, c3, c4, c5, c6, c7, c8, c9 from mart_flows)
  on c1, c2, c3, c4, c5, c6, c7, c8, c9 into name number value total
),
figures as (
  select 'class|' || commune_code || '|' || class as figure, count(*) as total from mart_households where class is not null group by commune_code, class
  union all
  select 'flow|' || commune_code || '|' || list || '|' || counted || '|' || number, total from flows
  union all
  select 'deprived|' || commune_code || '|' || class || '|' || indicator, deprived_households from mart_deprivations
  union all
  select 'uninsured|' || h.commune_code || '|' || h.class, count(*)
  from stg_members m join mart_households h on h.household_key = m.household_key
  where h.class is not null and coalesce(not m.health_insurance, true) group by h.commune_code, h.class
)
select figure, cast(total as bigint) as count from figures where total <> 0 order by figure
