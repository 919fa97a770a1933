-- code: HO-026
-- severity: warning
-- message: "{label}" không khớp: thông tin thành viên và nhà ở cho thấy hộ {detail}.
-- message_en: "{label}" does not fit: members and housing show {detail}.
-- remedy: Đối chiếu phiếu; sửa cột chỉ số hoặc câu trả lời của thành viên, nhà ở.
-- remedy_en: Hold the form against the row; correct the indicator or the answers of members and housing.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per present household and indicator whose derived value is known and differs
with differing as (
  select h.source_file, h.source_sheet, h.source_row, h.household_key, h.commune_code, h.village, h.household_no,
    h.deprived_01, h.deprived_02, h.deprived_03, h.deprived_04, h.deprived_05, h.deprived_06, h.deprived_07, h.deprived_08, h.deprived_09, h.deprived_10, h.deprived_11, h.deprived_12,
    d.derived_01, d.derived_02, d.derived_03, d.derived_04, d.derived_05, d.derived_06, d.derived_07, d.derived_08, d.derived_09, d.derived_10, d.derived_11, d.derived_12
  from int_derived d
  join ref_campaign c on c.rule_set = d.rule_set
  join int_households h on h.household_key = d.household_key
  where not h.unscored
    and (d.derived_01 <> h.deprived_01 or d.derived_02 <> h.deprived_02 or d.derived_03 <> h.deprived_03 or d.derived_04 <> h.deprived_04 or d.derived_05 <> h.deprived_05 or d.derived_06 <> h.deprived_06 or d.derived_07 <> h.deprived_07 or d.derived_08 <> h.deprived_08 or d.derived_09 <> h.deprived_09 or d.derived_10 <> h.deprived_10 or d.derived_11 <> h.deprived_11 or d.derived_12 <> h.deprived_12)
)
select source_file, source_sheet, source_row, 'deprived_01' as column_key, case when deprived_01 then 'x' else '' end as value, case when derived_01 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_01 <> deprived_01
union all
select source_file, source_sheet, source_row, 'deprived_02' as column_key, case when deprived_02 then 'x' else '' end as value, case when derived_02 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_02 <> deprived_02
union all
select source_file, source_sheet, source_row, 'deprived_03' as column_key, case when deprived_03 then 'x' else '' end as value, case when derived_03 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_03 <> deprived_03
union all
select source_file, source_sheet, source_row, 'deprived_04' as column_key, case when deprived_04 then 'x' else '' end as value, case when derived_04 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_04 <> deprived_04
union all
select source_file, source_sheet, source_row, 'deprived_05' as column_key, case when deprived_05 then 'x' else '' end as value, case when derived_05 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_05 <> deprived_05
union all
select source_file, source_sheet, source_row, 'deprived_06' as column_key, case when deprived_06 then 'x' else '' end as value, case when derived_06 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_06 <> deprived_06
union all
select source_file, source_sheet, source_row, 'deprived_07' as column_key, case when deprived_07 then 'x' else '' end as value, case when derived_07 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_07 <> deprived_07
union all
select source_file, source_sheet, source_row, 'deprived_08' as column_key, case when deprived_08 then 'x' else '' end as value, case when derived_08 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_08 <> deprived_08
union all
select source_file, source_sheet, source_row, 'deprived_09' as column_key, case when deprived_09 then 'x' else '' end as value, case when derived_09 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_09 <> deprived_09
union all
select source_file, source_sheet, source_row, 'deprived_10' as column_key, case when deprived_10 then 'x' else '' end as value, case when derived_10 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_10 <> deprived_10
union all
select source_file, source_sheet, source_row, 'deprived_11' as column_key, case when deprived_11 then 'x' else '' end as value, case when derived_11 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_11 <> deprived_11
union all
select source_file, source_sheet, source_row, 'deprived_12' as column_key, case when deprived_12 then 'x' else '' end as value, case when derived_12 then 'thiếu hụt' else 'không thiếu hụt' end as detail, household_key, commune_code, village, household_no
from differing
where derived_12 <> deprived_12
