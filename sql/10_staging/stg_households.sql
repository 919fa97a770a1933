-- title: Hộ được rà soát, đã đọc đúng kiểu | Surveyed households, typed
-- grain: one row per row of sheet Hộ of an accepted workbook; a cell that cannot be read is null here and a finding in 20_checks
with by_list as (
  select list, map(list(word), list(code)) as codes from ref_codes group by list
),
k as (
  select any_value(codes) filter (where list = 'sex') as sex,
    any_value(codes) filter (where list = 'ethnicity') as ethnicity,
    any_value(codes) filter (where list = 'listed_class') as listed_class,
    any_value(codes) filter (where list = 'movement') as movement,
    any_value(codes) filter (where list = 'screening') as screening,
    any_value(codes) filter (where list = 'yes_no') as yes_no,
    any_value(codes) filter (where list = 'water_source') as water_source,
    any_value(codes) filter (where list = 'toilet_type') as toilet_type,
    any_value(codes) filter (where list = 'class') as class
  from by_list
)
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, r.village_folded, trim(r.household_no) as household_no, r.head_name, r.head_name_folded,
  trim(r.head_national_id) as head_national_id,
  code_of(k.sex, r.head_sex) as head_sex,
  code_of(k.ethnicity, r.head_ethnicity) as head_ethnicity,
  code_of(k.listed_class, r.listed_as) as listed_as,
  code_of(k.listed_class, r.last_listed_as) as last_listed_as,
  code_of(k.movement, r.movement) as movement,
  code_of(k.screening, r.screening_a) as screening_a,
  code_of(k.yes_no, r.farming_household) = 'yes' as farming_household,
  code_of(k.yes_no, r.no_labour_capacity) = 'yes' as no_labour_capacity,
  code_of(k.yes_no, r.merit_member) = 'yes' as merit_member,
  code_of(k.yes_no, r.registered_exit) = 'yes' as registered_exit,
  code_of(k.yes_no, r.wall_durable) = 'yes' as wall_durable,
  code_of(k.yes_no, r.frame_durable) = 'yes' as frame_durable,
  code_of(k.yes_no, r.roof_durable) = 'yes' as roof_durable,
  code_of(k.water_source, r.water_source) as water_source,
  code_of(k.toilet_type, r.toilet_type) as toilet_type,
  code_of(k.yes_no, r.uses_internet) = 'yes' as uses_internet,
  code_of(k.class, r.reported_class) as reported_class,
  r.head_birth as head_birth_typed,
  as_date(r.head_birth) as head_birth,
  coalesce(as_year(r.head_birth), year(as_date(r.head_birth))) as head_birth_year,
  as_integer(r.member_count) as member_count,
  as_year(r.last_listed_year) as last_listed_year,
  trim(r.origin_household_no) as origin_household_no,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || number_key(r.origin_household_no) as origin_key,
  as_integer(r.b1_score) as b1_score, as_integer(r.b2_score) as b2_score,
  r.b1_score is null and r.b2_score is null as unscored,
  case when r.deprived_01 is null then false else code_of(k.yes_no, r.deprived_01) = 'yes' end as deprived_01,
  case when r.deprived_02 is null then false else code_of(k.yes_no, r.deprived_02) = 'yes' end as deprived_02,
  case when r.deprived_03 is null then false else code_of(k.yes_no, r.deprived_03) = 'yes' end as deprived_03,
  case when r.deprived_04 is null then false else code_of(k.yes_no, r.deprived_04) = 'yes' end as deprived_04,
  case when r.deprived_05 is null then false else code_of(k.yes_no, r.deprived_05) = 'yes' end as deprived_05,
  case when r.deprived_06 is null then false else code_of(k.yes_no, r.deprived_06) = 'yes' end as deprived_06,
  case when r.deprived_07 is null then false else code_of(k.yes_no, r.deprived_07) = 'yes' end as deprived_07,
  case when r.deprived_08 is null then false else code_of(k.yes_no, r.deprived_08) = 'yes' end as deprived_08,
  case when r.deprived_09 is null then false else code_of(k.yes_no, r.deprived_09) = 'yes' end as deprived_09,
  case when r.deprived_10 is null then false else code_of(k.yes_no, r.deprived_10) = 'yes' end as deprived_10,
  case when r.deprived_11 is null then false else code_of(k.yes_no, r.deprived_11) = 'yes' end as deprived_11,
  case when r.deprived_12 is null then false else code_of(k.yes_no, r.deprived_12) = 'yes' end as deprived_12,
  (case when code_of(k.yes_no, r.deprived_01) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_02) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_03) = 'yes' then 1 else 0 end)
    + (case when code_of(k.yes_no, r.deprived_04) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_05) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_06) = 'yes' then 1 else 0 end)
    + (case when code_of(k.yes_no, r.deprived_07) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_08) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_09) = 'yes' then 1 else 0 end)
    + (case when code_of(k.yes_no, r.deprived_10) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_11) = 'yes' then 1 else 0 end) + (case when code_of(k.yes_no, r.deprived_12) = 'yes' then 1 else 0 end) as deprived_count,
  as_money(r.income_per_capita) as income_per_capita,
  r.causes as causes_typed, r.info_devices as info_devices_typed, r.support_needs as support_needs_typed,
  as_decimal(r.house_area_m2) as house_area_m2,
  as_date(r.surveyed_on) as surveyed_on, r.surveyor
from raw_households r
cross join k
join stg_workbooks w on w.source_file = r.source_file and w.accepted
where w.role = 'survey'
