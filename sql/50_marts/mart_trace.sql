-- view: yes
-- title: Căn cứ của từng kết quả xếp loại | The grounds of every classification
-- grain: one row per classified household, rule set and criterion
-- columns:
--   household_key: Khoá hộ | Household key
--   commune_code: Mã xã | Commune code
--   rule_set: Bộ quy định | Rule set
--   determination_id: Mã kết quả xếp loại, chỉ của bộ quyết định | Determination id, of the deciding set only
--   class: Kết quả xếp loại theo bộ này, trống khi chưa xác định | Class under this set, null when undetermined
--   position: Thứ tự tiêu chí | Order of the criterion
--   criterion: Tiêu chí | Criterion
--   value: Giá trị của hộ; chỉ số: 1 là thiếu hụt | Value seen; indicators: 1 is deprived
--   comparator: Phép so sánh | Comparator
--   threshold: Ngưỡng, trống khi văn bản chưa có | Threshold, null when the law's text did not yield it
--   unit: Đơn vị | Unit
--   holds: Thoả mãn; trống khi chưa biết | Whether it holds; null when not known
--   article: Điều khoản | Article
--   unknown: Điều văn bản chưa cho biết | What the law's text did not yield
--   origin: Nguồn giá trị: reported, derived, computed | Where the value comes from
--   says: Ngưỡng của chỉ số như bộ quy định ghi | The indicator's threshold in the set's own words
--   label_vi: Tên tiêu chí | Criterion in Vietnamese
--   label_en: Tên tiếng Anh | Criterion in English
--   source_file: Tệp nguồn | Source file
--   source_sheet: Sheet nguồn | Source sheet
--   cell: Ô của giá trị; nhiều thành viên: ô đầu:ô cuối | Cell of the value; several members: first:last
with judged as (
  select k.household_key, k.commune_code, k.area, k.rule_set, k.class, k.deprived_count, k.deprived_open, k.within_entry, k.within_poverty,
    a.b1_score, a.income_per_capita, a.farming_household, a.screened_out,
    a.deprived_01, a.deprived_02, a.deprived_03, a.deprived_04, a.deprived_05, a.deprived_06, a.deprived_07, a.deprived_08, a.deprived_09, a.deprived_10, a.deprived_11, a.deprived_12, a.derived_indicators,
    l.method, l.by_score, l.score_line, l.poverty_line, l.entry_line, l.average_living_line, l.min_deprived
  from int_classes k
  join int_counted a on a.household_key = k.household_key and a.rule_set = k.rule_set
  join stg_law l on l.rule_set = k.rule_set and l.area = k.area
),
criteria as (
  select d.household_key, d.commune_code, d.rule_set, d.class, 1 as position, 'within_poverty' as criterion, 'income_per_capita' as source_key,
    d.income_per_capita as value, '<=' as comparator, d.poverty_line as threshold, i.unit, d.within_poverty as holds, i.article, i.unknown,
    'reported' as origin, cast(null as string) as says, 'Thu nhập không quá mức nghèo, không cần xét chỉ số' as label_vi, 'Income at or under the poverty line, whatever the indicators' as label_en
  from judged d
  join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = 'poverty'
  where d.method = 'income_and_count'
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 2, 'within_entry', 'b1_score', case when d.screened_out then null else d.b1_score end, '<=', d.score_line, s.unit,
    case when d.by_score then d.within_entry end, s.article, s.unknown, 'reported', cast(null as string),
    case when d.screened_out then 'Phiếu A đã loại hộ, không chấm điểm B1' when d.by_score then 'Điểm B1 không vượt mức của khu vực' else 'Điểm B1, mức điểm chưa biết nên xét theo thu nhập' end,
    case when d.screened_out then 'Screened out by form A, no B1 score' when d.by_score then 'B1 score at or below the line of the area' else 'B1 score; its line is unknown, so income decides' end
  from judged d
  join rule_score_lines s on s.rule_set = d.rule_set and s.area = d.area
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 3, 'income_within_entry', 'income_per_capita', d.income_per_capita, '<=', d.entry_line, i.unit, d.within_entry, i.article, i.unknown,
    'reported', cast(null as string), 'Thu nhập không quá mức vào danh sách', 'Income at or under the line that opens the lists'
  from judged d
  join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = case when d.method = 'income_and_count' then 'near_poverty' else 'poverty' end
  where not d.by_score
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 4, 'deprived_count', cast(null as string), d.deprived_count, '>=', d.min_deprived, k.unit,
    case when d.deprived_count >= d.min_deprived then true when d.deprived_count + d.deprived_open < d.min_deprived then false end, k.article, cast(null as string),
    'computed', cast(null as string), 'Số chỉ số thiếu hụt của hộ nghèo', 'Number of deprived indicators of a poor household'
  from judged d
  join rule_classes k on k.rule_set = d.rule_set and k.class = 'poor'
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 5, 'farming_household', 'farming_household', case when d.farming_household then 1 else 0 end, '=', 1, 'hộ',
    d.farming_household, k.article, cast(null as string), 'reported', cast(null as string), 'Hộ làm nông, lâm, ngư, diêm nghiệp', 'Farming, forestry, fishing or salt household'
  from judged d
  join rule_classes k on k.rule_set = d.rule_set and k.class = 'average_living'
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 6, 'income_above_entry', 'income_per_capita', d.income_per_capita, '>', d.entry_line, i.unit,
    d.income_per_capita > d.entry_line, i.article, i.unknown, 'reported', cast(null as string), 'Thu nhập trên mức vào danh sách', 'Income above the line that opens the lists'
  from judged d
  join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = case when d.method = 'income_and_count' then 'near_poverty' else 'poverty' end
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 7, 'income_within_average_living', 'income_per_capita', d.income_per_capita, '<=', d.average_living_line, i.unit,
    d.income_per_capita <= d.average_living_line, i.article, i.unknown, 'reported', cast(null as string), 'Thu nhập không quá mức sống trung bình', 'Income within the average living standard'
  from judged d
  join rule_income_lines i on i.rule_set = d.rule_set and i.area = d.area and i.line = 'average_living'
  union all
  select d.household_key, d.commune_code, d.rule_set, d.class, 10 + cast(n.indicator as integer), 'indicator_' || n.indicator,
    case when d.derived_indicators like '%' || n.answer || ' %' then 'derived_' || n.answer else 'deprived_' || n.answer end,
    case when n.answer is null then null when case n.answer when '01' then d.deprived_01 when '02' then d.deprived_02 when '03' then d.deprived_03 when '04' then d.deprived_04 when '05' then d.deprived_05 when '06' then d.deprived_06 when '07' then d.deprived_07 when '08' then d.deprived_08 when '09' then d.deprived_09 when '10' then d.deprived_10 when '11' then d.deprived_11 when '12' then d.deprived_12 end then 1 else 0 end, '=', 1, 'chỉ số',
    case when n.answer is not null then coalesce(case n.answer when '01' then d.deprived_01 when '02' then d.deprived_02 when '03' then d.deprived_03 when '04' then d.deprived_04 when '05' then d.deprived_05 when '06' then d.deprived_06 when '07' then d.deprived_07 when '08' then d.deprived_08 when '09' then d.deprived_09 when '10' then d.deprived_10 when '11' then d.deprived_11 when '12' then d.deprived_12 end, false) end, n.article, n.unknown,
    case when d.derived_indicators like '%' || n.answer || ' %' then 'derived' else 'reported' end, case when n.asked is not null then n.threshold end, n.name, n.name_en
  from judged d
  join stg_indicators n on n.rule_set = d.rule_set
),
points as (
  select distinct item, article from rule_points
),
criteria_and_points as (
  select * from criteria
  union all
  select k.household_key, k.commune_code, k.rule_set, k.class, 100 + b.position, 'b1_item_' || b.item, b.answer, b.points, '', cast(null as bigint), 'điểm', cast(null as boolean),
    p.article, cast(null as string), 'computed', cast(null as string), 'Điểm B1 tính lại: ' || b.name || ' (' || coalesce(b.seen, 'không trả lời') || ')', 'B1 computed: ' || b.name || ' (' || coalesce(b.seen, 'no answer') || ')'
  from int_b1_items b
  join points p on p.item = b.item
  join judged k on k.household_key = b.household_key and k.by_score
),
answered_in (source_key, sheet_key, of_members) as (
  values ('derived_01', 'employment', true), ('derived_02', 'birth', true), ('derived_03', 'undernourished', true), ('derived_04', 'health_insurance', true),
    ('derived_05', 'education', true), ('derived_06', 'schooling', true), ('derived_07', 'wall_durable', false), ('derived_08', 'house_area_m2', false),
    ('derived_09', 'water_source', false), ('derived_10', 'toilet_type', false), ('derived_11', 'uses_internet', false), ('derived_12', 'info_devices', false),
    ('employed_members', 'employment', true), ('highest_education', 'education', true), ('dependants', 'birth', true), ('area_per_person_m2', 'house_area_m2', false)
),
member_rows as (
  select household_key, source_file, source_sheet, min(source_row) as first_row, max(source_row) as last_row
  from stg_members
  group by household_key, source_file, source_sheet
)
select t.household_key, t.commune_code, t.rule_set, e.determination_id, t.class, t.position, t.criterion, t.value, t.comparator, t.threshold, t.unit, t.holds,
  t.article, t.unknown, t.origin, t.says, t.label_vi, t.label_en,
  case when l."column" is null then h.source_file else l.source_file end as source_file, case when l."column" is null then h.source_sheet else l.source_sheet end as source_sheet,
  case when not coalesce(i.of_members, false) then l."column" || h.source_row when m.first_row = m.last_row then l."column" || m.first_row
    else l."column" || m.first_row || ':' || l."column" || m.last_row end as cell
from criteria_and_points t
join int_households h on h.household_key = t.household_key
left join answered_in i on i.source_key = t.source_key
left join member_rows m on m.household_key = t.household_key and i.of_members
left join int_decisions e on e.household_key = t.household_key and e.rule_set = t.rule_set
left join raw_columns l on l.source_file = coalesce(m.source_file, h.source_file) and l.source_sheet = coalesce(m.source_sheet, h.source_sheet)
  and l.key = coalesce(i.sheet_key, t.source_key)
