-- code: HO-005
-- severity: error
-- message: Mã hộ {value} của {detail} có ở nhiều dòng; mọi dòng trùng đều bị giữ lại.
-- message_en: Household number {value} of {detail} stands in several rows; all of them are held out.
-- remedy: Mỗi hộ một dòng: xoá dòng chép lặp hoặc đặt mã hộ khác.
-- remedy_en: One row per household: delete the copied row or give another number.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per household row whose key is not unique
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value, h.village as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_households h
join (select household_key from stg_households where household_no is not null and village is not null group by household_key having count(*) > 1) d on d.household_key = h.household_key
