-- title: Chỉ tiêu của huyện theo mục của kế hoạch, như in trên bảng theo dõi | The district's targets by section of the plan, as the scoreboard prints them
-- grain: one row per target, followed result and budget line of the plan
-- columns:
--   section: Mục của kế hoạch | Section of the plan
--   section_title: Tên mục | Title of the section
--   section_no: Thứ tự của mục | Order of the section
--   line_no: Thứ tự trong mục | Order within the section
--   sign: Dấu so sánh như in | Comparator as printed
--   result: Kết quả như in | Result as printed
--   numerator: Tử số của kết quả chưa làm tròn | Numerator of the actual before rounding
--   denominator: Mẫu số của kết quả chưa làm tròn | Denominator of the actual before rounding
with signs (comparator, sign) as (
  values ('>=', '≥'), ('<=', '≤'), ('>', '>'), ('<', '<'), ('=', '=')
), results (status, result) as (
  values ('met', 'Đạt'), ('not_met', 'Chưa đạt'), ('no_data', 'Chưa có số liệu'), ('followed', 'Theo dõi')
),
placed as (
  select t.*, s.place as section, s.title as section_title, s.position as section_no,
    row_number() over (partition by t.id order by length(s.place) desc nulls last) as choice
  from mart_targets t
  left join plan_sections s on t.place = s.place or substr(t.place, 1, length(s.place) + 1) in (s.place || '.', s.place || ' ')
  where t.scope = 'district'
)
select p.id, p.place, p.text_vi, p.measure, p.comparator, p.target, p.actual, p.gap, p.unit, p.office_id, p.office, p.status, p.note_vi, p.source, p.quarter,
  p.value_q1, p.value_q2, p.value_q3, p.value_q4, p.section, p.section_title, coalesce(p.section_no, 1000) as section_no,
  row_number() over (partition by coalesce(p.section_no, 1000) order by p.position, p.id) as line_no, g.sign, r.result, p.numerator, p.denominator
from placed p
left join signs g on g.comparator = p.comparator
left join results r on r.status = p.status
where p.choice = 1
order by section_no, line_no
