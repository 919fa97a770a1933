-- code: HO-004
-- severity: warning
-- message: Cột "{label}": không hiểu giá trị "{value}"; coi như chưa trả lời.
-- message_en: Column "{label}": the value "{value}" cannot be read and counts as unanswered.
-- remedy: Sửa ô theo danh sách của cột.
-- remedy_en: Correct the cell to the list of its column.
-- grain: one row per household row and descriptive cell that cannot be read
with cells as (
  select r.source_file, r.source_row, 'no_labour_capacity' as column_key, r.no_labour_capacity as value from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.no_labour_capacity is not null and s.no_labour_capacity is null
  union all select r.source_file, r.source_row, 'merit_member', r.merit_member from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.merit_member is not null and s.merit_member is null
  union all select r.source_file, r.source_row, 'registered_exit', r.registered_exit from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.registered_exit is not null and s.registered_exit is null
  union all select r.source_file, r.source_row, 'wall_durable', r.wall_durable from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.wall_durable is not null and s.wall_durable is null
  union all select r.source_file, r.source_row, 'frame_durable', r.frame_durable from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.frame_durable is not null and s.frame_durable is null
  union all select r.source_file, r.source_row, 'roof_durable', r.roof_durable from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.roof_durable is not null and s.roof_durable is null
  union all select r.source_file, r.source_row, 'water_source', r.water_source from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.water_source is not null and s.water_source is null
  union all select r.source_file, r.source_row, 'toilet_type', r.toilet_type from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.toilet_type is not null and s.toilet_type is null
  union all select r.source_file, r.source_row, 'uses_internet', r.uses_internet from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.uses_internet is not null and s.uses_internet is null
  union all select r.source_file, r.source_row, 'reported_class', r.reported_class from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.reported_class is not null and s.reported_class is null
  union all select r.source_file, r.source_row, 'house_area_m2', r.house_area_m2 from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.house_area_m2 is not null and s.house_area_m2 is null
  union all select r.source_file, r.source_row, 'surveyed_on', r.surveyed_on from raw_households r join stg_households s on s.source_file = r.source_file and s.source_sheet = r.source_sheet and s.source_row = r.source_row where r.surveyed_on is not null and s.surveyed_on is null
)
select h.source_file, h.source_sheet, h.source_row, c.column_key, c.value, cast(null as string) as detail, h.household_key, h.commune_code, h.village, h.household_no
from cells c
join stg_households h on h.source_file = c.source_file and h.source_row = c.source_row
