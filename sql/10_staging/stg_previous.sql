-- title: Danh sách được phê duyệt của năm trước | The approved list of the year before
-- grain: one row per row of sheet Danh sách of an accepted workbook; a row belongs to the workbook's commune, what it says itself is row_commune
-- Where units that merged had one village name and number each, the key says the unit too, so that neither household is taken for the other.
-- A list that has no column of villages (an export that lost it) is another matter: its numbers restart in every village, so the key says the head's name too, and joins to no survey by number.
with placed as (
  select distinct source_file, source_sheet from raw_columns where key = 'village'
),
listed as (
  select r.*, w.commune_code as commune_now, w.unit_code,
    w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '')
      || case when v.source_file is null then '@' || coalesce(r.head_name_folded, '') else '' end as key_now,
    v.source_file is null as without_village
  from raw_previous r
  join stg_workbooks w on w.source_file = r.source_file and w.accepted and w.role = 'previous'
  left join placed v on v.source_file = r.source_file and v.source_sheet = r.source_sheet
),
merged as (
  select commune_code from stg_workbooks where role = 'previous' and accepted group by commune_code having min(unit_code) <> max(unit_code)
),
shared as (
  -- keys of communes that merged, computed here too: the rows of all communes are too many to keep
  select w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '')
    || case when v.source_file is null then '@' || coalesce(r.head_name_folded, '') else '' end as key_now
  from raw_previous r
  join stg_workbooks w on w.source_file = r.source_file and w.accepted and w.role = 'previous'
  join merged m on m.commune_code = w.commune_code
  left join placed v on v.source_file = r.source_file and v.source_sheet = r.source_sheet
  group by key_now
  having min(w.unit_code) <> max(w.unit_code)
)
select r.source_file, r.source_sheet, r.source_row, r.commune_now as commune_code, r.unit_code, trim(r.commune_code) as row_commune,
  case when shared.key_now is not null then r.key_now || '@' || r.unit_code else r.key_now end as household_key,
  r.village, r.village_folded, trim(r.household_no) as household_no, r.head_name, r.head_name_folded,
  trim(r.head_national_id) as head_national_id, head_sex.code as head_sex, head_ethnicity.code as head_ethnicity,
  as_date(r.head_birth) as head_birth,
  coalesce(as_year(r.head_birth), year(as_date(r.head_birth))) as head_birth_year,
  as_integer(r.member_count) as member_count, class.code as class, r.without_village,
  r.household_no is null or r.village is null and not r.without_village or r.head_name is null or as_integer(r.member_count) is null
    or class.code is null as unread
from listed r
left join shared on shared.key_now = r.key_now
left join ref_codes head_sex on head_sex.list = 'sex' and head_sex.word = fold_word(r.head_sex)
left join ref_codes head_ethnicity on head_ethnicity.list = 'ethnicity' and head_ethnicity.word = fold_word(r.head_ethnicity)
left join (select distinct word, code from ref_codes where list in ('listed_class', 'class', 'left_class')) class on class.word = fold_word(r.class)
