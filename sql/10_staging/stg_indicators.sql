-- title: Chỉ số của bộ quy định và chỉ số của phiếu được tính cho nó | Indicators of the rule set, and the survey's indicator that counts for each
-- grain: one row per rule set and indicator; answer is the survey's indicator that counts, null when none does
-- Where its own is unknown, the nearest counts only when the campaign allows the assumption, and never for the set that decides a run.
select i.rule_set, i.indicator, i.name, i.name_en, i.unknown, i.article, i.threshold, i.answered_by as asked,
  coalesce(i.answered_by, case when c.assume_unknown = 'all' or (c.assume_unknown = 'compared' and i.rule_set <> c.rule_set) then i.nearest end) as answer
from rule_indicators i
cross join ref_campaign c
