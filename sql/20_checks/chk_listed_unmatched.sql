-- code: HO-034
-- severity: error
-- message: Hộ (phân loại đầu năm "{value}") không nối được với danh sách đầu năm, còn {detail} của danh sách chưa có dòng nào; có thể là cùng một hộ.
-- message_en: The household (class at the start: "{value}") is not found on the opening list, while {detail} of that list has no row; the two may be one.
-- remedy: Nếu là một: dùng lại thôn và mã của danh sách; hộ cùng mã đã đổi chủ hộ thì ghi mã của hộ vào cột "Mã hộ gốc", để trống biến động. Nếu không: ghi "Không" ở phân loại đầu năm, không dùng mã của hộ kia, và thêm dòng của hộ kia.
-- remedy_en: If they are one, use the village and number of the list; where the number is the same and the head has changed, enter the household's own number as origin and no movement. If not, enter "Không" as the class at the start, use another number, and add the row of the other household.
-- protects: diễn biến hộ nghèo, hộ cận nghèo; Mẫu 7.2, 7.3
-- protects_en: the movements of poor and near-poor households; forms 7.2, 7.3
-- grain: one row per surveyed household that claims a place on the opening list, or bears the number of a listed household without a row, and matched nothing, in a commune with listed households without a row; detail names the likeliest of them
with pairs as (
  select s.source_file, s.source_sheet, s.source_row, o.household_no as listed_no, o.village as listed_village,
    coalesce(s.household_key = o.opening_key, false) as same_number,
    coalesce(s.head_national_id = o.head_national_id and is_digits(s.head_national_id, 12), false)
      or coalesce(s.head_name_folded = o.head_name_folded and s.head_birth_year = o.head_birth_year, false) as same_head,
    row_number() over (partition by s.source_file, s.source_sheet, s.source_row order by
      case when s.household_key = o.opening_key then 0 else 1 end,
      case when s.head_national_id = o.head_national_id and is_digits(s.head_national_id, 12) then 0 else 1 end,
      case when s.head_name_folded = o.head_name_folded then 0 else 1 end,
      case when s.head_birth_year = o.head_birth_year and s.head_sex = o.head_sex then 0 else 1 end,
      case when s.village_folded = o.village_folded then 0 else 1 end,
      case when s.listed_as = o.opening_class then 0 else 1 end,
      o.opening_key) as place
  from int_surveyed s
  join int_unaccounted u on u.commune_code = s.commune_code
  join int_opening o on o.opening_key = u.opening_key
  left join int_matches m on m.household_key = s.household_key
  where m.household_key is null
)
select h.source_file, h.source_sheet, h.source_row, 'listed_as' as column_key, r.listed_as as value,
  'hộ ' || p.listed_no || ' (' || coalesce(p.listed_village, 'không rõ thôn') || ')' as detail, h.household_key, h.commune_code, h.village, h.household_no
from pairs p
join int_surveyed h on h.source_file = p.source_file and h.source_sheet = p.source_sheet and h.source_row = p.source_row
join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
where p.place = 1
  and ((not h.newcomer and (h.listed_as in ('poor', 'near_poor') or p.same_number))
    or (h.newcomer and h.listed_as in ('poor', 'near_poor') and p.same_head))
