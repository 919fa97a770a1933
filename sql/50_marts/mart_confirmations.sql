-- title: Cặp hộ cần người xác nhận là một hay là hai | Pairs of households for a person to confirm as one or two
-- grain: one row per pair of a surveyed household and one of last year's list: matched by name alone or under another head, proposed as likely, or confirmed before
-- Likely pairs and their score: int_pairs.
-- columns:
--   commune_code: Mã xã | Commune code
--   commune_name: Tên xã, thị trấn | Commune name
--   household_key: Khoá hộ năm nay | Key of the household of this year
--   opening_key: Khoá hộ trong danh sách năm trước | Key on last year's list
--   step: Cách nối: 0 đã xác nhận, 1 theo mã hộ, 3 theo tên; trống là chưa nối, chỉ đề xuất | How it is matched; null is not matched, proposed only
--   score: Mức giống nhau, 0 đến 100 | Likeness, 0 to 100
--   village: Thôn năm nay | Village this year
--   household_no: Mã hộ năm nay | Number this year
--   head_name: Chủ hộ năm nay (dữ liệu cá nhân) | Head this year (personal data)
--   head_birth_year: Năm sinh chủ hộ năm nay | Birth year this year
--   opening_village: Thôn năm trước | Village last year
--   opening_no: Mã hộ năm trước | Number last year
--   opening_head_name: Chủ hộ năm trước (dữ liệu cá nhân) | Head last year (personal data)
--   opening_birth_year: Năm sinh chủ hộ năm trước | Birth year last year
--   opening_class: Phân loại đầu năm | Class at the start
--   moved: Hai hộ ở hai xã: hộ có thể đã chuyển xã; xã cũ phải thêm dòng chuyển đi | The two are in two communes: the household may have moved; the old commune has to add its row
--   verdict: Người đã ghi: same là một hộ, other là hai hộ; trống là chưa | A person wrote: same, other; null not yet
select h.commune_code, u.commune_name, p.household_key, p.opening_key, p.step, p.score, h.village, h.household_no, h.head_name, h.head_birth_year,
  case when o.commune_code = h.commune_code then o.village else coalesce(o.village || ', ', '') || ou.commune_name end as opening_village, o.household_no as opening_no, o.head_name as opening_head_name,
  o.head_birth_year as opening_birth_year, o.opening_class, o.commune_code <> h.commune_code as moved, c.verdict
from int_pairs p
join int_present h on h.household_key = p.household_key
join int_opening o on o.opening_key = p.opening_key
left join stg_units u on u.commune_code = h.commune_code
left join stg_units ou on ou.commune_code = o.commune_code
left join (select household_key, opening_key, min(verdict) as verdict from ref_confirmations group by household_key, opening_key) c
  on c.household_key = p.household_key and c.opening_key = p.opening_key
