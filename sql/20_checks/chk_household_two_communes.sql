-- code: HO-051
-- severity: warning
-- message: Hộ trùng họ tên, ngày sinh, giới tính, dân tộc chủ hộ và số nhân khẩu với hộ {detail}; có thể là một hộ ghi ở hai xã.
-- message_en: The household shares the head's name, birth, sex and ethnicity and the number of members with household {detail}; it may be one household entered in two communes.
-- remedy: Hai xã đối chiếu; xã mà hộ đã rời đi ghi biến động "Chuyển đi", hoặc xoá dòng ghi lặp. Đúng là hai hộ thì ghi số CCCD của cả hai chủ hộ.
-- remedy_en: The two communes compare; the one that the household left enters "Chuyển đi", or the copied row is deleted. If they are two, enter the national ids of both heads.
-- protects: mỗi hộ, mỗi người tính một lần qua các xã, các năm; Mẫu 7.2, 7.3
-- protects_en: each household and person counted once across communes and years; forms 7.2, 7.3
-- personal: yes
-- grain: one row per present household without a national id on one side whose head, born on a known day, equals that of a present household of another commune
with unproved as (
  -- few: each pair has one, so that not all rows have to be joined to all
  select source_file, source_sheet, source_row, head_name_folded, head_birth, head_sex, head_ethnicity, member_count, commune_code, village, household_no
  from int_surveyed
  where not gone and head_birth is not null and head_national_id is null
),
met as (
  select p.source_file, p.source_sheet, p.source_row, p.commune_code || '/' || p.village || '/' || p.household_no as place,
    x.source_file as other_file, x.source_sheet as other_sheet, x.source_row as other_row, x.commune_code || '/' || x.village || '/' || x.household_no as other_place, x.head_national_id is null as other_unproved
  from unproved p
  join int_surveyed x on x.head_name_folded = p.head_name_folded and x.head_birth = p.head_birth and x.head_sex = p.head_sex and x.head_ethnicity = p.head_ethnicity
    and x.member_count = p.member_count and x.commune_code <> p.commune_code and not x.gone
),
pairs as (
  select source_file, source_sheet, source_row, other_place as other from met
  union all
  -- where both are without an id each of them has come as p
  select other_file, other_sheet, other_row, place from met where not other_unproved
),
alike as (
  select source_file, source_sheet, source_row, min(other) as other from pairs group by source_file, source_sheet, source_row
)
select h.source_file, h.source_sheet, h.source_row, 'head_name' as column_key, h.head_name as value, a.other as detail, h.household_key, h.commune_code, h.village, h.household_no
from alike a
join int_surveyed h on h.source_file = a.source_file and h.source_sheet = a.source_sheet and h.source_row = a.source_row
