-- view: yes
-- title: Từ con số in trên biểu đến hộ và ô trong tệp gốc | From a printed figure to the households counted in it and their cells
-- grain: one row per figure (relation, row_no, column_key), part, measure and household or given total; weights of a part add up to it
-- columns:
--   relation: Bảng rpt_ in ra biểu | The rpt_ relation that prints the form
--   row_no: Thứ tự dòng trên biểu | Order of the row on the form
--   column_key: Cột của bảng rpt_ | Column of the relation
--   formula: Cách tính từ các phần, như trong lin_columns | How the parts make the figure, as in lin_columns
--   part: Phần của con số, như trong lin_columns | Part of the figure, as in lin_columns
--   measure: Số đo, như trong lin_columns | Measure, as in lin_columns
--   counted: households hộ, persons nhân khẩu, mentions lượt hộ, answers người hoặc hộ có câu trả lời, total số có sẵn | Households, persons, mentions, persons or households with an answer, or a total that is given
--   commune_code: Mã đơn vị | Unit code
--   weight: Hộ hay số có sẵn góp bao nhiêu vào phần; âm khi trừ | What it adds to the part; negative when taken off
--   persons: Số người được đếm của hộ | Persons of the household that count
--   survey_file: Tệp của bảng rà soát | Survey workbook, or the file of a given total
--   survey_sheet: Sheet | Sheet
--   survey_cell: Ô | Cell
--   list_file: Tệp của danh sách đầu năm | File of the opening list
--   list_sheet: Sheet của danh sách | Sheet of the list
--   list_cell: Ô của danh sách | Cell of the list
--   article: Điều khoản, hoặc mục của kế hoạch | Article, or place in the plan
with parts as (
  select r.relation, r.row_no, r.unit_code, r.has_workbook, c.column_key, c.formula, c.part, c.sign, c.measure, c.counted
  from lin_rows r
  join lin_columns c on c.relation = r.relation and c.line = r.line
), surveyed as (
  select household_key, min(source_file) as source_file, min(source_sheet) as source_sheet, min(source_row) as source_row
  from int_surveyed
  group by household_key
), counted as (
  select p.relation, p.row_no, p.column_key, p.formula, p.part, p.measure, p.counted, h.commune_code, h.household_key, h.opening_key,
    p.sign * case when p.counted in ('persons', 'answers') then h.persons else h.households end as weight, h.persons,
    case when p.counted = 'persons' and h.list_key is null then 'member_count' else h.survey_key end as survey_key,
    case when p.counted = 'persons' and h.list_key is not null then 'member_count' else h.list_key end as list_key
  from parts p
  join lin_households h on h.measure = p.measure and h.commune_code = p.unit_code
  where p.has_workbook
)
select k.relation, k.row_no, k.column_key, k.formula, k.part, k.measure, k.counted, k.commune_code, k.household_key, k.opening_key,
  cast(k.weight as decimal(18, 4)) as weight, k.persons,
  s.source_file as survey_file, s.source_sheet as survey_sheet, coalesce(c."column", n."column") || s.source_row as survey_cell,
  o.source_file as list_file, o.source_sheet as list_sheet, coalesce(d."column", m."column") || o.source_row as list_cell, cast(null as string) as article
from counted k
left join surveyed s on s.household_key = k.household_key
left join raw_columns c on c.source_file = s.source_file and c.source_sheet = s.source_sheet and c.key = k.survey_key
left join raw_columns n on n.source_file = s.source_file and n.source_sheet = s.source_sheet and n.key = 'household_no'
left join int_opening o on o.opening_key = k.opening_key and k.list_key is not null
left join raw_columns d on d.source_file = o.source_file and d.source_sheet = o.source_sheet and d.key = case when o.opening_source = 'survey' and k.list_key = 'class' then 'listed_as' else k.list_key end
left join raw_columns m on m.source_file = o.source_file and m.source_sheet = o.source_sheet and m.key = 'household_no'
where k.weight <> 0
union all
select p.relation, p.row_no, p.column_key, p.formula, p.part, p.measure, p.counted, s.commune_code, cast(null as string), cast(null as string),
  p.sign * s.value, cast(null as bigint), s.source_file, s.source_sheet, s.cell, cast(null as string), cast(null as string), cast(null as string), s.article
from parts p
join lin_sources s on s.measure = p.measure and s.commune_code = p.unit_code
where p.counted = 'total' and (p.has_workbook or p.measure like 'planned%' or p.measure like 'target%')
union all
select distinct p.relation, p.row_no, p.column_key, p.formula, p.part, p.measure, p.counted, cast(null as string), cast(null as string), cast(null as string),
  p.sign * s.value, cast(null as bigint), s.source_file, s.source_sheet, s.cell, cast(null as string), cast(null as string), cast(null as string), s.article
from parts p
join lin_sources s on s.measure = p.measure and s.commune_code is null
where p.counted = 'total'
