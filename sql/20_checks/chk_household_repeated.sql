-- code: HO-005
-- severity: error
-- message: Mã hộ {value} có ở nhiều dòng ({detail}); mọi dòng trùng đều bị giữ lại.
-- message_en: Household number {value} stands in several rows ({detail}); all of them are held out.
-- remedy: Mỗi hộ một dòng: xoá dòng chép lặp hoặc đặt mã hộ khác.
-- remedy_en: One row per household: delete the copied row or give another number.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per household row whose key is not unique
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value,
  h.village || ': ' || cast(d.first_row as string) || case when d.copies > 2 then ', …, ' else ', ' end || cast(d.last_row as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
join (
  select s.household_key, count(*) as copies, min(s.source_row) as first_row, max(s.source_row) as last_row
  from stg_households s
  join (select distinct household_key from int_copies) c on c.household_key = s.household_key
  where s.household_no is not null and s.village is not null
  group by s.household_key
  having count(*) > 1
) d on d.household_key = h.household_key
