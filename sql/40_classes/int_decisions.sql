-- title: Quyết định xếp loại dùng trong biểu
-- grain: one row per present household, by the deciding rule set; determination_id hashes the household's inputs and the content of the set
select k.*,
  fingerprint(s.content_sha256 || '|' || k.household_key || '|' || k.area
    || '|' || coalesce(cast(k.b1_score as string), '') || '|' || coalesce(cast(k.b2_score as string), '')
    || '|' || (case when k.deprived_01 then '1' else '0' end) || (case when k.deprived_02 then '1' else '0' end) || (case when k.deprived_03 then '1' else '0' end) || (case when k.deprived_04 then '1' else '0' end)
    || (case when k.deprived_05 then '1' else '0' end) || (case when k.deprived_06 then '1' else '0' end) || (case when k.deprived_07 then '1' else '0' end) || (case when k.deprived_08 then '1' else '0' end)
    || (case when k.deprived_09 then '1' else '0' end) || (case when k.deprived_10 then '1' else '0' end) || (case when k.deprived_11 then '1' else '0' end) || (case when k.deprived_12 then '1' else '0' end)
    || '|' || (case when k.farming_household then '1' else '0' end) || '|' || coalesce(cast(k.income_per_capita as string), '')
    || '|' || (case when k.screened_out then '1' else '0' end)) as determination_id
from int_classes k
join ref_campaign c on c.rule_set = k.rule_set
join rule_sets s on s.rule_set = k.rule_set
