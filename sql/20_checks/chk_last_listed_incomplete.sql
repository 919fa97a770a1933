-- code: HO-035
-- severity: warning
-- message: {detail} nên hộ không tính là tái nghèo hay tái cận nghèo.
-- message_en: "{label}" is missing beside the other half of the last listing ({value}), so the household does not count as a relapse.
-- remedy: Ghi đủ năm cuối cùng trong danh sách và loại khi đó, hoặc để trống cả hai.
-- remedy_en: Enter both the last year on the list and the class then, or neither.
-- protects: tái nghèo, tái cận nghèo; Mẫu 7.2, 7.3
-- protects_en: relapse into poverty; forms 7.2, 7.3
-- grain: one row per household that may be new, with a year without class, or a class without year where the campaign limits the look-back
-- slices: household_key
with halves as (
  -- two selects and no "or", so that one side of each join is few
  select h.source_file, h.source_sheet, h.source_row, h.household_key, h.commune_code, h.village, h.household_no, h.last_listed_year, r.last_listed_as as class_typed, r.last_listed_year as year_typed
  from int_surveyed h
  join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
  where not h.newcomer and not h.gone and r.last_listed_year is not null and r.last_listed_as is null
  union all
  select h.source_file, h.source_sheet, h.source_row, h.household_key, h.commune_code, h.village, h.household_no, h.last_listed_year, r.last_listed_as, r.last_listed_year
  from int_surveyed h
  cross join ref_campaign c
  join raw_households r on r.source_file = h.source_file and r.source_sheet = h.source_sheet and r.source_row = h.source_row
  where not h.newcomer and not h.gone and h.last_listed_as in ('poor', 'near_poor') and r.last_listed_year is null and c.relapse_lookback_years is not null
)
select h.source_file, h.source_sheet, h.source_row,
  case when h.last_listed_year is null then 'last_listed_year' else 'last_listed_as' end as column_key,
  case when h.last_listed_year is null then h.class_typed else h.year_typed end as value,
  case when h.last_listed_year is null then 'Có loại khi đó mà thiếu năm cuối cùng trong danh sách' else 'Có năm cuối cùng trong danh sách mà thiếu loại khi đó' end as detail,
  h.household_key, h.commune_code, h.village, h.household_no
from halves h
left join int_matches m on m.household_key = h.household_key
where m.household_key is null
