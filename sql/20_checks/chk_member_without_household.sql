-- code: TV-004
-- severity: error
-- message: Thành viên thuộc hộ {value} ({detail}) nhưng sheet Hộ không có hộ này.
-- message_en: The member belongs to household {value} ({detail}) which sheet Hộ does not have.
-- remedy: Sửa thôn và mã hộ, hoặc thêm dòng của hộ vào sheet Hộ.
-- remedy_en: Correct village and number, or add the household to sheet Hộ.
-- protects: số nhân khẩu; dòng nhân khẩu của Mẫu 7.1–7.3
-- protects_en: the number of persons; the person lines of forms 7.1–7.3
-- grain: one row per member row without a household row; a household row without a village (HO-001) may be the one
with absent as (
  -- keys alone, so that no whole row of a member is kept for the search
  select m.household_key
  from (select distinct household_key from stg_members where household_key is not null) m
  left join (select distinct household_key from stg_households) s on s.household_key = m.household_key
  where s.household_key is null
)
select h.source_file, h.source_sheet, h.source_row, 'household_no' as column_key, h.household_no as value, h.village as detail, cast(null as string) as household_key, h.commune_code, h.village, h.household_no
from stg_members h
left join absent a on a.household_key = h.household_key
left join (select distinct commune_code, number_key(household_no) as number from stg_households where village is null) v
  on v.commune_code = h.commune_code and v.number = number_key(h.household_no)
where (h.household_key is null or a.household_key is not null) and h.household_no is not null and h.village is not null and v.number is null
