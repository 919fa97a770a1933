-- title: Ô bắt buộc mà để trống, và ô có ghi mà không đọc được | Required cells that are empty, and cells that are typed and cannot be read
-- grain: one row per such cell of an accepted workbook; the checks of 20_checks say what each means
-- columns:
--   table_name: Bảng của ô: households, members, previous | Table of the cell
--   need: required phải ghi, deciding quyết định kết quả khi có ghi, indicator chỉ số thiếu hụt, descriptive mô tả | What the cell is for
--   typed: Giá trị như đã ghi; trống là ô trống | Text as typed; null when the cell is empty
with keys (table_name, need, column_key) as (
  values
    ('households', 'required', 'household_no'), ('households', 'required', 'village'), ('households', 'required', 'head_name'), ('households', 'required', 'head_sex'),
    ('households', 'required', 'head_birth'), ('households', 'required', 'head_ethnicity'), ('households', 'required', 'member_count'), ('households', 'required', 'listed_as'),
    ('households', 'deciding', 'last_listed_year'), ('households', 'deciding', 'last_listed_as'), ('households', 'deciding', 'movement'), ('households', 'deciding', 'screening_a'),
    ('households', 'deciding', 'b1_score'), ('households', 'deciding', 'b2_score'), ('households', 'deciding', 'income_per_capita'), ('households', 'deciding', 'farming_household'),
    ('households', 'indicator', 'deprived_01'), ('households', 'indicator', 'deprived_02'), ('households', 'indicator', 'deprived_03'), ('households', 'indicator', 'deprived_04'),
    ('households', 'indicator', 'deprived_05'), ('households', 'indicator', 'deprived_06'), ('households', 'indicator', 'deprived_07'), ('households', 'indicator', 'deprived_08'),
    ('households', 'indicator', 'deprived_09'), ('households', 'indicator', 'deprived_10'), ('households', 'indicator', 'deprived_11'), ('households', 'indicator', 'deprived_12'),
    ('households', 'descriptive', 'no_labour_capacity'), ('households', 'descriptive', 'merit_member'), ('households', 'descriptive', 'registered_exit'), ('households', 'descriptive', 'wall_durable'),
    ('households', 'descriptive', 'frame_durable'), ('households', 'descriptive', 'roof_durable'), ('households', 'descriptive', 'water_source'), ('households', 'descriptive', 'toilet_type'),
    ('households', 'descriptive', 'uses_internet'), ('households', 'descriptive', 'reported_class'), ('households', 'descriptive', 'house_area_m2'), ('households', 'descriptive', 'surveyed_on'),
    ('members', 'required', 'household_no'), ('members', 'required', 'village'), ('members', 'required', 'member_no'), ('members', 'required', 'full_name'),
    ('members', 'required', 'relation'), ('members', 'required', 'sex'), ('members', 'required', 'birth'), ('members', 'deciding', 'health_insurance'),
    ('members', 'descriptive', 'ethnicity'), ('members', 'descriptive', 'schooling'), ('members', 'descriptive', 'education'), ('members', 'descriptive', 'on_job_training'),
    ('members', 'descriptive', 'employment'), ('members', 'descriptive', 'labour_contract'), ('members', 'descriptive', 'monthly_allowance'), ('members', 'descriptive', 'disability'),
    ('members', 'descriptive', 'undernourished'),
    ('previous', 'required', 'household_no'), ('previous', 'required', 'village'), ('previous', 'required', 'head_name'), ('previous', 'required', 'member_count'),
    ('previous', 'required', 'class')
),
households as (
  select k.table_name, s.source_file, s.source_sheet, s.source_row, s.household_key, s.commune_code, s.village, s.household_no, k.column_key, k.need,
    case k.column_key
      when 'household_no' then r.household_no when 'village' then r.village when 'head_name' then r.head_name when 'head_sex' then r.head_sex
      when 'head_birth' then r.head_birth when 'head_ethnicity' then r.head_ethnicity when 'member_count' then r.member_count when 'listed_as' then r.listed_as
      when 'last_listed_year' then r.last_listed_year when 'last_listed_as' then r.last_listed_as when 'movement' then r.movement when 'screening_a' then r.screening_a
      when 'b1_score' then r.b1_score when 'b2_score' then r.b2_score when 'income_per_capita' then r.income_per_capita when 'farming_household' then r.farming_household
      when 'deprived_01' then r.deprived_01 when 'deprived_02' then r.deprived_02 when 'deprived_03' then r.deprived_03 when 'deprived_04' then r.deprived_04
      when 'deprived_05' then r.deprived_05 when 'deprived_06' then r.deprived_06 when 'deprived_07' then r.deprived_07 when 'deprived_08' then r.deprived_08
      when 'deprived_09' then r.deprived_09 when 'deprived_10' then r.deprived_10 when 'deprived_11' then r.deprived_11 when 'deprived_12' then r.deprived_12
      when 'no_labour_capacity' then r.no_labour_capacity when 'merit_member' then r.merit_member when 'registered_exit' then r.registered_exit when 'wall_durable' then r.wall_durable
      when 'frame_durable' then r.frame_durable when 'roof_durable' then r.roof_durable when 'water_source' then r.water_source when 'toilet_type' then r.toilet_type
      when 'uses_internet' then r.uses_internet when 'reported_class' then r.reported_class when 'house_area_m2' then r.house_area_m2 when 'surveyed_on' then r.surveyed_on
    end as typed,
    case k.column_key
      when 'household_no' then s.household_no is null when 'village' then s.village is null when 'head_name' then s.head_name is null when 'head_sex' then s.head_sex is null
      when 'head_birth' then s.head_birth_year is null when 'head_ethnicity' then s.head_ethnicity is null when 'member_count' then s.member_count is null when 'listed_as' then s.listed_as is null
      when 'last_listed_year' then s.last_listed_year is null when 'last_listed_as' then s.last_listed_as is null when 'movement' then s.movement is null when 'screening_a' then s.screening_a is null
      when 'b1_score' then s.b1_score is null when 'b2_score' then s.b2_score is null when 'income_per_capita' then s.income_per_capita is null when 'farming_household' then s.farming_household is null
      when 'deprived_01' then s.deprived_01 is null when 'deprived_02' then s.deprived_02 is null when 'deprived_03' then s.deprived_03 is null when 'deprived_04' then s.deprived_04 is null
      when 'deprived_05' then s.deprived_05 is null when 'deprived_06' then s.deprived_06 is null when 'deprived_07' then s.deprived_07 is null when 'deprived_08' then s.deprived_08 is null
      when 'deprived_09' then s.deprived_09 is null when 'deprived_10' then s.deprived_10 is null when 'deprived_11' then s.deprived_11 is null when 'deprived_12' then s.deprived_12 is null
      when 'no_labour_capacity' then s.no_labour_capacity is null when 'merit_member' then s.merit_member is null when 'registered_exit' then s.registered_exit is null when 'wall_durable' then s.wall_durable is null
      when 'frame_durable' then s.frame_durable is null when 'roof_durable' then s.roof_durable is null when 'water_source' then s.water_source is null when 'toilet_type' then s.toilet_type is null
      when 'uses_internet' then s.uses_internet is null when 'reported_class' then s.reported_class is null when 'house_area_m2' then s.house_area_m2 is null when 'surveyed_on' then s.surveyed_on is null
    end as unread
  from raw_households r
  join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row and s.unread
  join keys k on k.table_name = 'households'
),
members as (
  select k.table_name, s.source_file, s.source_sheet, s.source_row, s.household_key, s.commune_code, s.village, s.household_no, k.column_key, k.need,
    case k.column_key
      when 'household_no' then r.household_no when 'village' then r.village when 'member_no' then r.member_no when 'full_name' then r.full_name
      when 'relation' then r.relation when 'sex' then r.sex when 'birth' then r.birth when 'health_insurance' then r.health_insurance
      when 'ethnicity' then r.ethnicity when 'schooling' then r.schooling when 'education' then r.education when 'on_job_training' then r.on_job_training
      when 'employment' then r.employment when 'labour_contract' then r.labour_contract when 'monthly_allowance' then r.monthly_allowance when 'disability' then r.disability
      when 'undernourished' then r.undernourished
    end as typed,
    case k.column_key
      when 'household_no' then s.household_no is null when 'village' then s.village is null when 'member_no' then s.member_no is null when 'full_name' then s.full_name is null
      when 'relation' then s.relation is null when 'sex' then s.sex is null when 'birth' then s.birth_year is null when 'health_insurance' then s.health_insurance is null
      when 'ethnicity' then s.ethnicity is null when 'schooling' then s.schooling is null when 'education' then s.education is null when 'on_job_training' then s.on_job_training is null
      when 'employment' then s.employment is null when 'labour_contract' then s.labour_contract is null when 'monthly_allowance' then s.monthly_allowance is null when 'disability' then s.disability is null
      when 'undernourished' then s.undernourished is null
    end as unread
  from raw_members r
  join stg_members s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row and s.unread
  join keys k on k.table_name = 'members'
),
previous as (
  select k.table_name, s.source_file, s.source_sheet, s.source_row, s.household_key, s.commune_code, s.village, s.household_no, k.column_key, k.need,
    case k.column_key
      when 'household_no' then r.household_no when 'village' then r.village when 'head_name' then r.head_name when 'member_count' then r.member_count
      when 'class' then r.class
    end as typed,
    case k.column_key
      when 'household_no' then s.household_no is null when 'village' then s.village is null and not s.without_village when 'head_name' then s.head_name is null when 'member_count' then s.member_count is null
      when 'class' then s.class is null
    end as unread
  from raw_previous r
  join stg_previous s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row and s.unread
  join keys k on k.table_name = 'previous'
),
cells as (
  select * from households
  union all
  select * from members
  union all
  select * from previous
)
select table_name, source_file, source_sheet, source_row, household_key, commune_code, village, household_no, column_key, need, typed
from cells
where unread and (typed is not null or need = 'required')
