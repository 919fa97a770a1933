-- code: TT-207
-- severity: warning
-- message: "{label}" là {value}, năm trước là {detail}: lệch quá nhiều so với một năm.
-- message_en: "{label}" is {value}, last year it was {detail}: too large a change for one year.
-- remedy: Xem lại số trên sheet Thông tin (thừa, thiếu một chữ số?); nếu đúng thì giữ nguyên.
-- remedy_en: Look over the figure on sheet Thông tin (a digit too many or too few?); leave it if it is right.
-- protects: tổng số hộ, nhân khẩu làm mẫu số của tỷ lệ; Mẫu 7.1
-- protects_en: the totals that rates are of; form 7.1
-- grain: one row per survey workbook and total that differs from last year's by ref_bounds total_leap_percent and total_leap_least or more; not where a unit that it took the place of sent no list, nor beside a total that is in error already
with earlier as (
  select t.commune_code, t.key, sum(t.usable_total) as total
  from int_totals t
  left join int_predecessors p on p.commune_code = t.commune_code and not p.has_workbook
  where t.role = 'previous' and p.unit_code is null
  group by t.commune_code, t.key
  having count(t.usable_total) = count(*)
),
typed as (
  select *, max(case when total is not null and usable_total is null then 1 else 0 end) over (partition by source_file) as in_error
  from int_totals
)
select t.source_file, 'Thông tin' as source_sheet, t.source_row, t.key as column_key, cast(t.total as string) as value,
  cast(e.total as string) as detail, cast(null as string) as household_key, t.commune_code, cast(null as string) as village, cast(null as string) as household_no
from typed t
join earlier e on e.commune_code = t.commune_code and e.key = t.key
join ref_bounds p on p.name = 'total_leap_percent'
join ref_bounds l on l.name = 'total_leap_least'
where t.role = 'survey' and t.in_error = 0 and abs(t.total - e.total) >= l.value and 100 * abs(t.total - e.total) >= p.value * e.total
