-- title: Hộ được rà soát, đã đọc đúng kiểu
-- grain: one row per row of sheet Hộ of an accepted workbook; a cell that cannot be read is null here and a finding in 20_checks
select r.source_file, r.source_sheet, r.source_row, w.commune_code,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || coalesce(number_key(r.household_no), '') as household_key,
  r.village, r.village_folded, trim(r.household_no) as household_no, r.head_name, r.head_name_folded,
  trim(r.head_national_id) as head_national_id,
  head_sex.code as head_sex,
  head_ethnicity.code as head_ethnicity,
  listed_as.code as listed_as,
  last_listed_as.code as last_listed_as,
  movement.code as movement,
  screening_a.code as screening_a,
  case farming_household.code when 'yes' then true when 'no' then false end as farming_household,
  case no_labour_capacity.code when 'yes' then true when 'no' then false end as no_labour_capacity,
  case merit_member.code when 'yes' then true when 'no' then false end as merit_member,
  case registered_exit.code when 'yes' then true when 'no' then false end as registered_exit,
  case wall_durable.code when 'yes' then true when 'no' then false end as wall_durable,
  case frame_durable.code when 'yes' then true when 'no' then false end as frame_durable,
  case roof_durable.code when 'yes' then true when 'no' then false end as roof_durable,
  water_source.code as water_source,
  toilet_type.code as toilet_type,
  case uses_internet.code when 'yes' then true when 'no' then false end as uses_internet,
  reported_class.code as reported_class,
  r.head_birth as head_birth_typed,
  as_date(r.head_birth) as head_birth,
  coalesce(as_year(r.head_birth), year(as_date(r.head_birth))) as head_birth_year,
  as_integer(r.member_count) as member_count,
  as_year(r.last_listed_year) as last_listed_year,
  trim(r.origin_household_no) as origin_household_no,
  w.commune_code || '/' || coalesce(r.village_folded, '') || '/' || number_key(r.origin_household_no) as origin_key,
  as_integer(r.b1_score) as b1_score, as_integer(r.b2_score) as b2_score,
  r.b1_score is null and r.b2_score is null as unscored,
  case when r.deprived_01 is null then false else deprived_01.code = 'yes' end as deprived_01,
  case when r.deprived_02 is null then false else deprived_02.code = 'yes' end as deprived_02,
  case when r.deprived_03 is null then false else deprived_03.code = 'yes' end as deprived_03,
  case when r.deprived_04 is null then false else deprived_04.code = 'yes' end as deprived_04,
  case when r.deprived_05 is null then false else deprived_05.code = 'yes' end as deprived_05,
  case when r.deprived_06 is null then false else deprived_06.code = 'yes' end as deprived_06,
  case when r.deprived_07 is null then false else deprived_07.code = 'yes' end as deprived_07,
  case when r.deprived_08 is null then false else deprived_08.code = 'yes' end as deprived_08,
  case when r.deprived_09 is null then false else deprived_09.code = 'yes' end as deprived_09,
  case when r.deprived_10 is null then false else deprived_10.code = 'yes' end as deprived_10,
  case when r.deprived_11 is null then false else deprived_11.code = 'yes' end as deprived_11,
  case when r.deprived_12 is null then false else deprived_12.code = 'yes' end as deprived_12,
  (case when deprived_01.code = 'yes' then 1 else 0 end) + (case when deprived_02.code = 'yes' then 1 else 0 end) + (case when deprived_03.code = 'yes' then 1 else 0 end)
    + (case when deprived_04.code = 'yes' then 1 else 0 end) + (case when deprived_05.code = 'yes' then 1 else 0 end) + (case when deprived_06.code = 'yes' then 1 else 0 end)
    + (case when deprived_07.code = 'yes' then 1 else 0 end) + (case when deprived_08.code = 'yes' then 1 else 0 end) + (case when deprived_09.code = 'yes' then 1 else 0 end)
    + (case when deprived_10.code = 'yes' then 1 else 0 end) + (case when deprived_11.code = 'yes' then 1 else 0 end) + (case when deprived_12.code = 'yes' then 1 else 0 end) as deprived_count,
  as_money(r.income_per_capita) as income_per_capita,
  r.causes as causes_typed, r.info_devices as info_devices_typed, r.support_needs as support_needs_typed,
  as_decimal(r.house_area_m2) as house_area_m2,
  as_date(r.surveyed_on) as surveyed_on, r.surveyor
