-- code: HO-024
-- severity: warning
-- message: {detail} mà chưa ghi nguyên nhân nghèo.
-- message_en: {detail} without a cause of poverty.
-- remedy: Ghi mã nguyên nhân 1–8 (cột "Nguyên nhân nghèo").
-- remedy_en: Enter the cause codes 1–8.
-- protects: nguyên nhân nghèo; Mẫu 7.10
-- protects_en: the causes of poverty; form 7.10
-- grain: one row per poor or near-poor household without a cause
-- slices: household_key
select h.source_file, h.source_sheet, h.source_row, 'causes' as column_key, cast(null as string) as value, k.label as detail, h.household_key, h.commune_code, h.village, h.household_no
from int_households h
join int_decisions d on d.household_key = h.household_key and d.class in ('poor', 'near_poor')
join rule_classes k on k.rule_set = d.rule_set and k.class = d.class
left join (select distinct household_key from stg_answers where key = 'causes' and code is not null) a on a.household_key = h.household_key
-- a workbook without the column is TEP-106, once
join (select distinct source_file from raw_columns where key = 'causes') c on c.source_file = h.source_file
where a.household_key is null
