-- title: Điểm B1 tính từ câu trả lời, để đối chiếu với điểm xã ghi | B1 score computed from the answers, to hold against the one that the commune wrote
-- grain: one row per present household when a table of points is given; computed_b1 is null when an item is open
-- slices: household_key
select household_key, case when sum(case when points is null then 1 else 0 end) = 0 then cast(sum(points) as bigint) end as computed_b1,
  cast(sum(case when points is null then 1 else 0 end) as bigint) as items_open
from int_b1_items
group by household_key
