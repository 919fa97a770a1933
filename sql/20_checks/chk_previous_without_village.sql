-- code: DS-006
-- severity: warning
-- message: Danh sách năm trước không có cột thôn, nên mã hộ lặp lại ở các thôn (mã {value} có {detail} hộ); hộ chỉ được nối theo tên, cần người xác nhận.
-- message_en: Last year's list has no column of villages, so household numbers repeat among them (number {value} stands for {detail} households); households are matched by name only, for a person to confirm.
-- remedy: Thêm cột "Thôn" vào danh sách rồi điền thôn của từng hộ; hoặc xác nhận các cặp hộ trong xac-nhan.xlsx.
-- remedy_en: Add a column "Thôn" to the list and fill in each household's village; or confirm the pairs of households in xac-nhan.xlsx.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- grain: one row per list of the year before without villages, at its most repeated number
with repeated as (
  select source_file, source_sheet, household_no, min(source_row) as source_row, min(commune_code) as commune_code, count(distinct household_key) as households
  from stg_previous
  where without_village and class in ('poor', 'near_poor')
  group by source_file, source_sheet, household_no
),
ranked as (
  select *, row_number() over (partition by source_file, source_sheet order by households desc, source_row) as place
  from repeated
  where households > 1
)
select source_file, source_sheet, source_row, 'household_no' as column_key, household_no as value, cast(households as string) as detail,
  cast(null as string) as household_key, commune_code, cast(null as string) as village, household_no
from ranked
where place = 1