from raw_households r
join stg_workbooks w on w.source_file = r.source_file and w.accepted
left join ref_codes head_sex on head_sex.list = 'sex' and head_sex.word = fold_word(r.head_sex)
left join ref_codes head_ethnicity on head_ethnicity.list = 'ethnicity' and head_ethnicity.word = fold_word(r.head_ethnicity)
left join ref_codes listed_as on listed_as.list = 'listed_class' and listed_as.word = fold_word(r.listed_as)
left join ref_codes last_listed_as on last_listed_as.list = 'listed_class' and last_listed_as.word = fold_word(r.last_listed_as)
left join ref_codes movement on movement.list = 'movement' and movement.word = fold_word(r.movement)
left join ref_codes screening_a on screening_a.list = 'screening' and screening_a.word = fold_word(r.screening_a)
left join ref_codes farming_household on farming_household.list = 'yes_no' and farming_household.word = fold_word(r.farming_household)
left join ref_codes no_labour_capacity on no_labour_capacity.list = 'yes_no' and no_labour_capacity.word = fold_word(r.no_labour_capacity)
left join ref_codes merit_member on merit_member.list = 'yes_no' and merit_member.word = fold_word(r.merit_member)
left join ref_codes registered_exit on registered_exit.list = 'yes_no' and registered_exit.word = fold_word(r.registered_exit)
left join ref_codes wall_durable on wall_durable.list = 'yes_no' and wall_durable.word = fold_word(r.wall_durable)
left join ref_codes frame_durable on frame_durable.list = 'yes_no' and frame_durable.word = fold_word(r.frame_durable)
left join ref_codes roof_durable on roof_durable.list = 'yes_no' and roof_durable.word = fold_word(r.roof_durable)
left join ref_codes water_source on water_source.list = 'water_source' and water_source.word = fold_word(r.water_source)
left join ref_codes toilet_type on toilet_type.list = 'toilet_type' and toilet_type.word = fold_word(r.toilet_type)
left join ref_codes uses_internet on uses_internet.list = 'yes_no' and uses_internet.word = fold_word(r.uses_internet)
left join ref_codes reported_class on reported_class.list = 'class' and reported_class.word = fold_word(r.reported_class)
left join ref_codes deprived_01 on deprived_01.list = 'yes_no' and deprived_01.word = fold_word(r.deprived_01)
left join ref_codes deprived_02 on deprived_02.list = 'yes_no' and deprived_02.word = fold_word(r.deprived_02)
left join ref_codes deprived_03 on deprived_03.list = 'yes_no' and deprived_03.word = fold_word(r.deprived_03)
left join ref_codes deprived_04 on deprived_04.list = 'yes_no' and deprived_04.word = fold_word(r.deprived_04)
left join ref_codes deprived_05 on deprived_05.list = 'yes_no' and deprived_05.word = fold_word(r.deprived_05)
left join ref_codes deprived_06 on deprived_06.list = 'yes_no' and deprived_06.word = fold_word(r.deprived_06)
left join ref_codes deprived_07 on deprived_07.list = 'yes_no' and deprived_07.word = fold_word(r.deprived_07)
left join ref_codes deprived_08 on deprived_08.list = 'yes_no' and deprived_08.word = fold_word(r.deprived_08)
left join ref_codes deprived_09 on deprived_09.list = 'yes_no' and deprived_09.word = fold_word(r.deprived_09)
left join ref_codes deprived_10 on deprived_10.list = 'yes_no' and deprived_10.word = fold_word(r.deprived_10)
left join ref_codes deprived_11 on deprived_11.list = 'yes_no' and deprived_11.word = fold_word(r.deprived_11)
left join ref_codes deprived_12 on deprived_12.list = 'yes_no' and deprived_12.word = fold_word(r.deprived_12)
where w.role = 'survey'
