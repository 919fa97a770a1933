-- code: HO-053
-- severity: warning
-- message: Thôn "{value}" chỉ khác dấu với thôn "{detail}" của nhiều hộ hơn; có thể là một thôn viết hai cách, nên hộ và thành viên không nối được với nhau.
-- message_en: Village "{value}" differs only in its marks from village "{detail}" of more households; it may be one village spelled in two ways, so that households and members do not join.
-- remedy: Viết tên thôn một cách ở mọi dòng, đúng như danh sách năm trước.
-- remedy_en: Spell the village one way in every row, as last year's list does.
-- protects: mỗi hộ tính một lần; Mẫu 7.1–7.10
-- protects_en: each household counted once; forms 7.1–7.10
-- grain: one row per workbook and rarer spelling of a village, at its first row
with spellings as (
  select source_file, source_sheet, village_folded, plain_word(village_folded) as plain, count(*) as households, min(source_row) as source_row
  from stg_households
  where village_folded is not null
  group by source_file, source_sheet, village_folded
),
ranked as (
  select s.*, first_value(village_folded) over (partition by source_file, source_sheet, plain order by households desc, village_folded) as usual
  from spellings s
)
select h.source_file, h.source_sheet, h.source_row, 'village' as column_key, h.village as value, r.usual as detail, cast(null as string) as household_key, h.commune_code, h.village, h.household_no
from ranked r
join stg_households h on h.source_file = r.source_file and h.source_sheet = r.source_sheet and h.source_row = r.source_row
where r.village_folded <> r.usual
