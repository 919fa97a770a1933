-- code: HO-008
-- severity: error
-- message: Thiếu "{label}" mà Phiếu A không loại hộ này.
-- message_en: "{label}" is missing and Phiếu A did not screen the household out.
-- remedy: Ghi điểm của phiếu B; hộ đang trong danh sách đầu năm luôn phải chấm điểm.
-- remedy_en: Enter the score of Phiếu B; a household of the opening list is always scored.
-- protects: loại hộ theo chuẩn nghèo (Điều 3 Nghị định 07/2021/NĐ-CP); Mẫu 7.1–7.10
-- protects_en: the class under the poverty standard (Article 3, Decree 07/2021/NĐ-CP); forms 7.1–7.10
-- grain: one row per present household and missing score
-- slices: household_key
with due as (
  select s.*
  from int_surveyed s
  left join int_matches m on m.household_key = s.household_key
  where not s.gone
    and not (s.unscored and s.screening_a = 'failed' and m.opening_key is null and coalesce(s.listed_as, '') not in ('poor', 'near_poor'))
),
missing as (
  select r.source_file, r.source_sheet, r.source_row, 'b1_score' as column_key from raw_households r where r.b1_score is null
  union all
  select r.source_file, r.source_sheet, r.source_row, 'b2_score' from raw_households r where r.b2_score is null
)
select h.source_file, h.source_sheet, h.source_row, x.column_key, cast(null as string) as value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from due h
join missing x on x.source_file = h.source_file and x.source_sheet = h.source_sheet and x.source_row = h.source_row
