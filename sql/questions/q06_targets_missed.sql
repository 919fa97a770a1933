-- question: Chỉ tiêu nào chưa đạt, thiếu bao nhiêu?
-- question_en: Which targets are missed, and by how much?
select text_vi, comparator, target, actual, gap, unit, office
from mart_targets
where scope = 'district' and not met
order by id
