-- code: HO-026
-- severity: warning
-- message: "{label}" không khớp: thông tin thành viên và nhà ở cho thấy hộ {detail}.
-- message_en: "{label}" does not fit: members and housing show {detail}.
-- remedy: Đối chiếu phiếu; sửa cột chỉ số hoặc câu trả lời của thành viên, nhà ở.
-- remedy_en: Hold the form against the row; correct the indicator or the answers of members and housing.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per present household and indicator whose derived value is known and differs
with derived as (
  select d.*
  from int_derived d
  join ref_campaign c on c.rule_set = d.rule_set
),
compared as (
  select household_key, 'deprived_01' as column_key, '01' as indicator, derived_01 as derived from derived
  union all select household_key, 'deprived_02' as column_key, '02' as indicator, derived_02 as derived from derived
  union all select household_key, 'deprived_03' as column_key, '03' as indicator, derived_03 as derived from derived
  union all select household_key, 'deprived_04' as column_key, '04' as indicator, derived_04 as derived from derived
  union all select household_key, 'deprived_05' as column_key, '05' as indicator, derived_05 as derived from derived
  union all select household_key, 'deprived_06' as column_key, '06' as indicator, derived_06 as derived from derived
  union all select household_key, 'deprived_07' as column_key, '07' as indicator, derived_07 as derived from derived
  union all select household_key, 'deprived_08' as column_key, '08' as indicator, derived_08 as derived from derived
  union all select household_key, 'deprived_09' as column_key, '09' as indicator, derived_09 as derived from derived
  union all select household_key, 'deprived_10' as column_key, '10' as indicator, derived_10 as derived from derived
  union all select household_key, 'deprived_11' as column_key, '11' as indicator, derived_11 as derived from derived
  union all select household_key, 'deprived_12' as column_key, '12' as indicator, derived_12 as derived from derived
),
reported as (
  select household_key, 'deprived_01' as column_key, deprived_01 as reported from int_households
  union all select household_key, 'deprived_02' as column_key, deprived_02 as reported from int_households
  union all select household_key, 'deprived_03' as column_key, deprived_03 as reported from int_households
  union all select household_key, 'deprived_04' as column_key, deprived_04 as reported from int_households
  union all select household_key, 'deprived_05' as column_key, deprived_05 as reported from int_households
  union all select household_key, 'deprived_06' as column_key, deprived_06 as reported from int_households
  union all select household_key, 'deprived_07' as column_key, deprived_07 as reported from int_households
  union all select household_key, 'deprived_08' as column_key, deprived_08 as reported from int_households
  union all select household_key, 'deprived_09' as column_key, deprived_09 as reported from int_households
  union all select household_key, 'deprived_10' as column_key, deprived_10 as reported from int_households
  union all select household_key, 'deprived_11' as column_key, deprived_11 as reported from int_households
  union all select household_key, 'deprived_12' as column_key, deprived_12 as reported from int_households
)
select h.source_file, h.source_sheet, h.source_row, x.column_key, case when r.reported then 'x' else '' end as value,
  case when x.derived then 'thiếu hụt' else 'không thiếu hụt' end as detail, h.household_key, h.commune_code, h.village, h.household_no
from compared x
join reported r on r.household_key = x.household_key and r.column_key = x.column_key
join int_households h on h.household_key = x.household_key
where x.derived <> r.reported and not h.unscored
