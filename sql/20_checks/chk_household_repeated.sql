-- code: HO-005
-- severity: error
-- message: Mã hộ {value} có ở nhiều dòng ({detail}); mọi dòng trùng đều bị giữ lại.
-- message_en: Household number {value} stands in several rows ({detail}); all of them are held out.
-- remedy: Mỗi hộ một dòng: xoá dòng chép lặp hoặc đặt mã hộ khác.
-- remedy_en: One row per household: delete the copied row or give another number.
-- grain: one row per household row whose key is not unique
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value,
  h.village || ': ' || cast(d.first_row as string) || case when d.copies > 2 then ', …, ' else ', ' end || cast(d.last_row as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
join (
  select household_key, count(*) as copies, min(source_row) as first_row, max(source_row) as last_row
  from stg_households where household_no is not null and village is not null group by household_key having count(*) > 1
) d on d.household_key = h.household_key
