-- view: yes
-- title: Hộ không có lỗi, đi tiếp vào xếp loại và biểu | Households without an error, which go on to class and forms
-- grain: one row per surveyed household that is not held out
select h.*
from int_surveyed h
left join int_held_out x on x.held_key = h.household_key and x.list = 'survey'
where x.held_key is null
