-- code: HO-036
-- severity: warning
-- message: Hộ không có số CCCD và trùng thôn, họ tên, ngày sinh, giới tính chủ hộ với hộ {detail}; có thể là một hộ ghi hai lần.
-- message_en: The household has no national id and shares village, head's name, birth and sex with household {detail}; it may be one household entered twice.
-- remedy: Xoá dòng ghi lặp, hoặc ghi số CCCD của hai chủ hộ để phân biệt.
-- remedy_en: Delete the copied row, or enter the national ids that tell the two heads apart.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per present household without national id whose head equals that of a present household with another number
with unproved as (
  -- few: not all households have to be joined to all
  select household_key, commune_code, village_folded, head_name_folded, head_sex, coalesce(cast(head_birth as string), cast(head_birth_year as string)) as birth
  from int_surveyed
  where not gone and head_national_id is null
),
alike as (
  select p.household_key, min(x.household_no) as other_no
  from unproved p
  join int_surveyed x on x.commune_code = p.commune_code and x.village_folded = p.village_folded and x.head_name_folded = p.head_name_folded
    and coalesce(cast(x.head_birth as string), cast(x.head_birth_year as string)) = p.birth and x.head_sex = p.head_sex and x.household_key <> p.household_key
  where not x.gone
  group by p.household_key
)
select h.source_file, h.source_sheet, h.source_row, 'head_name' as column_key, cast(null as string) as value, a.other_no as detail, h.household_key, h.commune_code, h.village, h.household_no
from alike a
join int_surveyed h on h.household_key = a.household_key
where not h.gone
