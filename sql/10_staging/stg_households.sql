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
    any_value(codes) filter (where list = 'class') as class,
    any_value(codes) filter (where list = 'cause') as cause
  from by_list
),
coded as (
  -- before the join: after it DuckDB copies the maps of words for every row
  select r.*,
    nullif(array_to_string(list_sort(list_distinct(list_transform(string_split(replace(replace(r.causes, ';', ','), '+', ','), ','), typed_part -> code_of(k.cause, trim(typed_part))))), ','), '') as cause_codes,
    code_of(k.sex, r.head_sex) as head_sex_code,
    code_of(k.ethnicity, r.head_ethnicity) as head_ethnicity_code,
    code_of(k.listed_class, r.listed_as) as listed_as_code,
    code_of(k.listed_class, r.last_listed_as) as last_listed_as_code,
    code_of(k.movement, r.movement) as movement_code,
    code_of(k.screening, r.screening_a) as screening_a_code,
    code_of(k.yes_no, r.farming_household) = 'yes' as farming_household_said,
    code_of(k.yes_no, r.no_labour_capacity) = 'yes' as no_labour_capacity_said,
    code_of(k.yes_no, r.merit_member) = 'yes' as merit_member_said,
    code_of(k.yes_no, r.registered_exit) = 'yes' as registered_exit_said,
    code_of(k.yes_no, r.wall_durable) = 'yes' as wall_durable_said,
    code_of(k.yes_no, r.frame_durable) = 'yes' as frame_durable_said,
    code_of(k.yes_no, r.roof_durable) = 'yes' as roof_durable_said,
    code_of(k.water_source, r.water_source) as water_source_code,
    code_of(k.toilet_type, r.toilet_type) as toilet_type_code,
    code_of(k.yes_no, r.uses_internet) = 'yes' as uses_internet_said,
    code_of(k.class, r.reported_class) as reported_class_code,
    code_of(k.yes_no, r.deprived_01) = 'yes' as deprived_01_said,
    code_of(k.yes_no, r.deprived_02) = 'yes' as deprived_02_said,
    code_of(k.yes_no, r.deprived_03) = 'yes' as deprived_03_said,
    code_of(k.yes_no, r.deprived_04) = 'yes' as deprived_04_said,
    code_of(k.yes_no, r.deprived_05) = 'yes' as deprived_05_said,
    code_of(k.yes_no, r.deprived_06) = 'yes' as deprived_06_said,
    code_of(k.yes_no, r.deprived_07) = 'yes' as deprived_07_said,
    code_of(k.yes_no, r.deprived_08) = 'yes' as deprived_08_said,
    code_of(k.yes_no, r.deprived_09) = 'yes' as deprived_09_said,
    code_of(k.yes_no, r.deprived_10) = 'yes' as deprived_10_said,
    code_of(k.yes_no, r.deprived_11) = 'yes' as deprived_11_said,
    code_of(k.yes_no, r.deprived_12) = 'yes' as deprived_12_said
  from raw_households r
  cross join k
)
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, r.village_folded, trim(r.household_no) as household_no, r.head_name, r.head_name_folded,
  trim(r.head_national_id) as head_national_id,
  r.head_sex_code as head_sex,
  r.head_ethnicity_code as head_ethnicity,
  r.listed_as_code as listed_as,
  r.last_listed_as_code as last_listed_as,
  r.movement_code as movement,
  r.screening_a_code as screening_a,
  r.farming_household_said as farming_household,
  r.no_labour_capacity_said as no_labour_capacity,
  r.merit_member_said as merit_member,
  r.registered_exit_said as registered_exit,
  r.wall_durable_said as wall_durable,
  r.frame_durable_said as frame_durable,
  r.roof_durable_said as roof_durable,
  r.water_source_code as water_source,
  r.toilet_type_code as toilet_type,
  r.uses_internet_said as uses_internet,
  r.reported_class_code as reported_class,
  r.head_birth as head_birth_typed,
  as_date(r.head_birth) as head_birth,
  coalesce(as_year(r.head_birth), year(as_date(r.head_birth))) as head_birth_year,
  as_integer(r.member_count) as member_count,
  as_year(r.last_listed_year) as last_listed_year,
  trim(r.origin_household_no) as origin_household_no,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || number_key(r.origin_household_no) as origin_key,
  as_integer(r.b1_score) as b1_score, as_integer(r.b2_score) as b2_score,
  r.b1_score is null and r.b2_score is null as unscored,
  case when r.deprived_01 is null then false else r.deprived_01_said end as deprived_01,
  case when r.deprived_02 is null then false else r.deprived_02_said end as deprived_02,
  case when r.deprived_03 is null then false else r.deprived_03_said end as deprived_03,
  case when r.deprived_04 is null then false else r.deprived_04_said end as deprived_04,
  case when r.deprived_05 is null then false else r.deprived_05_said end as deprived_05,
  case when r.deprived_06 is null then false else r.deprived_06_said end as deprived_06,
  case when r.deprived_07 is null then false else r.deprived_07_said end as deprived_07,
  case when r.deprived_08 is null then false else r.deprived_08_said end as deprived_08,
  case when r.deprived_09 is null then false else r.deprived_09_said end as deprived_09,
  case when r.deprived_10 is null then false else r.deprived_10_said end as deprived_10,
  case when r.deprived_11 is null then false else r.deprived_11_said end as deprived_11,
  case when r.deprived_12 is null then false else r.deprived_12_said end as deprived_12,
  (case when r.deprived_01_said then 1 else 0 end) + (case when r.deprived_02_said then 1 else 0 end) + (case when r.deprived_03_said then 1 else 0 end)
    + (case when r.deprived_04_said then 1 else 0 end) + (case when r.deprived_05_said then 1 else 0 end) + (case when r.deprived_06_said then 1 else 0 end)
    + (case when r.deprived_07_said then 1 else 0 end) + (case when r.deprived_08_said then 1 else 0 end) + (case when r.deprived_09_said then 1 else 0 end)
    + (case when r.deprived_10_said then 1 else 0 end) + (case when r.deprived_11_said then 1 else 0 end) + (case when r.deprived_12_said then 1 else 0 end) as deprived_count,
  as_money(r.income_per_capita) as income_per_capita,
  r.causes as causes_typed, r.cause_codes, r.info_devices as info_devices_typed, r.support_needs as support_needs_typed,
  as_decimal(r.house_area_m2) as house_area_m2,
  as_date(r.surveyed_on) as surveyed_on, r.surveyor,
  r.household_no is null or r.village is null or r.head_name is null or r.head_sex_code is null
    or coalesce(as_year(r.head_birth), year(as_date(r.head_birth))) is null or r.head_ethnicity_code is null or as_integer(r.member_count) is null or r.listed_as_code is null
    or r.last_listed_year is not null and as_year(r.last_listed_year) is null or r.last_listed_as is not null and r.last_listed_as_code is null or r.movement is not null and r.movement_code is null or r.screening_a is not null and r.screening_a_code is null
    or r.b1_score is not null and as_integer(r.b1_score) is null or r.b2_score is not null and as_integer(r.b2_score) is null or r.income_per_capita is not null and as_money(r.income_per_capita) is null or r.farming_household is not null and r.farming_household_said is null
    or r.deprived_01 is not null and r.deprived_01_said is null or r.deprived_02 is not null and r.deprived_02_said is null or r.deprived_03 is not null and r.deprived_03_said is null or r.deprived_04 is not null and r.deprived_04_said is null
    or r.deprived_05 is not null and r.deprived_05_said is null or r.deprived_06 is not null and r.deprived_06_said is null or r.deprived_07 is not null and r.deprived_07_said is null or r.deprived_08 is not null and r.deprived_08_said is null
    or r.deprived_09 is not null and r.deprived_09_said is null or r.deprived_10 is not null and r.deprived_10_said is null or r.deprived_11 is not null and r.deprived_11_said is null or r.deprived_12 is not null and r.deprived_12_said is null
    or r.no_labour_capacity is not null and r.no_labour_capacity_said is null or r.merit_member is not null and r.merit_member_said is null or r.registered_exit is not null and r.registered_exit_said is null or r.wall_durable is not null and r.wall_durable_said is null
    or r.frame_durable is not null and r.frame_durable_said is null or r.roof_durable is not null and r.roof_durable_said is null or r.water_source is not null and r.water_source_code is null or r.toilet_type is not null and r.toilet_type_code is null
    or r.uses_internet is not null and r.uses_internet_said is null or r.reported_class is not null and r.reported_class_code is null or r.house_area_m2 is not null and as_decimal(r.house_area_m2) is null or r.surveyed_on is not null and as_date(r.surveyed_on) is null as unread
from coded r
join stg_workbooks w on w.source_file = r.source_file and w.accepted
where w.role = 'survey'
