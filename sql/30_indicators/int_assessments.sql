-- view: yes
-- title: Căn cứ xếp loại của hộ theo từng bộ quy định | Grounds of the class of each household by rule set
-- grain: one row per present household and rule set; deprived_count are the indicators known to be lacking, deprived_open those of the set that no answer counts for
select a.*,
  (case when a.deprived_01 then l.counts_01 else 0 end) + (case when a.deprived_02 then l.counts_02 else 0 end) + (case when a.deprived_03 then l.counts_03 else 0 end)
    + (case when a.deprived_04 then l.counts_04 else 0 end) + (case when a.deprived_05 then l.counts_05 else 0 end) + (case when a.deprived_06 then l.counts_06 else 0 end)
    + (case when a.deprived_07 then l.counts_07 else 0 end) + (case when a.deprived_08 then l.counts_08 else 0 end) + (case when a.deprived_09 then l.counts_09 else 0 end)
    + (case when a.deprived_10 then l.counts_10 else 0 end) + (case when a.deprived_11 then l.counts_11 else 0 end) + (case when a.deprived_12 then l.counts_12 else 0 end) as deprived_count,
  l.indicators_open as deprived_open
from int_counted a
join stg_law l on l.rule_set = a.rule_set and l.area = a.area
