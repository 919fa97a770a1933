-- code: DS-002
-- severity: error
-- message: Danh sách năm trước có hộ {value} ({detail}) ở nhiều dòng.
-- message_en: Last year's list has household {value} ({detail}) in several rows.
-- remedy: Giữ một dòng cho mỗi hộ trong danh sách năm trước.
-- remedy_en: Keep one row per household in last year's list.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per row of last year's list whose key is not unique
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value, coalesce(h.village, h.head_name) as detail, h.household_key, h.commune_code, h.village, h.household_no
from stg_previous h
join (select household_key from stg_previous group by household_key having count(*) > 1) d on d.household_key = h.household_key
