-- code: HO-045
-- severity: warning
-- message: Đánh dấu thiếu hụt "{label}" nhưng hộ chỉ có một người, {detail} tuổi: không thể có.
-- message_en: Lacking "{label}" is marked but the household is one person aged {detail}: impossible.
-- remedy: Bỏ dấu ở chỉ số này (và sửa điểm B2), hoặc sửa ngày sinh, số nhân khẩu.
-- remedy_en: Take the mark away (and correct B2), or correct the birth or the number of members.
-- protects: chỉ số thiếu hụt (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.4–7.7
-- protects_en: the deprivation indicators (Article 3, Decree 07/2021/NĐ-CP); forms 7.4–7.7
-- grain: one row per household of one person and marked indicator (3, 5, 6) that nobody of that age can lack; where members are listed HO-026 says it
with alone as (
  select h.*, case when h.head_birth is null then c.year - h.head_birth_year - 1 else full_years(h.head_birth, c.review_date) end as youngest,
    case when h.head_birth is null then c.year - h.head_birth_year else full_years(h.head_birth, c.review_date) end as eldest, c.rule_set
  from int_households h
  cross join ref_campaign c
  left join int_derived d on d.household_key = h.household_key and d.rule_set = c.rule_set
  where not h.gone and h.member_count = 1 and d.derived_03 is null and d.derived_05 is null and d.derived_06 is null
),
bands as (
  select l.rule_set, 'deprived_03' as column_key, cast(0 as bigint) as age_from, l.undernourished_age_below as age_below from stg_law l
  union
  select l.rule_set, 'deprived_05', l.adult_education_age_from, l.adult_education_age_through + 1 from stg_law l
  union
  select s.rule_set, 'deprived_06', min(s.age_from), max(s.age_below) from rule_schooling s group by s.rule_set
)
select a.source_file, a.source_sheet, a.source_row, b.column_key, 'x' as value, cast(a.eldest as string) as detail, a.household_key, a.commune_code, a.village, a.household_no
from alone a
join bands b on b.rule_set = a.rule_set
where (a.youngest >= b.age_below or a.eldest < b.age_from)
  and case b.column_key when 'deprived_03' then a.deprived_03 when 'deprived_05' then a.deprived_05 else a.deprived_06 end
