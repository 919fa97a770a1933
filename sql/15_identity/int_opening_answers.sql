-- title: Trả lời của phiếu năm nay cho hộ của danh sách đầu năm | What this year's survey says of the households of the opening list
-- grain: one row per household of the opening list that is found in the survey; 1 or 0, null where its workbook lacks the column (an empty cell is no)
with asked as (
  select source_file, source_sheet, max(case when key = 'no_labour_capacity' then 1 end) as capacity, max(case when key = 'registered_exit' then 1 end) as exits
  from raw_columns
  group by source_file, source_sheet
)
select m.opening_key, case when q.capacity = 1 then case when s.no_labour_capacity then 1 else 0 end end as no_labour_capacity,
  case when q.exits = 1 then case when s.registered_exit then 1 else 0 end end as registered_exit
from int_matches m
join int_present s on s.household_key = m.household_key
left join asked q on q.source_file = s.source_file and q.source_sheet = s.source_sheet
