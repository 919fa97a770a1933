-- title: Quyết định xếp loại dùng trong biểu | The class that the forms use
-- grain: one row per present household, by the deciding rule set; determination_id hashes the household's inputs and the content of the set
-- slices: household_key
select a.*, k.deprived_count, k.deprived_open, k.within_entry, k.within_poverty, k.class, k.open_reason,
  fingerprint(s.content_sha256 || '|' || k.household_key || '|' || k.area
    || '|' || coalesce(cast(a.b1_score as string), '') || '|' || coalesce(cast(a.b2_score as string), '')
    || '|' || (case when a.deprived_01 then '1' else '0' end) || (case when a.deprived_02 then '1' else '0' end) || (case when a.deprived_03 then '1' else '0' end) || (case when a.deprived_04 then '1' else '0' end)
    || (case when a.deprived_05 then '1' else '0' end) || (case when a.deprived_06 then '1' else '0' end) || (case when a.deprived_07 then '1' else '0' end) || (case when a.deprived_08 then '1' else '0' end)
    || (case when a.deprived_09 then '1' else '0' end) || (case when a.deprived_10 then '1' else '0' end) || (case when a.deprived_11 then '1' else '0' end) || (case when a.deprived_12 then '1' else '0' end)
    || '|' || (case when a.farming_household then '1' else '0' end) || '|' || coalesce(cast(a.income_per_capita as string), '')
    || '|' || (case when a.screened_out then '1' else '0' end) || '|' || coalesce(cast(a.member_count as string), '') || '|' || a.derived_indicators
    || '|' || c.deprivations || '|' || c.assume_unknown || '|' || coalesce(cast(c.review_date as string), '')) as determination_id
from int_classes k
join int_counted a on a.household_key = k.household_key and a.rule_set = k.rule_set
join ref_campaign c on c.rule_set = k.rule_set
join rule_sets s on s.rule_set = k.rule_set
