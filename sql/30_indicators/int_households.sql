-- view: yes
-- title: Hộ không có lỗi, đi tiếp vào xếp loại và biểu | Households without an error, which go on to class and forms
-- grain: one row per surveyed household that is not held out
select h.*,
  fingerprint(coalesce(cast(h.b1_score as string), '') || '|' || coalesce(cast(h.income_per_capita as string), '') || '|' || h.member_count
    || '|' || (case when h.deprived_01 then '1' else '0' end) || (case when h.deprived_02 then '1' else '0' end) || (case when h.deprived_03 then '1' else '0' end) || (case when h.deprived_04 then '1' else '0' end) || (case when h.deprived_05 then '1' else '0' end) || (case when h.deprived_06 then '1' else '0' end) || (case when h.deprived_07 then '1' else '0' end) || (case when h.deprived_08 then '1' else '0' end) || (case when h.deprived_09 then '1' else '0' end) || (case when h.deprived_10 then '1' else '0' end) || (case when h.deprived_11 then '1' else '0' end) || (case when h.deprived_12 then '1' else '0' end)
    || '|' || coalesce(cast(h.house_area_m2 as string), '') || '|' || coalesce(h.water_source, '') || '|' || coalesce(h.toilet_type, '')
    || '|' || coalesce(cast(h.wall_durable as string), '') || coalesce(cast(h.frame_durable as string), '') || coalesce(cast(h.roof_durable as string), '')) as answers_sha256
from int_surveyed h
left join int_held_out x on x.held_key = h.household_key and x.list = 'survey'
where x.held_key is null
