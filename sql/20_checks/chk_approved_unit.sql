-- code: DS-004
-- severity: warning
-- message: Kết quả năm trước có {detail} hộ của {value}, không rõ nay thuộc xã nào của units.csv; các hộ này không được tính vào xã nào.
-- message_en: The result of an earlier year has {detail} households of {value}; which unit of units.csv they belong to now is not known, and they are counted nowhere.
-- remedy: Ghi đơn vị đó vào units.csv với valid_from, valid_until của nó và mã đơn vị thay nó ở cột successor; bỏ qua nếu là xã của huyện khác.
-- remedy_en: Enter the unit in units.csv with its valid_from, valid_until and the code of the unit in its place under successor; ignore this for a commune of another district.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per earlier result, year and unit that no unit of the review date is known to have taken the place of
select source_file, cast(null as string) as source_sheet, cast(null as integer) as source_row, cast(null as string) as column_key,
  max(unit_name) || ' (' || unit_code || ', ' || cast(review_year as string) || ')' as value,
  cast(count(*) as string) as detail, cast(null as string) as household_key, cast(null as string) as commune_code, cast(null as string) as village, cast(null as string) as household_no
from stg_approved
where commune_code is null
group by source_file, review_year, unit_code
